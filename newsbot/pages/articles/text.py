"""The text of one element as the reader sees it: paragraphs in page order."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from newsbot.pages.articles.furniture import TAGS, is_furniture, is_furniture_name

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_LEAVES = frozenset(["p", "li", "figcaption", "dt", "dd", *HEADINGS])
_INLINE_NAMES = (
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|nobr|q|rp|rt"
    "|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_INLINE = frozenset(_INLINE_NAMES.split("|"))
# In serialized HTML, where every bracket of a text is an entity.
_OTHER_THAN_INLINE = re.compile(rf"<(?!/|(?:{_INLINE_NAMES})[\s>])")
_CLASS = re.compile(r'class="([^"]*)"')
# What holds so much of the text is the text, whatever its name.
_MAIN_SHARE = 0.4


@dataclass(slots=True)
class Block:
    """A paragraph, sub-heading, list entry, caption or table cell."""

    tag: str
    text: str
    link_length: int


def read_blocks(root: LexborNode) -> list[Block]:
    """The element's text, furniture left out."""
    return _Reader(root).read()


class _Reader:
    """One walk over an element. Not recursive: pages nest as deep as they like."""

    def __init__(self, root: LexborNode) -> None:
        self._root = root
        self._main_length = _MAIN_SHARE * len(root.text())
        self._blocks: list[Block] = []
        self._pieces: list[str] = []
        self._tag = ""
        self._link_length = 0
        self._open_links = 0

    def read(self) -> list[Block]:
        node = self._root.first_child
        while node is not None:
            child = self._enter(node)
            node = self._next(node) if child is None else child
        self._begin_block("")
        return self._blocks

    def _enter(self, node: LexborNode) -> LexborNode | None:
        """The child to go on with; None where the node has no more to give."""
        tag = node.tag or ""
        if tag == "-text":
            self._write(node.text_content or "")
        elif tag == "br":
            self._write("\n")
        elif not self._is_left_out(node, tag) and not self._is_written_whole(node, tag):
            child = node.first_child
            if child is not None:
                self._open(tag)
            return child
        return None

    def _next(self, node: LexborNode) -> LexborNode | None:
        while node.next is None:
            parent = node.parent
            if parent is None or parent.mem_id == self._root.mem_id:
                return None
            self._close(parent.tag or "")
            node = parent
        return node.next

    def _is_left_out(self, node: LexborNode, tag: str) -> bool:
        if tag in TAGS:
            return True
        return is_furniture(node, tag) and len(node.text()) < self._main_length

    def _is_written_whole(self, node: LexborNode, tag: str) -> bool:
        """Most paragraphs: the parser's own text is right, and quicker."""
        html = node.inner_html if tag in _LEAVES else None
        if html is None or not _is_plain(html):
            return False
        self._begin_block(tag)
        self._pieces.append(node.text())
        if "<a" in html:
            self._link_length = sum(len(link.text()) for link in node.css("a"))
        self._begin_block("")
        return True

    def _open(self, tag: str) -> None:
        if tag == "a":
            self._open_links += 1
        elif tag not in _INLINE:
            self._begin_block(tag)

    def _close(self, tag: str) -> None:
        if tag == "a":
            self._open_links -= 1
        elif tag not in _INLINE:
            self._begin_block("")

    def _write(self, text: str) -> None:
        self._pieces.append(text)
        if self._open_links:
            self._link_length += len(text)

    def _begin_block(self, tag: str) -> None:
        # Soft hyphens only tell a browser where it may break a word.
        text = " ".join("".join(self._pieces).replace("\xad", "").split())
        if text:
            self._blocks.append(Block(self._tag, text, self._link_length))
        self._pieces.clear()
        self._link_length = 0
        self._tag = tag


def _is_plain(html: str) -> bool:
    """Nothing inside but inline elements that are no furniture."""
    if "<" not in html:
        return True
    return (
        not _OTHER_THAN_INLINE.search(html)
        and " hidden" not in html
        and not any(is_furniture_name(names[:200]) for names in _CLASS.findall(html))
    )
