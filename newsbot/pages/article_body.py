"""The article's text: its container found, its furniture left out."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from newsbot.pages.article_container import find_container
from newsbot.pages.article_excerpt import Key, find_element, find_start, parse_key
from newsbot.pages.article_lead import read_lead
from newsbot.pages.article_phrases import bio_end_name, is_invitation, is_signature
from newsbot.pages.article_sources import ArticleSources, text_of
from newsbot.pages.article_text import HEADINGS, Block, read_blocks

_PROSE_LENGTH = 80
_CELLS = frozenset(["td", "th"])
_LINE_ENDS = re.compile(r"[\r\n]+|<br ?/?>|</p>", re.IGNORECASE)


def read_body(sources: ArticleSources, headline: str | None, excerpt: str) -> str | None:
    """Paragraphs with a blank line between them. Where the page shows less than half of the text
    that its JSON-LD states (scripts put it there in a browser), the stated text.
    """
    stated = sources.article.get("articleBody")
    shown = _shown_body(sources, headline, parse_key(excerpt))
    if isinstance(stated, str) and len(stated) > 2 * len(shown):
        paragraphs = filter(None, map(text_of, _LINE_ENDS.split(stated)))
        return "\n\n".join(paragraphs)
    return shown or None


def _shown_body(sources: ArticleSources, headline: str | None, key: Key) -> str:
    body = sources.document.body
    if body is None:
        return ""
    body.strip_tags(["script", "style", "noscript"])
    container = find_container(body)
    blocks = [] if container is None else _article_blocks(sources, container, headline)
    if key:
        start = find_start(blocks, key)
        blocks = (
            _blocks_from(sources, body, headline, key) or blocks
            if start is None
            else blocks[start:]
        )
    return "\n\n".join(block.text for block in blocks)


def _blocks_from(
    sources: ArticleSources, body: LexborNode, headline: str | None, key: Key
) -> list[Block]:
    """The container was misjudged: the one that holds the known beginning, from there on."""
    beginning = find_element(body, key)
    if beginning is None:
        return []
    container = find_container(body, within=beginning) or beginning.parent or beginning
    blocks = _article_blocks(sources, container, headline)
    return blocks[find_start(blocks, key) or 0 :]


def _article_blocks(
    sources: ArticleSources, container: LexborNode, headline: str | None
) -> list[Block]:
    lead = read_lead(container, sources.headlines)
    blocks = lead + list(_without_lone_headings(read_blocks(container)))
    return blocks[_opening_length(blocks, headline) : _bio_start(blocks)]


def _without_lone_headings(blocks: list[Block]) -> Iterator[Block]:
    """What belongs to the article. A heading over what is left out goes with it."""
    headings: list[Block] = []
    for block in blocks:
        if bio_end_name(block.text):
            yield block
        elif not _is_kept(block):
            headings.clear()
        elif block.tag in HEADINGS:
            headings.append(block)
        else:
            yield from headings
            yield block
            headings.clear()


def _is_kept(block: Block) -> bool:
    if block.link_length >= 0.7 * len(block.text):
        return False
    return block.tag in _CELLS or not is_invitation(block.text)


def _opening_length(blocks: list[Block], headline: str | None) -> int:
    """How many blocks before the first prose only repeat headline, byline and date."""
    length = 0
    for at, block in enumerate(blocks[:6]):
        if block.tag == "h1" or block.text == headline or is_signature(block.text):
            length = at + 1
        elif len(block.text) >= _PROSE_LENGTH:
            break
    return length


def _bio_start(blocks: list[Block]) -> int | None:
    """Where the author's biography begins that ends in `View more articles from NAME`."""
    for at, block in enumerate(blocks):
        if name := bio_end_name(block.text):
            before = (n for n in range(max(at - 4, 0), at) if blocks[n].text.startswith(name))
            return next(before, at)
    return None
