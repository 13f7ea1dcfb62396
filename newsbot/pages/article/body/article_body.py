"""The article's text: its container found, its furniture left out."""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from newsbot.pages.article.body.boilerplate_boxes import without_inserts
from newsbot.pages.article.body.boilerplate_lines import (
    below_headline,
    without_biography,
    without_comments,
    without_furniture,
    without_last_lines,
    without_repeats,
    without_signature,
)
from newsbot.pages.article.body.container import find_container
from newsbot.pages.article.body.known_opening import Excerpt, Found, with_paragraphs_below
from newsbot.pages.article.body.lead import read_lead, without_summary
from newsbot.pages.article.body.text import Block, read_boxes
from newsbot.pages.article.fields.headline import Headline
from newsbot.pages.metadata.sources import ArticleSources, text_of

# A person's page has cards and a biography, no article.
PERSON_PATH = re.compile(r"https?://[^/]*/(?:author|our-people)/[^/?#]*/?(?:page/\d+/?)?(?:[?#]|$)")
LINE_ENDS = re.compile(r"[\r\n]+|<br ?/?>|</p>", re.IGNORECASE)


class ArticleBody(NamedTuple):
    """Paragraphs with a blank line between them. `body_fallback`: they were not found where they
    stand on most pages, and a wider search gave them.
    """

    text: str | None
    body_fallback: bool = False


def read_body(
    sources: ArticleSources, headline: Headline, authors: tuple[str, ...], excerpt: str
) -> ArticleBody:
    """Where the page shows less than half of the text that its JSON-LD states (scripts put it there
    in a browser), the stated text.
    """
    if PERSON_PATH.match(sources.url):
        return ArticleBody(None)
    stated = sources.article.get("articleBody")
    shown = Shown(sources, headline, authors).read(Excerpt(excerpt))
    if isinstance(stated, str) and len(stated) > 2 * len(shown.text or ""):
        paragraphs = filter(None, map(text_of, LINE_ENDS.split(stated)))
        return ArticleBody("\n\n".join(paragraphs), shown.body_fallback)
    return shown


class Shown:
    """The text as the page shows it."""

    def __init__(
        self, sources: ArticleSources, headline: Headline, authors: tuple[str, ...]
    ) -> None:
        self._headline = headline
        self._authors = authors
        self._body = sources.document.body
        self._descriptions = list(sources.meta.all("description", "og:description"))
        self._top_heading = next(iter(sources.headlines), None)

    def read(self, excerpt: Excerpt) -> ArticleBody:
        if self._body is None:
            return ArticleBody(None)
        container = find_container(self._body, self._headline.node or self._top_heading)
        body_fallback = not container.by_paragraphs
        blocks = self._blocks(container.node)
        if excerpt:
            start = excerpt.find_start(blocks)
            if start is not None:
                blocks = blocks[start:]
            elif excerpt.is_text(found := self._found_by(excerpt), blocks):
                # The container was misjudged: the known beginning stands elsewhere.
                blocks, body_fallback = found.blocks, True
        return ArticleBody("\n\n".join(block.text for block in blocks) or None, body_fallback)

    def _found_by(self, excerpt: Excerpt) -> Found:
        """The text that begins with the excerpt, wherever it stands."""
        assert self._body is not None
        beginning = excerpt.find_container(self._body)
        container = with_paragraphs_below(beginning)
        blocks = self._blocks(container)
        start = excerpt.find_start(blocks)
        return Found(container, [] if start is None else blocks[start:])

    def _blocks(self, container: LexborNode | None) -> list[Block]:
        if container is None:
            return []
        headline = self._headline.text
        own = below_headline(without_inserts(*read_boxes(container)), headline)
        own = without_furniture(without_biography(without_comments(without_repeats(own))))
        own = without_signature(own, headline, self._authors)
        own = without_summary(own, container, self._descriptions)
        lead = read_lead(container, self._headline.node, self._descriptions)
        return lead + without_last_lines(own, self._authors)
