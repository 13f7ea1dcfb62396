"""A page as flat lists in document order: its elements and its runs of text."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from selectolax.lexbor import LexborNode

from newsbot.pages.html.document import collapse

TEXT = 2  # lexbor's tag id of a text node


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# What a browser sets on a line of its own; everything else flows in the line.
BLOCKS = _tags(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt"
    " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr label legend li"
    " main marquee menu nav ol p pre search section summary table tbody td tfoot th thead time tr"
    " ul"
)
# Elements whose content is no text of the page, and names for what is no element.
SILENT = _tags(
    "audio canvas datalist head iframe map math noscript object script select style svg template"
    " textarea title video -comment -doctype -other"
)


@dataclass(slots=True)
class Outline:
    """Element i has children in i+1 … ends[i]-1, and text in the runs first_run[i] … last_run[i]-1.

    `paths[i]` is one number for all elements whose chain of tags from the root is the same,
    `places` has the elements of each tag. `texts[r]` is run r by itself on one line, without space
    around it; `lines[r]` is the line that it stands on, which grows with every block boundary and
    <br>.
    """

    tags: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    paths: list[int] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    attributes: list[dict[str, str | None]] = field(default_factory=list)
    first_run: list[int] = field(default_factory=list)
    last_run: list[int] = field(default_factory=list)
    runs: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)

    def elements(self, tags: frozenset[str]) -> list[int]:
        """Those with one of the tags, in document order."""
        return sorted(chain.from_iterable(self.places[tag] for tag in tags & self.places.keys()))

    def text(self, element: int) -> str:
        first, last = self.first_run[element], self.last_run[element]
        return self.texts[first] if last - first == 1 else self.text_between(first, last)

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


class TagNames(dict[int, str]):
    """By the tag's id: to have a name spelt out costs as much as the rest of its element."""

    def spell(self, node: LexborNode) -> str:
        name = self[node.tag_id] = node.tag or "-other"
        return name


def outline_of(root: LexborNode | None) -> Outline:
    """Without recursion, as pages nest deeper than the stack, and without calls for each node."""
    outline, node = Outline(), root
    tags, parents, ends, last_run = outline.tags, outline.parents, outline.ends, outline.last_run
    attributes, first_run, owners = outline.attributes, outline.first_run, outline.owners
    runs, lines = outline.runs, outline.lines
    names = TagNames()
    around: list[LexborNode] = []
    element, line = -1, 0
    while node is not None:
        if (tag_id := node.tag_id) == TEXT:
            text = node.text_content or ""
            if not text.isspace():
                runs.append(text)
                lines.append(line)
                owners.append(element)
            elif lines and lines[-1] == line:
                runs[-1] += " "  # the space between two inline elements is part of the line
            node = node.next
        elif (tag := names.get(tag_id) or names.spell(node)) in SILENT:
            node = node.next
        else:
            line += tag in BLOCKS
            parents.append(element)
            element = len(tags)
            tags.append(tag)
            ends.append(0)  # which is not known yet
            last_run.append(0)
            first_run.append(len(runs))
            attributes.append(node.attributes)
            around.append(node)
            node = node.first_child
        while node is None and element >= 0:
            ends[element], last_run[element] = len(tags), len(runs)
            line += tags[element] in BLOCKS
            element = parents[element]
            node = around.pop().next if element >= 0 else None
    for element, tag in enumerate(tags):
        outline.places[tag].append(element)
    outline.paths = number_paths(outline)
    outline.texts = [
        run.strip() if run.isprintable() and "  " not in run else collapse(run) for run in runs
    ]
    return outline


def number_paths(outline: Outline) -> list[int]:
    paths: list[int] = []
    steps: list[dict[str, int]] = [{}]  # from each path to those of its children
    for tag, parent in zip(outline.tags, outline.parents, strict=True):
        step = steps[paths[parent] if paths else 0]
        path = step.get(tag)
        if path is None:
            path = step[tag] = len(steps)
            steps.append({})
        paths.append(path)
    return paths
