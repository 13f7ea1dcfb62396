"""A known beginning of the article's text, as the key to where that text stands in the page."""

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from newsbot.pages.article_text import Block

Key = tuple[str, ...]

_WORD = re.compile(r"\w+")
# The site prints WordPress's caption shortcode raw, and may cut it off.
_SHORTCODE = re.compile(r"\[caption [^\[\]]*\](?:[^\[\]]*\[/caption\])?")
_KEY_LENGTH = 8
_UNITS = "p, div, li, td, blockquote, h2, h3, h4, section, article"


def parse_key(text: str) -> Key:
    """The first words; empty when they are too few to tell one text from another."""
    key = _first_words([_SHORTCODE.sub(" ", text[:800])])
    return key if len(key) == _KEY_LENGTH else ()


def find_start(blocks: list[Block], key: Key) -> int | None:
    """The number of the block that the text begins with."""
    for at in range(len(blocks)):
        if _first_words(block.text for block in blocks[at : at + _KEY_LENGTH]) == key:
            return at
    return None


def find_element(body: LexborNode, key: Key) -> LexborNode | None:
    """The first element with text of its own that begins as the key does."""
    for unit in body.css(_UNITS):
        words = _first_words([unit.text(deep=unit.tag == "p")])
        if len(words) > 2 and words == key[: len(words)]:
            return unit
    return None


def _first_words(texts: Iterable[str]) -> Key:
    words: list[str] = []
    for text in texts:
        words += _WORD.findall(text[:200].casefold())
        if len(words) >= _KEY_LENGTH:
            break
    return tuple(words[:_KEY_LENGTH])
