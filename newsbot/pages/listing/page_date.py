"""The day that a page was made for its reader: a text of its own beside the ticker."""

import re
from collections.abc import Iterable, Iterator

DATE = re.compile(r"\d{1,2} [^\W\d_]{3,12} \d{4}")


def find_page_date(lines: list[list[str]], ticker: range, in_cards: set[int]) -> str | None:
    """`22 February 2026`, as printed. `lines` are lists of pieces, `ticker` is the range of its
    lines, `in_cards` has the numbers of lines that cards show. Without a ticker it is the only
    date above the cards.
    """
    if ticker:
        numbers = [ticker.stop, *ticker, ticker.start - 1]
        beside = [n for n in numbers if 0 <= n < len(lines) and n not in in_cards]
        return next(_dates(lines, beside), None)
    above = set(_dates(lines, range(min(in_cards, default=len(lines)))))
    return above.pop() if len(above) == 1 else None


def _dates(lines: list[list[str]], numbers: Iterable[int]) -> Iterator[str]:
    """Dates in elements of their own, or with an element for each of their parts."""
    texts = (text for n in numbers for text in [*lines[n], " ".join(lines[n])])
    return (text for text in texts if DATE.fullmatch(text))
