"""The text of one element as the reader sees it: paragraphs in page order."""

import re
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborNode

from newsbot.pages.article.body.boilerplate import (
    TAGS,
    is_ambiguous,
    is_boilerplate,
    is_boilerplate_name,
    is_panel,
)
from newsbot.pages.html.document import collapse
from newsbot.pages.html.nodes import elements_in
from newsbot.pages.html.outline import TEXT

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_LEAVES = frozenset(["p", "li", "figcaption", "dt", "dd", "pre", *HEADINGS])
_BOXES = frozenset(["div", "section", "aside", "article", "header", "center", "main"])
_FORMS = frozenset(["form", "input", "textarea", "fieldset"])
# What an editor took back, and how a word is pronounced.
_UNSAID = frozenset(["del", "s", "strike", "rp", "rt", "rtc"])
# The commonest first: they are tried in turn.
_PLAIN_NAMES = (
    "a|strong|em|b|i|span|u|font|time|small|abbr|acronym|bdi|bdo|big|cite|code|data|dfn|ins|kbd"
    "|label|mark|nobr|q|ruby|samp|tt|var|wbr"
)
_INLINE = _UNSAID | {*_PLAIN_NAMES.split("|"), "sup", "sub"}
# In serialized HTML, where every bracket of a text is an entity.
_OTHER_THAN_PLAIN = re.compile(rf"<(?!/|(?:{_PLAIN_NAMES})[\s>])")
_CLASS = re.compile(r'class="([^"]*)"')
# A footnote's number, the sign of a heading's own address.
_REFERENCE = re.compile(r"[\W\d_]{0,6}")
_POWER = re.compile(r"\d{1,3}")
# How pages in Chinese and Japanese set paragraphs apart: a line ends with its sentence, or begins
# with a wide space.
_DENSE_END = re.compile("[\u3002\uff01\uff1f\u300d\u300f\uff09]\\s*$")
_WIDE_SPACE = "\u3000"
# What holds so much of the text is the text, whatever its name.
_MAIN_SHARE = 0.4
_SHORTEST_PART = 80


@dataclass(slots=True)
class Block:
    """A paragraph, sub-heading, list entry, caption or table cell."""

    tag: str
    text: str
    link_length: int


@dataclass(slots=True)
class Box:
    """An element around the blocks `first` … `last` - 1. `parent` is the number of the box around
    it, -1 for the first.
    """

    node: LexborNode
    tag: str
    parent: int
    first: int
    last: int = 0
    has_form: bool = False


def read_blocks(root: LexborNode) -> list[Block]:
    """The element's text, furniture left out."""
    return _Reader(root, 1).read()


def read_boxes(root: LexborNode) -> tuple[list[Block], list[Box]]:
    """The same for an element that is the article, and the boxes inside, outer before inner."""
    reader = _Reader(root, _MAIN_SHARE)
    return reader.read(), reader.boxes


class _Reader:
    """One walk over an element. Not recursive: pages nest as deep as they like."""

    def __init__(self, root: LexborNode, main_share: float) -> None:
        self._root = root
        self._main_share = main_share
        self._blocks: list[Block] = []
        self._pieces: list[str] = []
        self._tag = ""
        self._link_length = 0
        self._open_anchors: list[bool] = []
        self._open_links = 0
        self._is_line_start = False
        self._kinds: dict[tuple[int, str], int] = {}
        self._box = 0
        self.boxes = [Box(root, root.tag or "", -1, 0)]

    def read(self) -> list[Block]:
        node = self._root.first_child
        while node is not None:
            inner = None
            if node.tag_id == TEXT:
                self._write(node.text_content or "")
            else:
                inner = self._enter(node, node.tag or "")
            node = inner or node.next or self._leave(node)
        self._begin_block("")
        self.boxes[0].last = len(self._blocks)
        return self._blocks

    def _enter(self, node: LexborNode, tag: str) -> LexborNode | None:
        """The child to go on with; None where the element has no more to give."""
        if tag == "br":
            self._break_line()
        elif not self._is_left_out(node, tag) and not self._is_written_whole(node, tag):
            child = node.first_child
            if child is not None:
                self._open(node, tag)
                if tag in _BOXES:
                    self._open_box(node, tag)
            return child
        return None

    def _leave(self, last: LexborNode) -> LexborNode | None:
        """The node behind the elements that end with this one."""
        end = self._root.mem_id
        parent = last.parent
        while parent is not None and parent.mem_id != end:
            tag = parent.tag or ""
            self._close(tag)
            if tag in _BOXES:
                self._close_box()
            if (following := parent.next) is not None:
                return following
            parent = parent.parent
        return None

    def _is_left_out(self, node: LexborNode, tag: str) -> bool:
        if tag in TAGS:
            if tag in _FORMS:
                self.boxes[self._box].has_form = True
            return not (tag == "button" and self._tag in HEADINGS)
        if tag == "a" and _is_reference(node):
            return True
        if tag in _UNSAID:
            return len(node.text()) < self._main_length
        return is_boilerplate(node, tag) and not self._is_main(node)

    def _is_main(self, node: LexborNode) -> bool:
        """Whether the element and those beside it that have its name hold much of the text, or it
        is a panel that opens by a click.
        """
        length = len(node.text())
        if length >= self._main_length or is_panel(node):
            return True
        if length < _SHORTEST_PART or self._main_share == 1 or not is_ambiguous(node):
            return False
        return self._length_of_kind(node) >= self._main_length

    def _length_of_kind(self, node: LexborNode) -> int:
        parent, name = node.parent, _first_name(node)
        key = (parent.mem_id if parent else 0, name)
        if key not in self._kinds:
            beside = elements_in(parent) if parent else ()
            alike = (other for other in beside if _first_name(other) == name)
            self._kinds[key] = sum(len(other.text()) for other in alike)
        return self._kinds[key]

    @cached_property
    def _main_length(self) -> float:
        return self._main_share * len(self._root.text())

    def _is_written_whole(self, node: LexborNode, tag: str) -> bool:
        """Most paragraphs: the parser's own text is right, and quicker."""
        if tag not in _LEAVES:
            return False
        html = "" if _is_text_alone(node) else node.inner_html or ""
        if not _is_plain(html):
            return False
        self._begin_block("")
        text = node.text()
        link_length = 0
        if self._open_links:
            link_length = len(text)
        elif "<a" in html:
            link_length = sum(len(link.text()) for link in node.css("a[href]"))
        self._add_block(tag, text, link_length)
        return True

    def _open(self, node: LexborNode, tag: str) -> None:
        if tag == "a":
            href = node.attributes.get("href") or ""
            # A sub-heading's own address leads nowhere else.
            is_link = bool(href) and not (self._tag in HEADINGS and href.startswith("#"))
            self._open_anchors.append(is_link)
            self._open_links += is_link
        elif tag == "sup":
            self._raise(node)
        elif tag not in _INLINE:
            self._begin_block(tag)

    def _raise(self, node: LexborNode) -> None:
        """The power of a number, which would be digits of it, or the fraction behind one."""
        if self._pieces and self._pieces[-1][-1:].isdigit() and _POWER.fullmatch(node.text()):
            self._write(" " if _begins_fraction(node.next) else "^")

    def _close(self, tag: str) -> None:
        if tag == "a":
            self._open_links -= self._open_anchors.pop()
        elif tag not in _INLINE:
            self._begin_block("")

    def _open_box(self, node: LexborNode, tag: str) -> None:
        self.boxes.append(Box(node, tag, self._box, len(self._blocks)))
        self._box = len(self.boxes) - 1

    def _close_box(self) -> None:
        box = self.boxes[self._box]
        box.last = len(self._blocks)
        self._box = box.parent
        if box.has_form:
            self.boxes[box.parent].has_form = True

    def _break_line(self) -> None:
        """Two in a row part paragraphs."""
        if self._is_line_start:
            self._begin_block(self._tag)
        self._pieces.append("\n")
        self._is_line_start = True

    def _write(self, text: str) -> None:
        if not text.isspace():
            if self._is_line_start and self._begins_paragraph(text):
                self._begin_block(self._tag)
            self._is_line_start = False
        elif not self._pieces and not self._open_links:
            return
        self._pieces.append(text)
        if self._open_links:
            self._link_length += len(text)

    def _begins_paragraph(self, line: str) -> bool:
        """Of a line behind a single break."""
        if line.lstrip("\r\n\t ").startswith(_WIDE_SPACE):
            return True
        return bool(self._pieces[:-1] and _DENSE_END.search(self._pieces[-2]))

    def _begin_block(self, tag: str) -> None:
        if self._pieces:
            self._add_block(self._tag, "".join(self._pieces), self._link_length)
            self._pieces.clear()
        self._link_length = 0
        self._tag = tag

    def _add_block(self, tag: str, text: str, link_length: int) -> None:
        # Soft hyphens only tell a browser where it may break a word.
        if line := collapse(text.replace("\xad", "")):
            self._blocks.append(Block(tag, line, link_length))


def _is_text_alone(node: LexborNode) -> bool:
    child = node.first_child
    return child is not None and child.next is None and child.tag_id == TEXT


def _first_name(node: LexborNode) -> str:
    """The one that elements of a kind share, if they have several."""
    return (node.attributes.get("class") or "").split(" ", 1)[0]


def _begins_fraction(node: LexborNode | None) -> bool:
    return node is not None and (node.text_content or "").lstrip().startswith(("/", "\u2044"))


def _is_reference(link: LexborNode) -> bool:
    href = link.attributes.get("href") or ""
    return href.startswith("#") and bool(_REFERENCE.fullmatch(link.text().strip()))


def _is_plain(html: str) -> bool:
    """Nothing inside but inline elements that are no furniture."""
    if "<" not in html:
        return True
    return (
        not _OTHER_THAN_PLAIN.search(html)
        and " hidden" not in html
        and ' href="#' not in html
        and not any(is_boilerplate_name(names[:200]) for names in _CLASS.findall(html))
    )
