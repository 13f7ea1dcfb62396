"""Whether a number stands in a row of page numbers: beside its neighbours, or "Next"."""

import re
from collections.abc import Iterator

from newsbot.pages.outline import Outline
from newsbot.pages.paging.page_labels import LONGEST, parse_label, parse_number

# So near above a number is the row that it stands in: ul > li > span > a.
ROW = 4
# Runs of text to look at on each side: a number, and what parts it from the next.
REACH = 3
CALENDAR_NAME = re.compile(r"\bcalend|\bdatepick", re.IGNORECASE)
CALENDAR_DEPTH = 8
WEEK = 7


def is_in_row(outline: Outline, element: int, number: int) -> bool:
    beside = (text for run in _runs_beside(outline, element) if (text := outline.texts[run]))
    return any(_is_neighbour(text, number) for text in beside) and not _is_day(outline, element)


def _runs_beside(outline: Outline, element: int) -> Iterator[int]:
    """Those next to the element that stand in the same row."""
    first, last = outline.first_run[element], outline.last_run[element]
    row = list(outline.nearest(element, ROW))[-1]
    start, end = outline.first_run[row], outline.last_run[row]
    yield from range(max(start, first - REACH), first)
    yield from range(last, min(end, last + REACH))


def _is_neighbour(text: str, number: int) -> bool:
    if len(text) > LONGEST:
        return False
    other = parse_number(text)
    return abs(other - number) == 1 if other is not None else parse_label(text) is not None


def _is_day(outline: Outline, element: int) -> bool:
    """In a calendar: weeks of seven days, or a box that is named so."""
    near = list(outline.nearest(element, CALENDAR_DEPTH))
    if any(CALENDAR_NAME.search(_names(outline, above)) for above in near):
        return True
    table = next((above for above in near if outline.tags[above] in {"table", "tbody"}), None)
    if table is None:
        return False
    rows = [row for row in outline.children(table) if outline.tags[row] == "tr"]
    return sum(len(outline.children(row)) == WEEK for row in rows) >= 3


def _names(outline: Outline, element: int) -> str:
    attributes = outline.attributes[element]
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
