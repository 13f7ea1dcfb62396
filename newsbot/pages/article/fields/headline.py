"""The article's headline, and what stands around it."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from selectolax.lexbor import LexborNode

from newsbot.pages.article.fields.heading_text import heading_text, is_in
from newsbot.pages.article.fields.surroundings import Near, elements_around
from newsbot.pages.metadata.sources import ArticleSources, text_of

_META = ("og:title", "twitter:title", "parsely-title", "dc.title")
# A bar, a dash or another sign between spaces, and no further one up to the end.
_SUFFIX = re.compile(r"\s+[|\u2013\u2014»·\u2039-]\s+(?=[^|\u2013\u2014»·\u2039]+$)")

Heading = tuple[str, LexborNode]


class Headline:
    """The headline as text and as a heading of the page, which need not have one."""

    def __init__(self, sources: ArticleSources) -> None:
        self._sources = sources

    @cached_property
    def text(self) -> str | None:
        """As the reader sees it, if the machine-readable title only adds to that
        (`Headline | Site`); else that title without the site's name.
        """
        heading = self._heading
        if heading and (self._stated is None or is_in(self._stated, heading[0])):
            return heading[0]
        title = self._stated or self.title
        return title and self._without_site(title)

    @cached_property
    def node(self) -> LexborNode | None:
        return self._heading[1] if self._heading else None

    @cached_property
    def surroundings(self) -> list[Near]:
        return [] if self.node is None else list(elements_around(self.node))

    @cached_property
    def _stated(self) -> str | None:
        headline = text_of(self._sources.article.get("headline"))
        titles = [headline] if headline else self._sources.meta.all(*_META)
        return next((title for title in titles if not self._sources.is_site_name(title)), None)

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
        """The heading that says most of the title; else the only top heading. The first of all
        where the title says nothing.
        """
        title = self._stated or self.title or ""
        top = self._not_site(_texts(self._sources.headlines, title))
        if self._sources.is_site_name(title):
            second = _texts(self._sources.document.tree.css("h2")[:3], title)
            return next(iter(top or self._not_site(second)), None)
        inside = [heading for heading in top if is_in(title, heading[0])]
        if not any(len(text) > len(title) / 2 for text, _ in inside):
            below = _texts(self._sources.document.tree.css("h2, h3")[:30], title)
            third = len(title) / 3
            inside += self._not_site(
                heading for heading in below if len(heading[0]) > third and is_in(title, heading[0])
            )
        if inside:
            return max(inside, key=lambda heading: len(heading[0]))
        return top[0] if len(top) == 1 or (top and not title) else None

    def _not_site(self, headings: Iterable[Heading]) -> list[Heading]:
        """The site's name over each page is no headline."""
        return [heading for heading in headings if not self._sources.is_site_name(heading[0])]

    def _without_site(self, title: str) -> str:
        suffix = _SUFFIX.search(title)
        if suffix and self._sources.is_site_name(title[suffix.end() :]):
            return title[: suffix.start()]
        return title


def _texts(nodes: list[LexborNode], title: str) -> Iterator[Heading]:
    """None without a text."""
    return ((text, node) for node in nodes if (text := heading_text(node, title)))
