"""When a site is due: five fields as Debian's cron reads them, on the clock of the site's zone.

    0 9 * * MON-FRI    at nine on working days
    */20 7-22 * * *    every twenty minutes from seven until 22:40

docs/listings-file.md says what is known beyond that, and what happens when clocks change.
"""

from collections import deque
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import islice, takewhile
from zoneinfo import ZoneInfo

from newsbot.errors import ConfigError

FIELDS = 5
MAX_SHOWN = 80
NICKNAMES = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
# In which the newest moment is looked for, so that few moments lie in the first that has any.
WINDOWS = tuple(timedelta(hours=hours) for hours in (1, 24, 32 * 24, 367 * 24, 41 * 366 * 24))
ANY_YEAR = datetime(2026, 1, 1, tzinfo=UTC)  # dates repeat after 28, at most 40 years


def moments_after(schedule: str, zone: ZoneInfo, after: datetime) -> Iterator[datetime]:
    """In UTC, ascending, each later than `after`, which knows its zone; without end. Raises
    ConfigError where `schedule` is none.
    """
    from cronsim import CronSim, CronSimError  # noqa: PLC0415 - a run without schedules needs none

    fields = _fields(schedule)
    try:
        moments = CronSim(fields, after.astimezone(zone))
    except CronSimError as error:
        raise _no_schedule(schedule, str(error).lower()) from None
    except ValueError:  # of thousands of digits
        raise _no_schedule(schedule, "bad number") from None
    for moment in moments:
        # In an hour that comes twice, `after` may be in the second and the moment in the first.
        if (in_utc := moment.astimezone(UTC)) > after:
            yield in_utc


def newest_moment(schedule: str, zone: ZoneInfo, until: datetime) -> datetime | None:
    """The last of those moments that is not later than `until`."""
    for window in WINDOWS:
        moments = moments_after(schedule, zone, until - window)
        if newest := deque(takewhile(lambda moment: moment <= until, moments), maxlen=1):
            return newest[0]
    return None


@cache
def check_schedule(schedule: str) -> None:
    """Raises ConfigError for what is no schedule, and for one that never comes."""
    if not [*islice(moments_after(schedule, ZoneInfo("UTC"), ANY_YEAR), 1)]:
        raise ConfigError(f"{schedule!r} never comes")


def _fields(schedule: str) -> str:
    text = NICKNAMES.get(schedule.strip().lower(), schedule)
    if len(text.split()) != FIELDS:
        nicknames = ", ".join(NICKNAMES)
        words = f"it is minute, hour, day, month and day of the week, or one of {nicknames}"
        raise _no_schedule(schedule, words)
    return text


def _no_schedule(schedule: str, words: str) -> ConfigError:
    return ConfigError(f"{schedule[:MAX_SHOWN]!r} is no schedule: {words}")
