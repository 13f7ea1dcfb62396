"""The day that a page was made for its reader: a text of its own beside the ticker."""

import re

DATE = re.compile(r"\d{1,2} [^\W\d_]{3,12} \d{4}")


def find_page_date(lines: list[list[str]], ticker: range, in_cards: set[int]) -> str | None:
    """`22 February 2026`, as printed. `ticker` is the range of its lines, `in_cards` has the
    numbers of lines that cards show. Without a ticker, the only date above the cards.
    """
    if ticker:
        numbers = [ticker.stop, *ticker, ticker.start - 1]
        beside = [number for number in numbers if 0 <= number < len(lines)]
        return next((date for number in beside if number not in in_cards for date in _dates(lines[number])), None)
    above = range(min(in_cards, default=len(lines)))
    dates = {date for number in above for date in _dates(lines[number])}
    return dates.pop() if len(dates) == 1 else None


def _dates(pieces: list[str]) -> list[str]:
    """A date in an element of its own, or one whose parts have each their own."""
    return [text for text in [*pieces, " ".join(pieces)] if DATE.fullmatch(text)]
