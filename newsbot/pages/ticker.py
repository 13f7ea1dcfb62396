"""The strip of currency rates: `• KGS/USD = 0.01143 0%`, repeated for the marquee."""

import re
from collections import defaultdict
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
# No entry is as long as this, with what closes it.
LONG = 256
# Letters that may stand on a ticker's line for each of its entries: a label, a bank's name.
LETTERS_PER_ENTRY = 12
LETTER = re.compile(r"[^\W\d_]")


class Rate(NamedTuple):
    """Words of the page: `change` has its percent sign, and is None where none is shown."""

    pair: str
    rate: str
    change: str | None


def parse_ticker(text: str) -> tuple[tuple[Rate, ...], range]:
    """Each distinct rate once, in page order, and the range of lines that the strip takes up.
    A rate that is quoted in a sentence is none.
    """
    start, end = _around_slashes(text)
    rates, lines = _parse_strip(text[start:end])
    above = text.count("\n", 0, start)
    return rates, range(above + lines.start, above + lines.stop)


def _around_slashes(text: str) -> tuple[int, int]:
    """The whole lines outside of which there is no entry."""
    end = text.find("\n", text.rfind("/") + LONG)
    return text.rfind("\n", 0, max(0, text.find("/") - LONG)) + 1, len(text) if end < 0 else end


# Pages of a site have one strip, and much the same lines around it.
@lru_cache(16)
def _parse_strip(text: str) -> tuple[tuple[Rate, ...], range]:
    lines = text.split("\n")
    strip = [
        entry
        for line, entries in _entries_by_line(text).items()
        if not _is_prose(lines[line], *(entry[0] for entry in entries))
        for entry in entries
    ]
    if not strip:
        return (), range(0)
    first, last = (text.count("\n", 0, end) for end in (strip[0].start(), strip[-1].end()))
    words = dict.fromkeys(entry.group("pair", "shown", "bare", "change") for entry in strip)
    rates = (
        Rate(_joined(pair), shown or bare, change and _joined(change))
        for pair, shown, bare, change in words
    )
    return tuple(dict.fromkeys(rates)), range(first, last + 1)


def _entries_by_line(text: str) -> dict[int, list[re.Match[str]]]:
    """Under the number of the line that each begins on."""
    found: dict[int, list[re.Match[str]]] = defaultdict(list)
    line = place = 0
    for entry in ENTRY.finditer(text):
        line += text.count("\n", place, entry.start())
        place = entry.start()
        found[line].append(entry)
    return found


# A marquee repeats its lines.
@lru_cache(256)
def _is_prose(line: str, *entries: str) -> bool:
    """The line says more than its rates."""
    letters = len(LETTER.findall(line))
    in_entries = sum(len(LETTER.findall(entry)) for entry in entries)
    return letters - in_entries > LETTERS_PER_ENTRY * len(entries)


def _joined(text: str) -> str:
    return "".join(text.split())
