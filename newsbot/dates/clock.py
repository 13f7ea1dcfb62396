"""The time of day beside a date, and its zone."""
# ruff: noqa: RUF001 - Cyrillic letters look like others

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from newsbot.dates.names import HALVES, ZONES

# Between a date and its time, in each language ("at", "klo", "в").
AT = r"""at|um|ab|@|à|a(?:\s?las?)|às|as|ás|alle(?:\s?ore)?|ore|ora|orele|la|kl|klokka|klo|kello
|kell|plkst|ob|o|om|u|ve|v|va|te|saat|saati|saatı|sa|sat|godz|o\s?godz|hodin|время|в|во|у|об|о|та|час|сағат|саат|соат
|цагт|цаг|ժամը|στις|ώρα|vào\s?lúc|lúc|pukul|jam|pkl|time|uhrzeit|hora|heure|ساعت|الساعة|في|در
|ด้วยเวลา|เวลา|बजे|को"""
HALF = "|".join(re.escape(mark) for mark in sorted(HALVES, key=len, reverse=True))
ZONE = r"(?:(?:UTC|GMT)\s?)?[-+\u2212]\d{1,2}(?::?\d{2})?|(?-i:[A-Z]{1,5})(?![^\W_])|z(?![^\W_])"
CLOCK = r"""
(?P<hour>\d{1,2})
(?: (?P<point>\s?[:.hч٫]\s?|\s?[時时點点]\s?|시\s?)(?P<minute>\d{2}(?!\d)|\d(?=[分분]))[分분]?
    (?:[:.]?(?P<second>(?<=[:.])\d{1,2}|\d{1,2}(?=[秒초]))[秒초]?(?P<fraction>[.,]\d{1,9})?)?(?!\d)
  | (?=\s?(?:[ap][.]?\s?m\b|uhr|hrs?\b|h\b|[時时點点]|시)) )
"""
AFTER = rf"""
(?:\s?(?:(?P<latin>[ap])[.]?\s?m(?:\b[.]?)|(?P<mark>{HALF})(?![^\W\d_])))?
(?:\s?(?:uhr|hrs?|hs|h|н|น|ч|час(?:ов|а)?|saat|óra|hod|[時时點点]|시)(?![^\W_])[.]?)?
"""
WITH_ZONE = re.compile(
    rf"""(?P<gap>t|(?![-\u2013]\d)[\s.,،、;|·•@()/\u2013\u2014-]{{0,6}}(?:(?:{AT})(?![^\W\d_])[.:,]?\s*)?)
    (?:(?P<before>{HALF})\s?)?{CLOCK}{AFTER}
    (?:\s?[(]?(?P<zone>{ZONE})[)]?(?:\s?(?-i:[A-Z]{{3,5}})\b)?)?
    (?:\s?[(\[][^()\[\]]{{1,40}}[)\]]$)?""",
    re.IGNORECASE | re.VERBOSE,
)
BEFORE_DATE = re.compile(
    rf"(?<![\d.,:/-]){CLOCK}{AFTER}[\s,،、|·•/\u2013\u2014-]{{1,5}}$", re.IGNORECASE | re.VERBOSE
)
# ISO 8601 allows a fraction of the last number, whichever it is.
FRACTION = re.compile(
    r"t(?P<hour>\d{2})(?::(?P<minute>\d{2}))?[.,](?P<part>\d{1,9})"
    r"(?P<zone>z|[-+]\d{2}(?::?\d{2})?)?(?![\d:])",
    re.IGNORECASE,
)


# Of summer and winter alike.
AMERICAN = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver"}
AMERICAN |= {"PT": "America/Los_Angeles"}


class NoMomentError(ValueError):
    """There is no such time of a day, or no such zone."""


@dataclass(frozen=True, slots=True)
class Clock:
    """`start`, `end`: of the text that says it."""

    start: int
    end: int
    since_midnight: timedelta
    zone: tzinfo | None

    def on(self, day: date) -> datetime:
        """Hour 24 and leap seconds are the next day's or minute's beginning."""
        midnight = datetime(day.year, day.month, day.day, tzinfo=self.zone)
        return midnight + self.since_midnight


def clock_after(text: str, end: int) -> Clock | None:
    """The one that follows a date. Raises NoMomentError for a time that no day has."""
    return _fraction(text, end) or _read(WITH_ZONE.match(text, end))


def clock_before(text: str, start: int) -> Clock | None:
    return _read(BEFORE_DATE.search(text, max(0, start - 30), start))


def _fraction(text: str, end: int) -> Clock | None:
    found = FRACTION.match(text, end)
    if found is None:
        return None
    unit = timedelta(hours=1) if found["minute"] is None else timedelta(minutes=1)
    whole = timedelta(hours=int(found["hour"]), minutes=int(found["minute"] or 0))
    part = unit * float(f"0.{found['part']}")
    return Clock(end, found.end(), whole + part, _zone_of(found["zone"]))


def _read(found: re.Match[str] | None) -> Clock | None:
    if found is None:
        return None
    parts = found.groupdict()
    name, end = parts.get("zone"), found.end()
    if name and name.isalpha() and not (name.upper() in ZONES or name in AMERICAN):
        name, end = None, found.start("zone")
        end -= found.string[end - 1].isspace()
    minute, second = int(parts["minute"] or 0), int(parts["second"] or 0)
    hour = _hour(parts)
    if not (hour < 24 or (hour == 24 and minute == second == 0)) or minute > 59 or second > 60:
        raise NoMomentError(found[0])
    fraction = float(f"0.{parts['fraction'][1:]}") if parts["fraction"] else 0
    since = timedelta(hours=hour, minutes=minute, seconds=second + fraction)
    return Clock(found.start(), end, since, _zone_of(name))


def _hour(parts: dict[str, str | None]) -> int:
    hour = int(parts["hour"] or 0)
    mark = parts["mark"] or parts.get("before")
    if parts["latin"]:
        is_late = parts["latin"] in "pP"
        if not 1 <= hour <= 12:
            raise NoMomentError("an hour of twelve from 1 to 12")
    elif mark:
        is_late = HALVES.get(mark, False)
    else:
        return hour
    return hour % 12 + (12 if is_late else 0) if hour <= 12 else hour


def _zone_of(text: str | None) -> tzinfo | None:
    """None for none, and for a name that is used on several continents."""
    if text is None:
        return None
    name = text.upper().replace("\u2212", "-").replace(" ", "").replace(":", "")
    digits = name.removeprefix("UTC").removeprefix("GMT")
    if name in AMERICAN:
        return ZoneInfo(AMERICAN[name])
    if not digits or digits[0] not in "+-":
        minutes = ZONES[name]
        return None if minutes is None else timezone(timedelta(minutes=minutes))
    hours, rest = (digits[1:-2], digits[-2:]) if len(digits) > 3 else (digits[1:], "0")
    offset = timedelta(hours=int(hours), minutes=int(rest))
    if offset > timedelta(hours=14):
        raise NoMomentError(text)
    return timezone(-offset if digits[0] == "-" else offset)
