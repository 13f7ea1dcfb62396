"""A page as flat lists in document order: its elements and its runs of text."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from newsbot.pages.document import collapse

TEXT = 2  # lexbor's tag id of a text node


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


# What a browser sets on a line of its own; everything else flows in the line.
BLOCKS = _tags(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr label legend li"
    " main marquee menu nav ol p pre search section summary table tbody td tfoot th thead time tr"
    " ul"
)
# Elements whose content is no text of the page.
SILENT = _tags(
    "audio canvas datalist head iframe map math noscript object script select style svg template"
    " textarea title video"
)


@dataclass(slots=True)
class Outline:
    """Element i has children in i+1 … ends[i]-1, and text in the runs first_run[i] … last_run[i]-1.

    `paths[i]` is one number for all elements whose chain of tags from the root is the same.
    `texts[r]` is run r by itself on one line, without space around it; `lines[r]` is the line that
    it stands on: it grows with every block boundary and <br>.
    """

    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    paths: list[int] = field(default_factory=list)
    attributes: list[dict[str, str | None]] = field(default_factory=list)
    first_run: list[int] = field(default_factory=list)
    last_run: list[int] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)

    def text(self, element: int) -> str:
        return self.text_between(self.first_run[element], self.last_run[element])

    def text_between(self, first: int, last: int) -> str:
        """The runs as one line; a block boundary between two of them is a space."""
        if last - first == 1:
            return self.texts[first]
        pieces: list[str] = []
        line = -1
        for run in range(first, last):
            if self.lines[run] != line:
                pieces.append(" ")
                line = self.lines[run]
            pieces.append(self.runs[run])
        return collapse("".join(pieces))

    def ancestors(self, element: int) -> Iterator[int]:
        """From the parent up to the root."""
        element = self.parents[element]
        while element >= 0:
            yield element
            element = self.parents[element]

    def nearest(self, element: int, count: int) -> Iterator[int]:
        """The element itself and its next ancestors, `count` in all."""
        while element >= 0 and count > 0:
            yield element
            element = self.parents[element]
            count -= 1

    def names(self, element: int) -> tuple[str, str]:
        """Class names of the element and its parent."""
        own, parent = self.attributes[element], self.attributes[self.parents[element]]
        return own.get("class") or "", parent.get("class") or ""

    def children(self, element: int) -> list[int]:
        found = []
        child = element + 1
        while child < self.ends[element]:
            found.append(child)
            child = self.ends[child]
        return found


def outline_of(root: LexborNode | None) -> Outline:
    return _Walk().walk(root) if root is not None else Outline()


class _Walk:
    """One pass over the tree without recursion, as a page may be nested deeper than the stack."""

    def __init__(self) -> None:
        self.outline = Outline()
        self.line = 0
        self.path_numbers: dict[tuple[int, str], int] = {}

    def walk(self, root: LexborNode) -> Outline:
        node: LexborNode | None = root
        element = -1
        around: list[LexborNode] = []
        while node is not None:
            if node.tag_id == TEXT:
                self.add_text(node.text_content or "", element)
                node = node.next
            elif (tag := node.tag or "-") in SILENT or tag[0] in "-!":
                node = node.next
            else:
                element = self.enter(tag, node.attributes, element)
                around.append(node)
                node = node.first_child
            while node is None and around:
                element = self.leave(element)
                last = around.pop()
                node = last.next if around else None
        self.outline.texts = list(map(collapse, self.outline.runs))
        return self.outline

    def enter(self, tag: str, attributes: dict[str, str | None], parent: int) -> int:
        if tag in BLOCKS:
            self.line += 1
        outline, numbers = self.outline, self.path_numbers
        index = len(outline.tags)
        path = (outline.paths[parent] if index else -1, tag)
        outline.tags.append(tag)
        outline.parents.append(parent)
        outline.ends.append(0)
        outline.paths.append(numbers.setdefault(path, len(numbers)))
        outline.attributes.append(attributes)
        outline.first_run.append(len(outline.runs))
        outline.last_run.append(0)
        return index

    def leave(self, index: int) -> int:
        """Its parent."""
        outline = self.outline
        outline.ends[index] = len(outline.tags)
        outline.last_run[index] = len(outline.runs)
        if outline.tags[index] in BLOCKS:
            self.line += 1
        return outline.parents[index]

    def add_text(self, text: str, parent: int) -> None:
        outline = self.outline
        if not text.isspace():
            outline.runs.append(text)
            outline.lines.append(self.line)
            outline.owners.append(parent)
        elif outline.runs and outline.lines[-1] == self.line:
            outline.runs[-1] += " "  # the space between two inline elements is part of the line
