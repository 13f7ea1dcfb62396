"""Rows of page numbers: which of a page's numbers stand in one, and whether it is this listing's.

The row of a listing's pages has the number of the page that is read, which is no link, or one to
itself. Rows of other things have not: issues, topics of a forum, days of a calendar.
"""

from collections.abc import Iterator

from newsbot.pages.html.links import Link
from newsbot.pages.html.outline import Outline
from newsbot.pages.vocabulary.box_names import BOX_NAMES
from newsbot.pages.vocabulary.page_labels import (
    MAX_LABEL_CHARS,
    parse_label,
    parse_number,
    parse_share,
)
from newsbot.urls.paging import ListingAddress

# So near above a number is the row that it stands in: ul > li > span > a.
ROW = 4
# Runs of text to look at on each side: a number, and what parts it from the next; or all of a row.
REACH, WIDTH = 3, 60
CALENDAR_NAME = BOX_NAMES.pattern("calendar")
CALENDAR_DEPTH = 8
WEEK = 7


class NumberRows:
    def __init__(self, outline: Outline, links: list[Link], address: ListingAddress) -> None:
        self.outline = outline
        self.elsewhere = {link.element for link in links if not address.is_own(link.url)}

    def is_beside(self, element: int, number: int) -> bool:
        """Whether a number's neighbours are the next numbers, or a label."""
        texts = (self.outline.texts[run] for run in self._runs(element, REACH))
        return any(_is_neighbour(text, number) for text in texts)

    def has_own(self, element: int, own: int) -> bool:
        """Whether the row shows the page that is read, by the number of the first page if its
        address has none (`own` 0); a calendar's shows many days without a link.
        """
        runs = self._runs(element, WIDTH)
        numbers = {number for run in runs if (number := self._number(run)) is not None}
        return len(numbers) == 1 and (own > 0 or 1 in numbers) and not self._is_day(element)

    def _runs(self, element: int, reach: int) -> Iterator[int]:
        """Those beside the element that stand in the same row."""
        outline = self.outline
        first, last = outline.first_run[element], outline.last_run[element]
        row = list(outline.nearest(element, ROW))[-1]
        yield from range(max(outline.first_run[row], first - reach), first)
        yield from range(last, min(outline.last_run[row], last + reach))

    def _number(self, run: int) -> int | None:
        """Of a page, where nothing leads elsewhere."""
        text = self.outline.texts[run]
        number = None if len(text) > MAX_LABEL_CHARS else parse_number(text) or parse_share(text)
        if number is None:
            return None
        near = self.outline.nearest(self.outline.owners[run], ROW)
        return None if any(element in self.elsewhere for element in near) else number

    def _is_day(self, element: int) -> bool:
        """In a calendar: weeks of seven days, or a box that is named so."""
        outline = self.outline
        near = list(outline.nearest(element, CALENDAR_DEPTH))
        if any(CALENDAR_NAME.search(_names(outline, above)) for above in near):
            return True
        table = next((above for above in near if outline.tags[above] in {"table", "tbody"}), None)
        if table is None:
            return False
        rows = [row for row in outline.children(table) if outline.tags[row] == "tr"]
        return sum(len(outline.children(row)) == WEEK for row in rows) >= 3


def _is_neighbour(text: str, number: int) -> bool:
    if not text or len(text) > MAX_LABEL_CHARS:
        return False
    other = parse_number(text) or parse_share(text)
    return abs(other - number) == 1 if other is not None else parse_label(text) is not None


def _names(outline: Outline, element: int) -> str:
    attributes = outline.attributes[element]
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
