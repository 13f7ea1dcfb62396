"""The strip of currency rates: `• KGS/USD = 0.01143 0%`, repeated for the marquee."""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

PAIR = r"[A-Za-z]{3}\s{0,9}/\s{0,9}[A-Za-z]{3}(?![\w/])"
MINUS = r"[-+\u2212\u2013]"
NUMBER = rf"{MINUS}?\d[\d.,]{{0,40}}(?:[eE][-+]?\d{{1,9}})?"
# After an equals sign anything is a rate; without one, only a number is.
RATE = (
    rf"\s{{0,9}}[=:≈]\s{{0,9}}(?!{PAIR})(?P<shown>[^\s%•|]{{1,60}}+)(?!%)"
    rf"|\s{{1,9}}(?P<bare>{NUMBER})(?![\w%])"
)
CHANGE = rf"(?:{MINUS}\s?)?(?:\d[\d.,]{{0,20}}|[^\s%•|/]{{1,12}})\s?%"
# What closes an entry: a bullet, the next pair, the end of the line.
AFTER = rf"\s{{0,9}}(?:[•·∙|*,;]|{PAIR}|\n|\Z)"
ENTRY = re.compile(
    rf"(?<![\w/])(?P<pair>{PAIR})(?:{RATE})"
    rf"(?:\s{{0,9}}[(\[]?[▲▼△▽↑↓]?\s{{0,9}}(?P<change>{CHANGE})[)\]]?(?={AFTER}))?"
)
# Letters that may stand on a ticker's line for each of its entries: a label, a bank's name.
LETTERS_PER_ENTRY = 12
LETTER = re.compile(r"[^\W\d_]")
LINE_END = re.compile(r"\n")


class Rate(NamedTuple):
    """Words of the page: `change` has its percent sign, and is None where none is shown."""

    pair: str
    rate: str
    change: str | None


def parse_ticker(text: str) -> tuple[tuple[Rate, ...], range]:
    """Each distinct rate once, in page order, and the range of lines that the strip takes up.
    A rate that is quoted in a sentence is none.
    """
    entries = list(ENTRY.finditer(text))
    if not entries:
        return (), range(0)
    starts = [0, *(found.end() for found in LINE_END.finditer(text)), len(text) + 1]
    by_line: dict[int, list[re.Match[str]]] = {}
    for entry in entries:
        by_line.setdefault(bisect_right(starts, entry.start()) - 1, []).append(entry)
    strip = [
        entry
        for line, found in by_line.items()
        if not _is_prose(text[starts[line] : starts[line + 1] - 1], *(e[0] for e in found))
        for entry in found
    ]
    if not strip:
        return (), range(0)
    first, last = (bisect_right(starts, place) - 1 for place in (strip[0].start(), strip[-1].end()))
    words = dict.fromkeys(entry.group("pair", "shown", "bare", "change") for entry in strip)
    rates = (
        Rate(_joined(pair), shown or bare, change and _joined(change))
        for pair, shown, bare, change in words
    )
    return tuple(dict.fromkeys(rates)), range(first, last + 1)


# A marquee repeats its lines, and each page its marquee.
@lru_cache(256)
def _is_prose(line: str, *entries: str) -> bool:
    """The line says more than its rates."""
    letters = len(LETTER.findall(line))
    in_entries = sum(len(LETTER.findall(entry)) for entry in entries)
    return letters - in_entries > LETTERS_PER_ENTRY * len(entries)


def _joined(text: str) -> str:
    return "".join(text.split())
