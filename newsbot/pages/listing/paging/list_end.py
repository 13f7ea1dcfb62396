"""What stands around a control below a list: whether it is the list's own, and at its end."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsbot.pages.html.outline import Outline
from newsbot.pages.listing.counter import parse_counter
from newsbot.pages.vocabulary.box_names import BOX_NAMES
from newsbot.pages.vocabulary.box_tags import BOX_TAGS
from newsbot.pages.vocabulary.page_labels import (
    MAX_LABEL_CHARS,
    OF,
    has_words,
    parse_label,
    parse_number,
    parse_share,
)
from newsbot.pages.vocabulary.paging_names import PAGING_NAMES

# Of the element and what stands around it, up to the list.
FOREIGN = BOX_NAMES.pattern("control")
FOREIGN_TAGS = BOX_TAGS.words("control")
PAGER = PAGING_NAMES.pattern("pager")
OFF = PAGING_NAMES.pattern("off")
OFF_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|pointer-events\s*:\s*none", re.IGNORECASE
)
CURRENT = PAGING_NAMES.pattern("current")
ASKING = frozenset({"text", "email", "search", "password", "tel", "checkbox", "radio", "number"})
PRESSED = frozenset({"a", "button", "input"})
# "Showing 6 of 40"
COUNT = re.compile(r"\d+\s*(\D{1,9}?)\s*\d+")
DIGITS = re.compile(r"\d+")
MAX_RUNS = 40  # a pager has no more


@dataclass(frozen=True, slots=True)
class ListEnd:
    """`last` is an element of the last card, `end` the first run after that card."""

    outline: Outline
    last: int
    end: int

    def owns(self, element: int) -> bool:
        """Whether the element belongs to the list above, and to nothing else: nothing of another
        kind stands between, or else about it.
        """
        outline, branch, pager = self.outline, element, element
        for each in self._around(element):
            branch = each
            if outline.tags[each] in FOREIGN_TAGS or FOREIGN.search(self._names(each)):
                return False
            if PAGER.search(self._names(each)):
                pager = each
        first, last = outline.first_run[branch], outline.last_run[branch]
        if last - first > MAX_RUNS or any(map(self._asks, range(branch, outline.ends[branch]))):
            return False
        before = range(self.end, outline.first_run[pager])
        about = (*range(first, outline.first_run[pager]), *range(outline.last_run[pager], last))
        return self._is_paging(before) or self._is_paging(about)

    def is_in_pager(self, element: int) -> bool:
        return any(map(self._is_pager, self._around(element)))

    def is_off(self, element: int) -> bool:
        for each in self._around(element):
            attributes = self.outline.attributes[each]
            if "hidden" in attributes or "disabled" in attributes:
                return True
            if "true" in (attributes.get("aria-disabled"), attributes.get("aria-hidden")):
                return True
            style = attributes.get("style") or ""
            if OFF.search(attributes.get("class") or "") or OFF_STYLE.search(style):
                return True
        return False

    def is_here(self, element: int) -> bool:
        """Whether the element is the number of the page that is read."""
        attributes = self.outline.attributes[element]
        own, parent = self.outline.names(element)
        return "aria-current" in attributes or bool(CURRENT.search(f"{own} {parent}"))

    def is_last_page(self, element: int) -> bool:
        """Whether the numbers beside the element end with this page's: `1 2 [3]`, `3 / 3`."""
        outline, box = self.outline, self._box(element)
        highest, here = 0, []
        for run in range(outline.first_run[box], outline.last_run[box]):
            text = outline.texts[run]
            if parse_share(text) is not None:
                told = DIGITS.findall(text)
                return int(told[0]) >= int(told[-1])
            number = None if has_words(text) else parse_number(text)
            if number is not None:
                highest = max(highest, number)
                here += [number] if self._leads_nowhere(outline.owners[run]) else []
        return here == [highest]

    def _leads_nowhere(self, element: int) -> bool:
        near = list(self.outline.nearest(element, 3))
        is_link = any(self.outline.tags[each] in PRESSED for each in near)
        return not is_link or any(map(self.is_here, near[:2]))

    def _box(self, element: int) -> int:
        """The pager that the element stands in, or what is right around it."""
        around = list(self._around(element))
        return next(filter(self._is_pager, reversed(around)), around[min(1, len(around) - 1)])

    def _around(self, element: int) -> Iterator[int]:
        """The element and its ancestors that hold no card."""
        while element > self.last:
            yield element
            element = self.outline.parents[element]

    def _names(self, element: int) -> str:
        attributes = self.outline.attributes[element]
        return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"

    def _is_pager(self, element: int) -> bool:
        return self.outline.tags[element] == "nav" or bool(PAGER.search(self._names(element)))

    def _asks(self, element: int) -> bool:
        """A field to fill in, or the title of something else."""
        tag, attributes = self.outline.tags[element], self.outline.attributes[element]
        if tag == "input":
            return (attributes.get("type") or "text").lower() in ASKING
        end = self.outline.ends[element]
        return tag in {"h2", "h3", "h4"} and "a" in self.outline.tags[element:end]

    def _is_paging(self, runs: Iterable[int]) -> bool:
        return all(_says_paging(self.outline.texts[run]) for run in runs)


def _says_paging(text: str) -> bool:
    """Whether a text may stand in or beside a pager, or above it."""
    if not has_words(text) or parse_label(text) or parse_counter(text):
        return True
    if parse_number(text) is not None or parse_share(text) is not None:
        return True
    counted = COUNT.search(text) if len(text) <= MAX_LABEL_CHARS else None
    return counted is not None and counted[1].lower() in OF
