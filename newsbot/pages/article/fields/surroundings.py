"""What stands around a headline: bylines, dates, pictures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborNode

from newsbot.pages.html.document import collapse
from newsbot.pages.html.outline import TEXT
from newsbot.pages.vocabulary.box_names import BOX_NAMES
from newsbot.pages.vocabulary.box_tags import BOX_TAGS

MAX_LINE_CHARS = 200
LONG_PARAGRAPH = 80
# Elements looked at on either side of a headline; a byline stands nearer.
REACH = 100
OTHER_BOX = BOX_NAMES.pattern("near")
NOT_SHOWN = BOX_TAGS.words("near")
YEAR = re.compile(r"(?:19|20)\d\d")
PARTS = frozenset(["article", "main", "section", "body"])


@dataclass(slots=True)
class Near:
    """An element. `line`: its text; None if that is long. `date`: the one that is stated for
    programs, on the element or on one inside.
    """

    node: LexborNode
    tag: str
    attributes: dict[str, str | None]
    line: str | None = ""
    date: str = ""

    @property
    def names(self) -> str:
        """Of its class."""
        return self.attributes.get("class") or ""


def near(node: LexborNode) -> Near:
    attributes = node.attributes
    line = _unless_long(collapse(node.text(separator=" ")))
    date = _stated_date(node.tag or "", attributes) or _first_dated(node)
    return Near(node, node.tag or "", attributes, line, date)


def _unless_long(line: str) -> str | None:
    return line if len(line) <= MAX_LINE_CHARS else None


def _first_dated(node: LexborNode) -> str:
    inner = node.css_first("[datetime], abbr[title]")
    return "" if inner is None else _stated_date(inner.tag or "", inner.attributes)


def _stated_date(tag: str, attributes: dict[str, str | None]) -> str:
    """On most abbreviations the title is a word."""
    if "datetime" in attributes:
        return attributes["datetime"] or ""
    title = attributes.get("title") if tag == "abbr" else None
    return title if title and YEAR.search(title) else ""


def elements_around(headline: LexborNode) -> Iterator[Near]:
    """Elements from the heading down to the second paragraph of prose, then those before it, but
    not outside the part of the page that is the heading's own.
    """
    yield from Walk().after(headline)
    part = _part_around(headline)
    if part is not None:
        yield from Walk().up_to(headline, part)


def _part_around(headline: LexborNode) -> LexborNode | None:
    part = headline.parent
    for _ in range(2):
        if part is None or part.tag in PARTS or _is_page(part.parent):
            break
        part = part.parent
    return None if _is_page(part) else part


def _is_page(part: LexborNode | None) -> bool:
    return part is None or part.tag in {"body", "html"}


class Walk:
    """In the order of the page, the element where it starts left out."""

    def __init__(self) -> None:
        self._found: list[Near] = []
        self._runs: list[str] = []
        self._length = 0
        # Elements around the place where the walk is, each with what came before it.
        self._open: list[tuple[Near, int, int]] = []

    def after(self, start: LexborNode) -> list[Near]:
        paragraphs = 0
        for found in self._steps(start):
            paragraphs += found.tag == "p" and len(found.node.text()) > LONG_PARAGRAPH
            if paragraphs == 2:
                break
        return self._all()

    def up_to(self, end: LexborNode, start: LexborNode) -> list[Near]:
        last = end.mem_id
        for found in self._steps(start):
            if found.node.mem_id == last:
                break
        return self._all()

    def _steps(self, start: LexborNode) -> Iterator[Near]:
        """Elements before they count as found: where the walk ends, they do not."""
        node = start.first_child or start.next or self._climb(start)
        while node is not None and len(self._found) < REACH:
            inner = None
            if node.tag_id == TEXT:
                self._write(node.text_content or "")
            elif node.is_element_node:
                tag, attributes = node.tag or "", node.attributes
                if _is_other_box(tag, attributes.get("class")):
                    self._pass_by(node, tag)
                else:
                    found = Near(node, tag, attributes)
                    yield found
                    inner = self._enter(found)
            node = inner or node.next or self._climb(node)

    def _write(self, text: str) -> None:
        if not text.isspace() and (run := collapse(text)):
            self._runs.append(run)
            self._length += len(run)

    def _pass_by(self, box: LexborNode, tag: str) -> None:
        self._write(box.text(separator=" "))
        if tag == "footer":  # an article's own has its date
            self._tell_date(_first_dated(box))

    def _enter(self, found: Near) -> LexborNode | None:
        self._found.append(found)
        inner = found.node.first_child
        if inner is not None:
            self._open.append((found, len(self._runs), self._length))
        if "datetime" in found.attributes or found.tag == "abbr":
            found.date = _stated_date(found.tag, found.attributes)
            self._tell_date(found.date)
        return inner

    def _tell_date(self, date: str) -> None:
        for around, _, _ in self._open:
            around.date = around.date or date

    def _climb(self, last: LexborNode) -> LexborNode | None:
        """The node behind the elements that end with this one."""
        parent = last.parent
        while parent is not None:
            if self._open:
                self._leave(*self._open.pop())
            if (following := parent.next) is not None:
                return following
            parent = parent.parent
        return None

    def _leave(self, found: Near, first_run: int, length_before: int) -> None:
        if self._length - length_before > MAX_LINE_CHARS:
            found.line = None
        elif len(self._runs) > first_run:
            found.line = _unless_long(" ".join(self._runs[first_run:]))

    def _all(self) -> list[Near]:
        """Those inside of which the walk ended are long: they go on behind a paragraph, or hold the
        headline.
        """
        for found, _, _ in self._open:
            found.line = None
        return self._found


def _is_other_box(tag: str, names: str | None) -> bool:
    return tag in NOT_SHOWN or (bool(names) and tag != "body" and _is_of_others(names))


@lru_cache(4096)
def _is_of_others(names: str) -> bool:
    """Cached: a site's pages share them."""
    return OTHER_BOX.search(names.lower()) is not None
