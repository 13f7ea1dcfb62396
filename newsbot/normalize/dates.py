"""Dates and times as pages print them; what is not wholly written there is None, never guessed."""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from newsbot.normalize.months import ENGLISH_MONTHS, MONTHS

PAGE_DATE = re.compile(r"([0-9]{1,2}) ([A-Za-z]+) ([0-9]{4})")
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Week dates too; the guard keeps fromisoformat from reading a Unix time as a date.
ISO_TIME = re.compile(r"[0-9]{4}(?:-[0-9]{2}-[0-9]{2}|[0-9]{4}|-?W[0-9]{2}-?[0-9])(?:[T ][0-9].*)?")
UTC_NAME = re.compile(r" ?(?:UTC|GMT|UT|Z)$")

WEEKDAY = r"(?:[^\W\d]{2,12}[.]?, )?"
DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|er|[.])?"
MONTH = r"(?P<month>[^\W\d]{3,12})[.]?"
YEAR = r"(?P<year>[0-9]{4})"
# With points a day stands first everywhere, so that a year of two digits is no riddle.
SHORT_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
OF = "(?: (?:of|de|del|di))?"
CLOCK = (
    r"(?:(?: \u0433[.])?,? (?:(?:at|um|à|в|saat|[-\u2013|@]) )?"
    r"(?P<hour>[0-9]{1,2})[:h.](?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"(?: ?(?P<half>[ap])[.]?m[.]?)?(?: uhr)?(?: ?(?P<zone>[a-z]{1,4}|[-+][0-9]{2}:?[0-9]{2}))?)?"
)
FORMS = (
    re.compile(f"{WEEKDAY}{DAY}{OF}[ -]{MONTH},?{OF}[ -]{YEAR}{CLOCK}(?: \\u0433[.])?"),
    re.compile(f"{WEEKDAY}{MONTH} {DAY},? {YEAR}{CLOCK}"),
    re.compile(f"(?P<day>[0-9]{{1,2}})[.](?P<month>[0-9]{{1,2}})[.]{SHORT_YEAR}{CLOCK}"),
)
# The only zone names that have one meaning (RFC 5322, section 4.3); hours from UTC.
ZONES = {"utc": 0, "gmt": 0, "ut": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5}
ZONES |= {"mst": -7, "mdt": -6, "pst": -8, "pdt": -7}

LAST_EMPTY_YEAR = 1970  # what a missing date prints: 1970-01-01, 0001-01-01
AHEAD = timedelta(days=2)  # of the fetch: a wrong clock or zone; further on it is no date


def parse_page_date(text: str | None) -> date | None:
    """`22 February 2026` or `2026-02-22`, and nothing else."""
    text = " ".join((text or "").split())
    try:
        if ISO_DATE.fullmatch(text):
            day = date.fromisoformat(text)
        elif match := PAGE_DATE.fullmatch(text):
            month = ENGLISH_MONTHS.index(match[2].lower()) + 1
            day = date(int(match[3]), month, int(match[1]))
        else:
            return None
    except ValueError:
        return None
    return day if day.year > LAST_EMPTY_YEAR else None


def parse_timestamp(text: str | None, zone: tzinfo, fetched_at: datetime) -> datetime | None:
    """The instant in UTC. What carries no zone is in the site's; a date without a time is the
    midnight that begins it there.
    """
    text = " ".join((text or "").split())
    if not 6 <= len(text) <= 80:
        return None
    try:
        moment = parse_iso(text.upper()) or parse_words(text.casefold())
        if moment is None or not LAST_EMPTY_YEAR < moment.year <= fetched_at.year + 1:
            return None
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except ValueError:
        return None
    return moment if moment <= fetched_at + AHEAD else None


def parse_iso(text: str) -> datetime | None:
    """ISO 8601, also with a space before the time or the zone, or slashes in the date."""
    text = text.replace("/", "-")
    if not ISO_TIME.fullmatch(text):
        return None
    text = UTC_NAME.sub("+00:00", text)
    return datetime.fromisoformat(text.replace(" +", "+").replace(" -", "-"))


def parse_words(text: str) -> datetime | None:
    """RFC 5322 and the forms that people read; raises ValueError for a day that does not exist."""
    match = next(filter(None, (form.fullmatch(text) for form in FORMS)), None)
    if match is None:
        return None
    name = match["month"]
    month = int(name) if name.isdecimal() else MONTHS.get(name)
    if month is None:
        return None
    return datetime(
        int(match["year"]) + (2000 if len(match["year"]) == 2 else 0),
        month,
        int(match["day"]),
        parse_hour(match["hour"], match["half"]),
        int(match["minute"] or 0),
        int(match["second"] or 0),
        tzinfo=parse_zone(match["zone"]),
    )


def parse_hour(hour: str | None, half: str | None) -> int:
    if half is None:
        return int(hour or 0)
    if not 1 <= int(hour or 0) <= 12:
        raise ValueError("an hour of twelve from 1 to 12")
    return int(hour or 0) % 12 + (12 if half == "p" else 0)


def parse_zone(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    if text[0] not in "+-":
        if text not in ZONES:
            raise ValueError("a zone name of more than one meaning")
        return timezone(timedelta(hours=ZONES[text]))
    offset = timedelta(hours=int(text[1:3]), minutes=int(text[-2:]))
    return timezone(-offset if text[0] == "-" else offset)
