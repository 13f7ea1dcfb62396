"""A known beginning of the article's text, as the key to where that text stands in the page."""

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from newsbot.pages.article.body.boilerplate import is_boilerplate
from newsbot.pages.article.body.text import Block
from newsbot.pages.html.nodes import upwards
from newsbot.pages.html.text_weight import reading_weight

WORD = re.compile(r"\w+")
# The site prints WordPress's caption shortcode raw, and may cut it off.
SHORTCODE = re.compile(r"\[caption [^\[\]]*\](?:[^\[\]]*\[/caption\])?")
KEY_LENGTH = 8
UNITS = "p, div, li, td, blockquote, h2, h3, h4, section, article"
MAX_CLIMB = 12
PROSE_TAGS = frozenset(["p", "div", "section", "article", ""])
MIN_PROSE_CHARS = 60
# A standfirst has a line of the author below it, or a caption, but not so many paragraphs.
PARAGRAPHS = 3
# The excerpt's cut mark and its shortcodes may take so much more room than the text's own words.
SLACK = 40


class Found(NamedTuple):
    """The text that an excerpt led to, and the element that holds it."""

    container: LexborNode | None
    blocks: list[Block]


class Excerpt:
    """First and last words of a text's beginning. Too few of them are no key to anything."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._first = _first_words([SHORTCODE.sub(" ", text[:800])])

    def __bool__(self) -> bool:
        return len(self._first) == KEY_LENGTH

    def find_start(self, blocks: list[Block]) -> int | None:
        """The number of the block that the text begins with. What stands before it is furniture,
        so it is never a caption in the midst of the text, nor longer than what follows.
        """
        for at, block in enumerate(blocks):
            if _first_words(block.text for block in blocks[at : at + KEY_LENGTH]) != self._first:
                continue
            is_caption = at > 0 and block.tag == "figcaption"
            if not is_caption and _length_of(blocks[:at]) <= _length_of(blocks[at:]):
                return at
        return None

    def find_container(self, body: LexborNode) -> LexborNode | None:
        """The innermost element that holds the text from its beginning to the excerpt's end."""
        container = self._find_beginning(body)
        for _ in range(MAX_CLIMB):
            if container is None or self._ends_in(container.text(separator=" ")):
                break
            container = container.parent
        return container

    def is_text(self, found: Found, other: list[Block]) -> bool:
        """Whether it was the text's beginning that was found, and not a standfirst or a teaser
        beside the text. A shorter one has to go on behind the excerpt.
        """
        if not found.blocks or _length_of(found.blocks) >= _length_of(other):
            return bool(found.blocks)
        if any(is_boilerplate(above, above.tag or "") for above in upwards(found.container)):
            return False
        prose = [block for block in found.blocks if _is_prose(block)]
        goes_on = len(prose) > (PARAGRAPHS if self._ends_in(found.blocks[0].text) else 1)
        return goes_on and _length_of(prose) > len(SHORTCODE.sub(" ", self._text)) + SLACK

    @cached_property
    def _last(self) -> list[str]:
        """Without the last word, which may be cut."""
        return _words(self._text[-200:])[-KEY_LENGTH:-1]

    def _ends_in(self, text: str) -> bool:
        return " ".join(self._last) in " ".join(_words(text))

    def _find_beginning(self, body: LexborNode) -> LexborNode | None:
        for unit in body.css(UNITS):
            words = _first_words([unit.text(deep=unit.tag == "p")])
            if len(words) > 2 and words == self._first[: len(words)]:
                return unit
        return None


def with_paragraphs_below(beginning: LexborNode | None) -> LexborNode | None:
    """The parent of a paragraph that others follow: the excerpt may end with the first one."""
    if beginning is None or beginning.tag != "p":
        return beginning
    below = beginning.next
    while below is not None and not below.is_element_node:
        below = below.next
    if below is None or below.tag != "p" or below.css_first("a") is not None:
        return beginning
    return beginning.parent


def _length_of(blocks: Iterable[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _is_prose(block: Block) -> bool:
    return block.tag in PROSE_TAGS and reading_weight(block.text) >= MIN_PROSE_CHARS


def _first_words(texts: Iterable[str]) -> list[str]:
    words = chain.from_iterable(WORD.finditer(text[:200].casefold()) for text in texts)
    return [word[0] for word in islice(words, KEY_LENGTH)]


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())
