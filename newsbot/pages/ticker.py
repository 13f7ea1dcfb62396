"""The strip of currency rates: `• KGS/USD = 0.01143 0%`, repeated for the marquee."""

import re
from typing import NamedTuple

PAIR = r"[A-Za-z]{3}\s{0,9}/\s{0,9}[A-Za-z]{3}(?![\w/])"
NUMBER = r"[-+−]?\d[\d.,]{0,40}(?:[eE][-+]?\d{1,9})?"
ENTRY = re.compile(
    rf"(?<![\w/])(?P<pair>{PAIR})"
    # After an equals sign anything is a rate; without one, only a number is.
    rf"(?:\s{{0,9}}[=:≈]\s{{0,9}}(?!{PAIR})(?P<shown>[^\s%•|]{{1,60}})(?!%)|\s{{1,9}}(?P<bare>{NUMBER})(?![\w%]))"
    rf"(?:\s{{0,9}}[(\[]?[▲▼△▽↑↓]?\s{{0,9}}(?P<change>(?:[-+−–]\s?)?(?:\d[\d.,]{{0,20}}|[^\s%•|/]{{1,12}})\s?%)"
    rf"[)\]]?(?=\s{{0,9}}(?:[•·∙|*,;]|{PAIR})|\s{{0,9}}\n|\s{{0,9}}\Z))?"
)
WHITE_SPACE = re.compile(r"\s+")
# Letters that may stand on a ticker's line for each of its entries: a label, a bank's name.
LETTERS_PER_ENTRY = 12
LETTER = re.compile(r"[^\W\d_]")
MARK = "\0"


class Rate(NamedTuple):
    """Words of the page: `change` has its percent sign, and is None where none is shown."""

    pair: str
    rate: str
    change: str | None


def parse_ticker(text: str) -> tuple[tuple[Rate, ...], int]:
    """Each distinct rate once, in page order, and where in the text the strip ends (-1: none).
    A rate that is quoted in a sentence is none.
    """
    entries = list(ENTRY.finditer(text))
    prose = _lines_of_prose(text, entries)
    strip = [entry for entry in entries if _line_of(text, entry.start()) not in prose]
    rates = dict.fromkeys(_rate(entry) for entry in strip)
    return tuple(rates), strip[-1].end() if strip else -1


def _line_of(text: str, position: int) -> int:
    return text.rfind("\n", 0, position)


def _lines_of_prose(text: str, entries: list[re.Match[str]]) -> set[int]:
    """Lines that say more than their rates."""
    counts: dict[int, list[re.Match[str]]] = {}
    for entry in entries:
        counts.setdefault(_line_of(text, entry.start()), []).append(entry)
    return {line for line, found in counts.items() if _is_prose(text, line, found)}


def _is_prose(text: str, line: int, entries: list[re.Match[str]]) -> bool:
    words = []
    position = line + 1
    for entry in entries:
        words.append(text[position : entry.start()])
        position = entry.end()
    end = text.find("\n", position)
    words.append(text[position : None if end < 0 else end])
    return len(LETTER.findall(" ".join(words))) > LETTERS_PER_ENTRY * len(entries)


def _rate(entry: re.Match[str]) -> Rate:
    pair = WHITE_SPACE.sub("", entry["pair"])
    change = entry["change"]
    return Rate(pair, entry["shown"] or entry["bare"], change and WHITE_SPACE.sub("", change))
