"""A listing's articles day by day, as the rhythm is judged by them.

An article belongs to the day on which the site says that it was published, in the site's time zone,
or, without a date, to the day on which it was first seen. Left out are what came later than LATE
after its day (old articles that a listing took up), the day of the first crawl and those before it,
and days after which no run ended within LATE: nobody read them to their end.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from newsbot.alerts.rhythm import WEEKS
from newsbot.db.rows import DatedRow

LATE = timedelta(days=2)
SETTLED = timedelta(hours=2)  # how long after midnight a day's last article may take to appear
HISTORY = timedelta(weeks=WEEKS + 1, days=1)


def last_whole_day(completed_at: datetime, zone: ZoneInfo) -> date:
    """The last one of which a walk that ended then has seen all."""
    return (completed_at - SETTLED).astimezone(zone).date() - timedelta(days=1)


def count_days(
    articles: Iterable[DatedRow],
    first_read_at: datetime,
    ends: Iterable[datetime],
    last_day: date,
    zone: ZoneInfo,
) -> dict[date, int]:
    """Day → how many articles it had. `ends`: of the runs that read the listing."""
    counts = Counter(filter(None, (_day_of(article, zone) for article in articles)))
    read = {day for ended in ends for day in _read_days(ended, zone)}
    first_day = first_read_at.astimezone(zone).date() + timedelta(days=1)
    days = (last_day - timedelta(days=number) for number in range(HISTORY.days))
    return {day: counts[day] for day in days if day >= first_day and day in read}


def _day_of(article: DatedRow, zone: ZoneInfo) -> date | None:
    moment = article.date_published or article.first_seen_at
    day = moment.astimezone(zone).date()
    return day if article.first_seen_at <= _end_of(day, zone) + LATE else None


def _read_days(ended: datetime, zone: ZoneInfo) -> Iterable[date]:
    last = last_whole_day(ended, zone)
    return (last - timedelta(days=number) for number in range(LATE.days))


def _end_of(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), zone)
