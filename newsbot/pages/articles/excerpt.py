"""A known beginning of the article's text, as the key to where that text stands in the page."""

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from newsbot.pages.articles.text import Block

_WORD = re.compile(r"\w+")
# The site prints WordPress's caption shortcode raw, and may cut it off.
_SHORTCODE = re.compile(r"\[caption [^\[\]]*\](?:[^\[\]]*\[/caption\])?")
_KEY_LENGTH = 8
_UNITS = "p, div, li, td, blockquote, h2, h3, h4, section, article"
_HIGHEST_CLIMB = 12


class Excerpt:
    """First and last words of a text's beginning. Too few of them are no key to anything."""

    def __init__(self, text: str) -> None:
        self._first = _first_words([_SHORTCODE.sub(" ", text[:800])])
        # Without the last word, which may be cut.
        self._last = _words(text[-200:])[-_KEY_LENGTH:-1]

    def __bool__(self) -> bool:
        return len(self._first) == _KEY_LENGTH

    def find_start(self, blocks: list[Block]) -> int | None:
        """The number of the block that the text begins with."""
        for at in range(len(blocks)):
            if _first_words(block.text for block in blocks[at : at + _KEY_LENGTH]) == self._first:
                return at
        return None

    def find_container(self, body: LexborNode) -> LexborNode | None:
        """The innermost element that holds the text from its beginning to the excerpt's end."""
        last = " ".join(self._last)
        container = self._find_beginning(body)
        for _ in range(_HIGHEST_CLIMB):
            if container is None or last in " ".join(_words(container.text(separator=" "))):
                break
            container = container.parent
        return container

    def _find_beginning(self, body: LexborNode) -> LexborNode | None:
        for unit in body.css(_UNITS):
            words = _first_words([unit.text(deep=unit.tag == "p")])
            if len(words) > 2 and words == self._first[: len(words)]:
                return unit
        return None


def _first_words(texts: Iterable[str]) -> list[str]:
    words: list[str] = []
    for text in texts:
        words += _words(text[:200])
        if len(words) >= _KEY_LENGTH:
            break
    return words[:_KEY_LENGTH]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
