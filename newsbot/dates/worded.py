"""Dates with the name of a month."""

import re
from collections.abc import Iterator
from itertools import chain

from newsbot.dates.days import MAX_YEAR, Days, day_of, year_of
from newsbot.dates.names import is_between, month_of

# As `ctime`, Java and JavaScript print it: the time comes before the year.
CTIME = re.compile(
    r"(?P<month>[^\W\d_]{3,12})[.]? (?P<day>\d{1,2}),? (?P<clock>\d\d:\d\d(?::\d\d)?"
    r"(?: (?:[A-Z]{1,5}|(?:GMT|UTC)?[+-]\d\d:?\d\d))?) (?P<year>\d{4})(?!\d)"
)
# A year of two numbers is told from a day by hyphens or by what stands for the missing ones.
ROMAN = re.compile(
    r"(?<![\d.,])(?P<day>\d\d?)[. ]{1,2}(?P<month>I{1,3}|I?V|VI{1,3}|I?X|XI{1,2})"
    r"[. ]{1,2}(?P<year>\d{4})(?!\d)"
)
ROMAN_MONTHS = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
SHORT_YEARS = (
    re.compile(r"(?<![\d-])(?P<day>\d\d?)-(?P<month>[^\W\d_]{3,12})[.]?-(?P<year>\d\d)(?![\d-])"),
    re.compile(
        r"(?<!\d)(?P<day>\d\d?)(?:st|nd|rd|th|[.])? (?P<month>[^\W\d_]{3,12})[.,]{0,2}"
        r" ['\u2019](?P<year>\d\d)(?!\d)"
    ),
    re.compile(
        r"(?P<month>[^\W\d_]{3,12})[.]? (?P<day>\d\d?)(?:st|nd|rd|th)?,?"
        r" ['\u2019](?P<year>\d\d)(?!\d)"
    ),
)
YEAR = re.compile(r"(?<![\d+#$€£=])(?<!\d[.,:/])(?:19|20|25)\d\d(?!\d|[.,]\d{3})")
TOKEN = re.compile(r"\d+|[^\W\d_][^\s\d,;:()|/\u2013\u2014«»<>\[\]،؛、၊፣፥፡-]*")
GAP = re.compile(r"[\s,.\-\u2013/'\u2019()،؛၊፣]{0,4}")
THAI = re.compile("[\u0e00-\u0e7f]")
CUT = re.compile(r"\d(?:[.,:/]|\s?[\u2013-]\s?)$|[\d+#]$")
# Characters on either side of a year.
WINDOW = 60
# From the year that is counted from the Buddha's death, as in Thailand.
BUDDHIST = 543


def worded_dates(line: str, language: str | None) -> Iterator[Days]:
    if ":" in line:
        yield from _ctimes(line, language)
    yield from _short_years(line, language)
    yield from _roman(line)
    for year in YEAR.finditer(line):
        if (named := _beside(line, year, language)) is not None:
            yield named


def _ctimes(line: str, language: str | None) -> Iterator[Days]:
    for found in CTIME.finditer(line):
        month = month_of(found["month"], language)
        day = day_of(int(found["year"]), month or 0, int(found["day"]))
        if day is not None:
            yield found.start(), found.end(), (day,)


def _short_years(line: str, language: str | None) -> Iterator[Days]:
    for found in chain.from_iterable(form.finditer(line) for form in SHORT_YEARS):
        month = month_of(found["month"], language)
        day = day_of(year_of(found["year"]), month or 0, int(found["day"]))
        if day is not None:
            yield found.start(), found.end(), (day,)


def _roman(line: str) -> Iterator[Days]:
    for found in ROMAN.finditer(line):
        month = ROMAN_MONTHS.index(found["month"])
        day = day_of(int(found["year"]), month, int(found["day"]))
        if day is not None:
            yield found.start(), found.end(), (day,)


def _beside(line: str, year: re.Match[str], language: str | None) -> Days | None:
    """The day and the month on one side of the year, in either order."""
    number = int(year[0])
    if number > MAX_YEAR:
        number -= BUDDHIST if THAI.search(line) else 0
    before = list(TOKEN.finditer(line, max(0, year.start() - WINDOW), year.start()))
    if (parts := _day_and_month(line, before[::-1], year.start(), language)) is not None:
        day, month, start = parts
        if (found := day_of(number, month, day)) is not None and not _is_cut(line, start):
            return start, year.end(), (found,)
    behind = list(TOKEN.finditer(line, year.end(), year.end() + WINDOW))
    if (parts := _day_and_month(line, behind, year.end(), language)) is not None:
        day, month, end = parts
        if (found := day_of(number, month, day)) is not None:
            return year.start(), end, (found,)
    return None


def _is_cut(line: str, start: int) -> bool:
    """Whether the day is the end of a longer number, or of a range of days."""
    return CUT.search(line, max(0, start - 4), start) is not None


def _day_and_month(
    line: str, tokens: list[re.Match[str]], edge: int, language: str | None
) -> tuple[int, int, int] | None:
    """With the place where they end. `tokens`: the nearest to the year first."""
    day = month = None
    waiting = tokens[:8][::-1]
    while waiting:
        token = waiting.pop()
        gap = line[token.end() : edge] if token.end() <= edge else line[edge : token.start()]
        if GAP.fullmatch(gap) is None:
            return None
        edge = token.start() if token.end() <= edge else token.end()
        if token[0].isdecimal():
            if day is not None or len(token[0]) > 2:
                return None
            day = int(token[0])
        elif month is None and (named := month_of(token[0], language)) is not None:
            month = named
        elif month is None and waiting and (named := _in_two_words(token, waiting[-1], language)):
            month, second = named, waiting.pop()
            edge = min(edge, second.start()) if second.end() <= edge else second.end()
        elif not is_between(token[0]):
            return None
        if day is not None and month is not None:
            return day, month, edge
    return None


def _in_two_words(one: re.Match[str], other: re.Match[str], language: str | None) -> int | None:
    first, second = sorted((one, other), key=re.Match.start)
    return month_of(f"{first[0]} {second[0]}", language)
