"""The days that a year, a month and a day are."""

from datetime import date

# What a missing date prints: 1970-01-01, 0001-01-01.
LAST_EMPTY_YEAR = 1970
MAX_YEAR = 2100
# Two numbers for the year: of this century up to here.
MAX_SHORT_YEAR = 69

# Where a date stands in a line, and its readings, of which only one is meant.
Days = tuple[int, int, tuple[date, ...]]


def day_of(year: int, month: int, day: int) -> date | None:
    if not LAST_EMPTY_YEAR < year <= MAX_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_of(text: str) -> int:
    """Of two or four numbers."""
    if len(text) == 4:
        return int(text)
    return int(text) + (2000 if int(text) <= MAX_SHORT_YEAR else 1900)
