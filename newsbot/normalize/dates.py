"""Dates and times as pages print them; what is not wholly written there is None, never guessed."""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo

from newsbot.dates import moments
from newsbot.dates.days import LAST_EMPTY_YEAR

PAGE_DATE = re.compile(r"([0-9]{1,2}) ([A-Za-z]+) ([0-9]{4})")
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ENGLISH_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)

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
    midnight that begins it there. None for a date that two readings fit.
    """
    moment = moments.parse_moment(text or "")
    if moment is None:
        return None
    try:
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if moment <= fetched_at + AHEAD else None
