"""The strip of currency rates: `• KGS/USD = 0.01143 0%`, repeated for the marquee."""

# ruff: noqa: RUF001 - letters that look like others are what part of this is about

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple, Self

from newsbot.pages.html.document import collapse
from newsbot.pages.listing.ticker_entry import Lead, Words, lead_of, lines_of_entry, read_entry

# Capitals of other scripts that are printed in a code's place, and the letters that they look like.
LOOKALIKES = "АВЕЅІЈКМНОРСТУҮХԌԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿ" + "".join(map(chr, range(0xFF21, 0xFF3B)))
LATIN = "ABESIJKMHOPCTYYXGQWABEZHIKMNOPTYXCJ" + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
TO_LATIN = str.maketrans(LOOKALIKES, LATIN)
CODE = rf"[A-Za-z{LOOKALIKES}]{{3}}"
# A page has few slashes, and a search that begins with one leaps from each to the next.
QUOTE = re.compile(rf"/\s{{0,9}}{CODE}(?![\w/])")
BASE = re.compile(rf"(?<![\w/]){CODE}\s{{0,9}}\Z")
BASE_REACH = 16
# No entry is as long as this.
MAX_ENTRY_CHARS = 256
# Letters that may stand on a ticker's line for each of its entries: a label, a bank's name.
LETTERS_PER_ENTRY = 12
LETTER = re.compile(r"[^\W\d_]")
# In a cell of its own it may be the number of units, or the row's number.
UNITS_ABOVE = re.compile(r"\D{0,6}1[0 ,.'’]*0\D{0,6}")
# A line that may go on with an entry: one with a figure, or hardly anything.
FIGURES = re.compile(r"\n(?:[^\n]{0,4}|[^\n]{0,60}[\d%][^\n]{0,60})(?=\n|\Z)")
BETWEEN = " •·∙●▪■◦|;,*»"


class RateWords(NamedTuple):
    pair: str
    rate: str
    change: str | None


class Rate(RateWords):
    """Words of the page. `rate` has all that is said of it (`12 345.67`, and `100 = 0.20` where it
    is for 100 units), or what cannot be told apart. `change` has its percent sign and the sign that
    an arrow gives it, and is None where none is shown. `raw` is the whole entry as printed; without
    it two rates are the same that say the same.
    """

    raw: str

    def __new__(cls, pair: str, rate: str, change: str | None, raw: str = "") -> Self:
        words = super().__new__(cls, pair, rate, change)
        words.raw = raw
        return words


class Pair(NamedTuple):
    start: int
    end: int
    text: str


class Reading(NamedTuple):
    """What was read of one pair. `letters`: how many of its line's are its own; `lines`: how many
    lines it takes up; `lead`: what leads to the next pair of its line.
    """

    rate: Rate | None
    letters: int
    lines: int
    lead: Lead


def parse_ticker(text: str) -> tuple[tuple[Rate, ...], range]:
    """Each distinct rate once, in page order, and the range of lines that the strip takes up.
    A rate that is quoted in a sentence is none.
    """
    first = next(_pairs(text), None)
    if first is None:
        return (), range(0)
    # The number of units may stand on the line above.
    start = text.rfind("\n", 0, max(0, text.rfind("\n", 0, first.start))) + 1
    rates, lines = _parse_strip(text[start : _end_of_strip(text)])
    above = text.count("\n", 0, start)
    return rates, range(above + lines.start, above + lines.stop)


def _end_of_strip(text: str) -> int:
    """With the lines of figures below the last pair."""
    slash = text.rfind("/")
    while not QUOTE.match(text, slash):
        slash = text.rfind("/", 0, slash)
    end = text.find("\n", slash)
    while end >= 0 and (more := FIGURES.match(text, end)):
        end = more.end()
    return end if end >= 0 else len(text)


# Pages of a site have one strip, and much the same lines around it.
@lru_cache(16)
def _parse_strip(text: str) -> tuple[tuple[Rate, ...], range]:
    lines = text.split("\n")
    found: dict[int, list[Reading]] = defaultdict(list)
    for number, reading in _readings(text, list(_pairs(text))):
        found[number].append(reading)
    strip = {number: told for number, told in found.items() if not _is_prose(lines[number], told)}
    if not strip:
        return (), range(0)
    rates = dict.fromkeys(reading.rate for told in strip.values() for reading in told)
    last = max(strip)
    return tuple(filter(None, rates)), range(min(strip), last + strip[last][-1].lines)


def names_of_pairs(text: str) -> set[str]:
    """The pairs that a text speaks of."""
    return {_latin(pair.text) for pair in _pairs(text)}


def _pairs(text: str) -> Iterator[Pair]:
    for quote in QUOTE.finditer(text):
        base = BASE.search(text, max(0, quote.start() - BASE_REACH), quote.start())
        if base:
            yield Pair(base.start(), quote.end(), text[base.start() : quote.end()])


def _readings(text: str, pairs: Sequence[Pair]) -> Iterator[tuple[int, Reading]]:
    """Each with the number of the line that it begins on."""
    line = place = 0
    lead: Lead | None = None
    arrows_lead = False
    for pair, following in zip_longest(pairs, pairs[1:]):
        line += text.count("\n", place, pair.end)
        place = pair.end
        if lead is None:
            lead = _lead(text, pair)
            arrows_lead = bool(lead.arrows)
        end = following.start if following else len(text)
        behind = text[pair.end : min(end, pair.end + MAX_ENTRY_CHARS)]
        shared = following is not None and "\n" not in behind and end <= pair.end + MAX_ENTRY_CHARS
        if following and "\n" in behind:
            behind = behind[: behind.rindex("\n")]  # the rest begins the next pair's line
        reading = _read(pair.text, lead, behind, shared=shared, arrows_lead=arrows_lead)
        if reading.rate:
            yield line, reading
        lead = reading.lead if shared else None


# A marquee repeats its entries.
@lru_cache(256)
def _read(pair: str, lead: Lead, behind: str, *, shared: bool, arrows_lead: bool) -> Reading:
    """Of the pair's text, and what stands behind it; `shared`: up to another pair of its line."""
    lines = behind.split("\n")
    count = lines_of_entry(lines)
    own, following = Words.of("\n".join(lines[:count])), Lead()
    if shared:
        own, following = own.split(arrows_lead=arrows_lead)
        following = following._replace(clear=following.clear and lead.clear)
    code = _latin(pair)
    entry = read_entry(code[-3:], lead, own)
    if entry is None:
        return Reading(None, 0, count, following)
    space = " " if behind[:1].isspace() else ""
    raw = collapse(f"{lead.text} {pair}{space}{entry.printed}").strip(BETWEEN)
    rate = Rate(code, entry.rate, entry.change, raw)
    words = entry.printed if entry.understood else entry.printed.partition(" ")[0]
    letters = _letters(f"{lead.text if lead.clear else ''}{pair}{words}")
    return Reading(rate, letters, count, following)


def _lead(text: str, pair: Pair) -> Lead:
    """Of a line's first pair."""
    start = text.rfind("\n", 0, pair.start) + 1
    lead = lead_of(collapse(text[max(start, pair.start - MAX_ENTRY_CHARS) : pair.start]))
    if start == pair.start and text[pair.end : pair.end + 1] in {"\n", ""}:
        above = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : max(0, start - 1)]
        return Lead(above, clear=False) if UNITS_ABOVE.fullmatch(above) else lead
    return lead


def _latin(pair: str) -> str:
    return "".join(pair.split()).translate(TO_LATIN)


def _is_prose(line: str, told: Sequence[Reading]) -> bool:
    """The line says more than its rates."""
    others = _letters(line) - sum(reading.letters for reading in told)
    return others > LETTERS_PER_ENTRY * len(told)


@lru_cache(256)
def _letters(line: str) -> int:
    return len(LETTER.findall(line))
