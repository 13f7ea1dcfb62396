"""What stands around a headline: bylines, dates, pictures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from newsbot.pages.document import collapse
from newsbot.pages.outline import TEXT

_LONGEST_LINE = 200
_LONG_PARAGRAPH = 80
# Elements looked at on either side of a headline; a byline stands nearer.
_REACH = 100
# More runs of text than this are no line.
_MOST_RUNS = 60
_OTHER_BOX = re.compile(
    r"related|comment|sidebar|widget|popular|latest|trending|recommend", re.IGNORECASE
)
_NOT_SHOWN = frozenset(
    ["nav", "aside", "footer", "form", "script", "style", "noscript", "blockquote"]
)
_PARTS = frozenset(["article", "main", "section", "body"])


@dataclass(slots=True)
class Near:
    """An element. `names`: its class names. `line`: its text; None if that is long."""

    node: LexborNode
    tag: str
    names: str
    line: str | None


def near(node: LexborNode) -> Near:
    names = node.attributes.get("class") or ""
    return Near(node, node.tag or "", names, _line([node.text(separator=" ")]))


def elements_around(headline: LexborNode) -> Iterator[Near]:
    """Elements from the heading down to the second paragraph of prose, then those before it, but
    not outside the part of the page that is the heading's own.
    """
    yield from _Walk().after(headline)
    part = _part_around(headline)
    if part is not None:
        yield from _Walk().up_to(headline, part)


def _part_around(headline: LexborNode) -> LexborNode | None:
    part = headline.parent
    for _ in range(2):
        if part is None or part.tag in _PARTS:
            break
        part = part.parent
    return None if part is None or part.tag in {"body", "html"} else part


class _Walk:
    """In the order of the page, the element where it starts left out."""

    def __init__(self) -> None:
        self._found: list[Near] = []
        self._runs: list[str] = []
        # Elements around the place where the walk is, each with the number of its first run.
        self._open: list[tuple[Near, int]] = []

    def after(self, start: LexborNode) -> list[Near]:
        paragraphs = 0
        for node in self._steps(start):
            paragraphs += node.tag == "p" and len(node.text()) > _LONG_PARAGRAPH
            if paragraphs == 2:
                break
        return self._all()

    def up_to(self, end: LexborNode, start: LexborNode) -> list[Near]:
        for node in self._steps(start):
            if node.mem_id == end.mem_id:
                break
        return self._all()

    def _steps(self, start: LexborNode) -> Iterator[LexborNode]:
        """Elements before they count as found: where the walk ends, they do not."""
        node = start.first_child or self._next(start)
        while node is not None and len(self._found) < _REACH:
            inner = None
            if node.tag_id == TEXT:
                self._runs.append(node.text_content or "")
            elif node.is_element_node:
                found = Near(node, node.tag or "", node.attributes.get("class") or "", "")
                if _is_other_box(found):
                    self._runs.append(node.text(separator=" ")[: 2 * _LONGEST_LINE])
                else:
                    yield node
                    inner = self._enter(found)
            node = inner or self._next(node)

    def _enter(self, found: Near) -> LexborNode | None:
        self._found.append(found)
        inner = found.node.first_child
        if inner is not None:
            self._open.append((found, len(self._runs)))
        return inner

    def _next(self, node: LexborNode) -> LexborNode | None:
        current: LexborNode | None = node
        while current is not None and current.next is None:
            current = current.parent
            if self._open:
                self._leave(*self._open.pop())
        return None if current is None else current.next

    def _leave(self, found: Near, first_run: int) -> None:
        found.line = self._line_from(first_run)

    def _line_from(self, first_run: int) -> str | None:
        few = len(self._runs) - first_run <= _MOST_RUNS
        return _line(self._runs[first_run:]) if few else None

    def _all(self) -> list[Near]:
        """The walk ended inside of those that are open: there is more in them."""
        for found, first_run in self._open:
            is_short = self._line_from(first_run) is not None
            found.line = near(found.node).line if is_short else None
        return self._found


def _line(texts: list[str]) -> str | None:
    line = collapse(" ".join(texts))
    return line if len(line) <= _LONGEST_LINE else None


def _is_other_box(found: Near) -> bool:
    if found.tag in _NOT_SHOWN:
        return True
    return found.tag != "body" and bool(found.names and _OTHER_BOX.search(found.names))
