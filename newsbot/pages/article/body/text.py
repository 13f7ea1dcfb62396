"""The text of one element as the reader sees it: paragraphs in page order."""

from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborNode

from newsbot.pages.article.body.boilerplate import (
    TAGS,
    is_ambiguous,
    is_boilerplate,
    is_panel,
)
from newsbot.pages.article.body.inline_markup import (
    INLINE,
    UNSAID,
    begins_paragraph,
    is_bare_reading,
    is_plain,
    is_reference,
    sign_before,
)
from newsbot.pages.html.document import collapse
from newsbot.pages.html.nodes import elements_in
from newsbot.pages.html.outline import HEADINGS, TEXT

SENTENCE_ENDS = tuple('.!?…”"»:。\uff01\uff1f」』।\u06d4\u061f')
LEAVES = frozenset(["p", "li", "figcaption", "dt", "dd", "pre", *HEADINGS])
BOXES = frozenset(["div", "section", "aside", "article", "header", "center", "main"])
FORMS = frozenset(["form", "input", "textarea", "fieldset"])
UNMARKED = frozenset(["", "figure", "div", "section"])
MAX_CREDIT_CHARS = 60
# What holds so much of the text is the text, whatever its name.
MAIN_SHARE = 0.4
MIN_PART_CHARS = 80


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
    return Reader(root, 1).read()


def read_boxes(root: LexborNode) -> tuple[list[Block], list[Box]]:
    """The same for an element that is the article, and the boxes inside, outer before inner."""
    reader = Reader(root, MAIN_SHARE)
    return reader.read(), reader.boxes


class Reader:
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
        self._open_quotes = 0
        self._open_figures = 0
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
                if tag in BOXES:
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
            if tag in BOXES:
                self._close_box()
            if (following := parent.next) is not None:
                return following
            parent = parent.parent
        return None

    def _is_left_out(self, node: LexborNode, tag: str) -> bool:
        if tag in TAGS:
            if tag in FORMS:
                self.boxes[self._box].has_form = True
            return not (tag == "button" and self._tag in HEADINGS)
        if tag == "a" and is_reference(node):
            return True
        if tag == "rt":
            return is_bare_reading(node)
        if tag in UNSAID:
            # Within one that holds most of the text, as its end is missing, the next is no other.
            outer = node.parent
            is_inner = outer is not None and outer.tag in UNSAID
            return not is_inner and len(node.text()) < self._main_length
        return is_boilerplate(node, tag) and not self._is_main(node)

    def _is_main(self, node: LexborNode) -> bool:
        """Whether the element and those beside it that have its name hold much of the text, or it
        is a panel that opens by a click.
        """
        length = len(node.text())
        if length >= self._main_length or is_panel(node):
            return True
        if length < MIN_PART_CHARS or self._main_share == 1 or not is_ambiguous(node):
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
        if tag not in LEAVES:
            return False
        html = "" if _is_text_alone(node) else node.inner_html or ""
        if not is_plain(html) or (tag == "figcaption" and "</span><span" in html):
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
        elif tag == "sup" and self._pieces and (sign := sign_before(node, self._pieces[-1])):
            self._write(sign)
        elif tag == "time" or (tag == "span" and self._is_second_span(node)):
            self._write(" ")
        elif tag not in INLINE:
            self._begin_block(tag)
            self._open_quotes += tag == "blockquote"
            self._open_figures += tag == "figure"

    def _is_second_span(self, span: LexborNode) -> bool:
        """Of a caption: whom the picture is by, glued to what it shows."""
        before = span.prev
        return self._tag == "figcaption" and before is not None and before.tag == "span"

    def _close(self, tag: str) -> None:
        if tag == "a":
            self._open_links -= self._open_anchors.pop()
        elif tag == "time":
            self._write(" ")
        elif tag not in INLINE:
            self._begin_block("")
            self._open_quotes -= tag == "blockquote"
            self._open_figures -= tag == "figure"

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
            if self._is_line_start and begins_paragraph(text, "".join(self._pieces[-2:-1])):
                self._begin_block(self._tag)
            self._is_line_start = False
        elif not self._pieces and not self._open_links:
            return
        self._pieces.append(text)
        if self._open_links:
            self._link_length += len(text)

    def _begin_block(self, tag: str) -> None:
        if self._pieces:
            self._add_block(self._tag, "".join(self._pieces), self._link_length)
            self._pieces.clear()
        self._link_length = 0
        self._tag = tag

    def _add_block(self, tag: str, text: str, link_length: int) -> None:
        if tag == "p" and self._open_quotes:
            tag = "blockquote"
        # Soft hyphens only tell a browser where it may break a word.
        line = collapse(text.replace("\xad", ""))
        if line and not (self._open_figures and _is_credit(tag, line)):
            self._blocks.append(Block(tag, line, link_length))


def _is_text_alone(node: LexborNode) -> bool:
    child = node.first_child
    return child is not None and child.next is None and child.tag_id == TEXT


def _is_credit(tag: str, line: str) -> bool:
    """Of what stands beside a picture's caption: whom it is by, how to enlarge it."""
    return tag in UNMARKED and len(line) < MAX_CREDIT_CHARS


def _first_name(node: LexborNode) -> str:
    """The one that elements of a kind share, if they have several."""
    return (node.attributes.get("class") or "").split(" ", 1)[0]
