"""Dates in a line of text: with numbers, with a month's name, with signs of the Far East.

One grammar for cards, articles and values.
"""
# ruff: noqa: RUF001, RUF002, RUF003 - Cyrillic letters and wide signs look like others

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from newsbot.dates.clock import Clock, NoMomentError, clock_after, clock_before
from newsbot.dates.names import Order, is_between, month_of, weekdays_of
from newsbot.dates.numeric import numeric_dates
from newsbot.dates.worded import CTIME, worded_dates

# Cheap, and true of each text that has a date in it.
MAYBE_DATED = re.compile(
    r"(?<!\d)(?:19|20|25)\d\d(?!\d\d?(?!\d))|\d[.]?[\s./-]{1,2}\d{1,2}[.]?[\s./-]{1,2}\d\d"
    r"|[\d元]年\d|\d-[^\W\d_]{3,12}[.]?-\d\d|['\u2019]\d\d(?!\w)"
)
TAIL = re.compile(r"[\s-]?(?P<word>[^\W\d_]{1,7})(?P<point>[.]?)(?![^\W_])")
DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
# Between a date and its time: `2026年2月3日（火）08:15`.
WEEKDAY = re.compile(r"[\s,.]*[(（]?(?P<name>[^\W\d_][^\s\d,()（）]*)[)）]?")
MONTH_AND_DAY = re.compile(r"(?<![^\W_])(?P<name>[^\W\d_]{3,20})[.]? \d+")
TIME = re.compile(r"(?<![^\W_])\d{1,2}[:.]\d\d(?![^\W_])")
NATIVE_DIGIT = re.compile(r"(?![0-9])\d")


@dataclass(frozen=True, slots=True)
class Written:
    """A date in a text, from `start` to `end`. `days`: its readings, of which only one is meant."""

    start: int
    end: int
    days: tuple[date, ...]
    clock: Clock | None

    @property
    def moment(self) -> datetime | None:
        """None while two readings fit. Without a zone where the text has none."""
        if len(self.days) != 1:
            return None
        day = self.days[0]
        return datetime(day.year, day.month, day.day) if self.clock is None else self.clock.on(day)  # noqa: DTZ001


def maybe_dated(text: str) -> bool:
    """Cheap; some texts have only numbers that look like a date's."""
    return MAYBE_DATED.search(text if text.isascii() else _plain(text)) is not None


@lru_cache(4096)
def find_dates(
    text: str, order: Order | None = None, language: str | None = None
) -> tuple[Written, ...]:
    """All that a line says, in its order. `order` and `language` are the page's, and decide what
    has two readings.
    """
    line = text if text.isascii() else _plain(text)
    if MAYBE_DATED.search(line) is None:
        return ()
    found: list[Written] = []
    for start, end, days in sorted([*numeric_dates(line, order), *worded_dates(line, language)]):
        if (not found or start >= found[-1].end) and _has_one_kind_of_digits(text[start:end]):
            found.append(_written(line, start, end, days, found[-1].end if found else 0))
    return tuple(found)


def without_dates(text: str, instead: str = "") -> str:
    """Also without a day and a month of no year, or a time of no day."""
    for found in reversed(find_dates(text)):
        text = f"{text[: found.start]}{instead}{text[found.end :]}"
    text = MONTH_AND_DAY.sub(lambda it: instead if month_of(it["name"]) else it[0], text)
    return TIME.sub(instead, text)


def _plain(text: str) -> str:
    """As long as it was, with the digits of programs and without marks of direction."""
    text = DIRECTION.sub(" ", text)
    return NATIVE_DIGIT.sub(lambda digit: str(unicodedata.digit(digit[0])), text)


def _has_one_kind_of_digits(text: str) -> bool:
    return text.isascii() or len({ord(c) - int(c) for c in text if c.isdecimal()}) == 1


def _written(line: str, start: int, end: int, days: tuple[date, ...], earliest: int) -> Written:
    clock = None
    try:
        if (ctime := CTIME.fullmatch(line, start, end)) is not None:
            clock = clock_after(line[:end], ctime.start("clock") - 1)
            return Written(start, end, days, clock)
        end, clock = _clock_behind(line, end)
        before = clock_before(line, start) if clock is None else None
        if before is not None and before.start >= earliest:
            start, clock = before.start, before
    except NoMomentError:
        pass
    return Written(start, end, days, clock)


def _clock_behind(line: str, end: int) -> tuple[int, Clock | None]:
    """Also behind a word for the year or the day (`2026 г. в 14:05`), and behind a weekday."""
    for _ in range(2):
        if (clock := clock_after(line, end)) is not None:
            return clock.end, clock
        tail = TAIL.match(line, end)
        if (
            tail is None
            or not is_between(tail["word"])
            or (line.isascii() and not tail["point"] and len(tail["word"]) < 3)
        ):
            break
        end = tail.end()
    weekday = WEEKDAY.match(line, end)
    if weekday is None or not weekdays_of(weekday["name"]):
        return end, None
    clock = clock_after(line, weekday.end())
    return end if clock is None else clock.end, clock
