"""The article's text: its container found, its furniture left out."""

import re

from selectolax.lexbor import LexborNode

from newsbot.pages.articles.container import find_container
from newsbot.pages.articles.excerpt import Excerpt
from newsbot.pages.articles.headline import Headline
from newsbot.pages.articles.inserts import without_inserts
from newsbot.pages.articles.lead import read_lead, without_summary
from newsbot.pages.articles.sources import ArticleSources, text_of
from newsbot.pages.articles.text import Block, read_boxes
from newsbot.pages.articles.trim import (
    below_headline,
    without_biography,
    without_furniture,
    without_last_lines,
    without_signature,
)

# A person's page has cards and a biography, no article.
_PERSON_PATH = re.compile(
    r"https?://[^/]*/(?:author|our-people)/[^/?#]*/?(?:page/\d+/?)?(?:[?#]|$)"
)
_LINE_ENDS = re.compile(r"[\r\n]+|<br ?/?>|</p>", re.IGNORECASE)


def read_body(
    sources: ArticleSources, headline: Headline, authors: tuple[str, ...], excerpt: str
) -> str | None:
    """Paragraphs with a blank line between them. Where the page shows less than half of the text
    that its JSON-LD states (scripts put it there in a browser), the stated text.
    """
    if _PERSON_PATH.match(sources.url):
        return None
    stated = sources.article.get("articleBody")
    shown = _Shown(sources, headline, authors).text(Excerpt(excerpt))
    if isinstance(stated, str) and len(stated) > 2 * len(shown):
        paragraphs = filter(None, map(text_of, _LINE_ENDS.split(stated)))
        return "\n\n".join(paragraphs)
    return shown or None


class _Shown:
    """The text as the page shows it."""

    def __init__(
        self, sources: ArticleSources, headline: Headline, authors: tuple[str, ...]
    ) -> None:
        self._headline = headline
        self._authors = authors
        self._body = sources.document.body
        self._descriptions = list(sources.meta.all("description", "og:description"))
        self._top_heading = next(iter(sources.headlines), None)

    def text(self, excerpt: Excerpt) -> str:
        if self._body is None:
            return ""
        self._body.strip_tags(["script", "style", "noscript"])
        blocks = self._blocks(find_container(self._body, self._headline.node or self._top_heading))
        if excerpt:
            start = excerpt.find_start(blocks)
            if start is None:
                # The container was misjudged: the known beginning stands elsewhere.
                misjudged, blocks = blocks, self._blocks(excerpt.find_container(self._body))
                start = excerpt.find_start(blocks)
                blocks = misjudged if start is None else blocks
            blocks = blocks[start or 0 :]
        return "\n\n".join(block.text for block in blocks)

    def _blocks(self, container: LexborNode | None) -> list[Block]:
        if container is None:
            return []
        headline = self._headline.text
        own = below_headline(without_inserts(*read_boxes(container)), headline)
        own = without_furniture(without_biography(own))
        own = without_signature(own, headline, self._authors)
        own = without_summary(own, container, self._descriptions)
        lead = read_lead(container, self._headline.node, self._descriptions)
        return lead + without_last_lines(own, self._authors)
