"""A text that is a date and nothing else, be it written for people or for programs."""

import re
from datetime import datetime
from functools import lru_cache

from newsbot.dates.clock import NoMomentError, clock_after
from newsbot.dates.days import LAST_EMPTY_YEAR, MAX_YEAR
from newsbot.dates.names import Order, is_between, weekdays_of
from newsbot.dates.written import find_dates

# What most programs print. Python reads it, and many other forms that are no instants.
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT[01]\d:\d\d(?::[0-5]\d(?:\.\d{1,6})?)?(?:Z|[-+]\d\d:\d\d)")
# ISO 8601 without hyphens, and its week dates. No Unix time.
BASIC = re.compile(r"(?P<day>\d{8}|\d{4}-?W\d{2}-?\d)(?P<time>[T ]\d{2}:?\d{2}(?::?\d{2})?)?")
WORD = re.compile(r"[^\W\d_][^\s\d,;:()|،؛、၊፣፥፡]*")
NO_WORDS = re.compile(r"[^\w%$€£#@/+=*]*")
MAX_TIMESTAMP_CHARS = 80


# Whoever reads a page asks for each of its dates several times.
@lru_cache(8)
def parse_moment(
    text: str, order: Order | None = None, language: str | None = None
) -> datetime | None:
    """Without a zone where the text has none. None for anything else than one date, and for one
    with two readings.
    """
    if INSTANT.fullmatch(text):
        return _parse_instant(text)
    text = " ".join(text.split())
    if not 6 <= len(text) <= MAX_TIMESTAMP_CHARS:
        return None
    found = find_dates(text, order, language)
    if not found:
        return _parse_basic(text.upper())
    if len(found) > 1 or not (
        _is_weekday(text[: found[0].start]) and _is_weekday(text[found[0].end :])
    ):
        return None
    return found[0].moment


def _parse_instant(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if LAST_EMPTY_YEAR < moment.year <= MAX_YEAR else None


def _parse_basic(text: str) -> datetime | None:
    basic = BASIC.match(text)
    if basic is None:
        return None
    try:
        moment = datetime.fromisoformat(basic["day"] + (basic["time"] or "").replace(" ", "T"))
    except ValueError:
        return None
    zone = text[basic.end() :]
    if moment.year <= LAST_EMPTY_YEAR or (zone and basic["time"] is None):
        return None
    return _in_zone(moment, zone) if zone else moment


def _in_zone(moment: datetime, zone: str) -> datetime | None:
    midnight = f"T00:00{zone}"
    try:
        clock = clock_after(midnight, 0)
    except NoMomentError:
        return None
    if clock is None or clock.zone is None or clock.end < len(midnight):
        return None
    return moment.replace(tzinfo=clock.zone)


def _is_weekday(rest: str) -> bool:
    """What may stand beside a date that is all of a text: its day of the week."""
    words = WORD.findall(rest)
    if not all(weekdays_of(word) or is_between(word) for word in words):
        return False
    return NO_WORDS.fullmatch(WORD.sub("", rest)) is not None
