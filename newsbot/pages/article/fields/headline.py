"""The article's headline, and what stands around it."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from newsbot.pages.article.fields.found import Found
from newsbot.pages.article.fields.heading_text import heading_text, is_cut, is_in, letters_of
from newsbot.pages.article.fields.surroundings import Near, elements_around
from newsbot.pages.article.fields.title_parts import without_site
from newsbot.pages.html.document import collapse
from newsbot.pages.html.nodes import upwards
from newsbot.pages.metadata.sources import ArticleSources, text_of

META = ("og:title", "twitter:title", "parsely-title", "dc.title")
MIN_CUT = 20  # letters of a title that was cut
FIRST_LINES = 60  # of a page's text, most of them white space

Heading = tuple[str, LexborNode]


class Agreed(NamedTuple):
    """A title of the page and the heading that comes nearest to it. `source`: the title's."""

    source: str
    title: str
    heading: Heading


class Headline:
    """The headline as text and as a heading of the page, which need not have one."""

    def __init__(self, sources: ArticleSources) -> None:
        self._sources = sources

    @property
    def text(self) -> str | None:
        return self.found.value

    @cached_property
    def found(self) -> Found[str | None]:
        """As the reader sees it, where one of the page's titles says the same or adds to it
        (`Headline | Site`): one that is worded for search engines or social networks alone gives
        way. Else the first title without the site's name.
        """
        for source, title, heading in self._agreed:
            return Found(self._as_seen(heading[0], title), f"heading, {source}")
        for source, title in self._stated():
            return Found(self._without_site(title), source)
        if self._heading:
            return Found(self._heading[0], "heading")
        return Found(self.title and self._without_site(self.title), self.title and "title")

    @cached_property
    def node(self) -> LexborNode | None:
        return self._heading[1] if self._heading else None

    @cached_property
    def around(self) -> frozenset[int]:
        """Of the elements that the heading stands in, itself among them: their `mem_id`s."""
        return frozenset(above.mem_id for above in upwards(self.node))

    @cached_property
    def surroundings(self) -> list[Near]:
        return [] if self.node is None else list(elements_around(self.node))

    @cached_property
    def _agreed(self) -> list[Agreed]:
        """The first title that has a whole heading; else one that has most of it, or was cut; else
        the page's own. Empty where no heading is in any.
        """
        tried = []
        for agreed in self._with_heading(self._stated()):
            if self._has_heading(agreed):
                return [agreed]
            tried.append(agreed)
        page = self._with_heading([("title", self.title or "")])
        others = chain(filter(_is_most_of_heading, tried), filter(self._has_heading, page))
        return list(islice(others, 1))

    def _with_heading(self, titles: Iterable[tuple[str, str]]) -> Iterator[Agreed]:
        for source, title in titles:
            heading = self._heading_of(title) if title else None
            if heading:
                yield Agreed(source, title, heading)

    def _has_heading(self, agreed: Agreed) -> bool:
        """Whatever the site adds to it. A section's name over the headline is too short for one."""
        shown, said = letters_of(agreed.heading[0]), letters_of(agreed.title)
        return bool(shown) and (
            (shown in said and len(shown) * 3 > len(said))
            or shown == letters_of(self._without_site(agreed.title))
        )

    def _as_seen(self, heading: str, title: str) -> str:
        """The heading, unless the title leaves out a part of it, or says it without shouting."""
        own = self._without_site(title)
        shown, said = letters_of(heading), letters_of(own)
        if shown == said:
            return own if heading.isupper() and not own.isupper() else heading
        return own if said in shown and not is_cut(own) else heading

    def _stated(self) -> Iterator[tuple[str, str]]:
        """What the page states for programs, each under its source's name."""
        headline = text_of(self._sources.article.get("headline"))
        metas = ((name, self._sources.meta.first(name)) for name in META)
        for name, title in chain([("JSON-LD", headline)], metas):
            if title and not self._sources.is_site_name(title):
                yield name, title

    @property
    def shown(self) -> tuple[str, ...]:
        """The page's top headings, be they the headline or not."""
        return tuple(
            text for text, _ in self._not_site(_texts(self._sources.headlines, self.title or ""))
        )

    @cached_property
    def title(self) -> str | None:
        # A drawing in the text may have a title of its own.
        title = self._sources.document.tree.css_first("title:not(svg title)")
        return None if title is None else text_of(title.text())

    @cached_property
    def _heading(self) -> Heading | None:
        """Where the headline stands, whether or not its words are another's."""
        for _, _, heading in self._agreed:
            return heading
        _, first = next(self._stated(), ("title", self.title))
        return self._heading_of(first or "")

    def _heading_of(self, title: str) -> Heading | None:
        """The heading that says most of the title; else the only top heading. The first of all
        where the title says nothing.
        """
        top = self._not_site(_texts(self._sources.headlines, title))
        if self._sources.is_site_name(title):
            second = _texts(self._sources.document.tree.css("h2")[:3], title)
            return next(iter(top or self._not_site(second)), None)
        inside = [heading for heading in top if is_in(title, heading[0])]
        if not any(len(text) > len(title) / 2 for text, _ in inside):
            below = _texts(self._sources.document.tree.css("h2, h3")[:30], title)
            # Beside a top heading with other words, a part of the title is a sub-heading.
            least = len(title) / (2 if top else 3)
            inside += self._not_site(
                heading for heading in below if len(heading[0]) > least and is_in(title, heading[0])
            )
        if inside:
            return max(inside, key=lambda heading: len(heading[0]))
        return top[0] if len(top) == 1 or (top and not title) else None

    def _not_site(self, headings: Iterable[Heading]) -> list[Heading]:
        """The site's name over each page is no headline."""
        return [heading for heading in headings if not self._sources.is_site_name(heading[0])]

    def _without_site(self, title: str) -> str:
        return without_site(title, self._names_site)

    def _names_site(self, text: str) -> bool:
        """Also by what leads to its front page, or what the page begins with."""
        return (
            self._sources.is_site_name(text)
            or text.casefold() in self._sources.home_names
            or text == self._first_line
        )

    @cached_property
    def _first_line(self) -> str | None:
        body = self._sources.document.body
        lines = [] if body is None else body.text(separator="\n").split("\n", FIRST_LINES)
        return next(filter(None, map(collapse, lines[:FIRST_LINES])), None)


def _is_most_of_heading(agreed: Agreed) -> bool:
    shown, said = letters_of(agreed.heading[0]), letters_of(agreed.title)
    if said in shown and len(said) * 2 > len(shown):
        return True
    return len(said) >= MIN_CUT and is_cut(agreed.title) and shown.startswith(said[:-1])


def _texts(nodes: list[LexborNode], title: str) -> Iterator[Heading]:
    """None without a text."""
    return ((text, node) for node in nodes if (text := heading_text(node, title)))
