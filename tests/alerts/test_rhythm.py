"""When a day's articles are too few or too many: docs/alerts.md's worked examples, and chance."""

import random
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from math import exp
from zoneinfo import ZoneInfo

import pytest

from newsbot.alerts.days import count_days, last_whole_day
from newsbot.alerts.rhythm import WEEKS, judge
from newsbot.db.rows import DatedRow
from tests.crawling import ROOT

FRIDAY = date(2026, 11, 27)
EVEN = (0, 1, -1, 2, -2, 1, -1, 0, 1)
WILD = (1, 0.5, 1.6, 0.8, 1.3, 0.4, 1.9, 0.7, 1.1)
DOCUMENTED = re.findall(
    r"^\| ([^|]+) \| ([^|]+) \| (\d+) \| (\d+) to (\d+) \| (\w+)",
    (ROOT / "docs/alerts.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def days_of(fridays: list[int], today: int, other: Callable[[int, int], int]) -> dict[date, int]:
    """`other`: the count of a day, by weeks and days before the Friday."""
    counts = {
        FRIDAY - timedelta(weeks=week, days=day): other(week, day)
        for week in range(WEEKS + 1)
        for day in range(1, 7)
    }
    past = {FRIDAY - timedelta(weeks=number + 1): count for number, count in enumerate(fridays)}
    return counts | past | {FRIDAY: today}


def test_the_worked_examples() -> None:
    assert len(DOCUMENTED) == 6
    fridays: list[int] = []
    for words, spread, today, lowest, highest, told in DOCUMENTED:
        if words != "the same":
            fridays = [0] * 8 if "times" in words else [*map(int, words.split(", "))]
        mean = round(sum(fridays) / len(fridays))
        wild = "8.3" in spread

        def other(week: int, day: int, mean: int = mean, wild: bool = wild) -> int:
            if wild:
                return int(32 * WILD[(week * 2 + day) % 9])
            return max(0, (mean or 2) + EVEN[(week * 3 + day) % 9] * max(1, int(mean**0.5 / 1.5)))

        found = judge(days_of(fridays, int(today), other), FRIDAY)
        assert found
        assert (found.lowest, found.highest) == (int(lowest), int(highest))
        assert found.rhythm == (told if told != "nothing" else "normal")


def test_a_week_shows_what_a_day_of_few_articles_cannot() -> None:
    counts = days_of([3, 2, 2, 4, 1, 2, 3, 2], 0, lambda week, day: 2 + day % 2 if week else 0)
    found = judge(counts, FRIDAY)
    assert found
    assert (found.days, found.count, found.rhythm) == (7, 0, "few")
    assert judge(counts, FRIDAY - timedelta(days=3)).rhythm == "normal"


def test_nothing_is_said_of_a_short_history_or_of_a_day_that_nobody_read() -> None:
    counts = days_of([33] * 8, 0, lambda *_: 33)
    month = {day: count for day, count in counts.items() if day > FRIDAY - timedelta(days=28)}
    assert judge(month, FRIDAY) is None
    assert judge({FRIDAY: 0}, FRIDAY) is None
    del counts[FRIDAY]
    assert judge(counts, FRIDAY) is None
    more = days_of([33] * 8, 0, lambda *_: 33)
    assert judge({d: n for d, n in more.items() if d >= FRIDAY - timedelta(days=28)}, FRIDAY)


def poisson(rng: random.Random, mean: float) -> int:
    count, product, end = 0, rng.random(), exp(-mean)
    while product > end:
        count, product = count + 1, product * rng.random()
    return count


@pytest.mark.parametrize("weekday_mean", [0.5, 12])
def test_a_listing_that_goes_on_as_before_is_no_alarm(weekday_mean: float) -> None:
    """Two years; docs/alerts.md has the longer simulation."""
    rng = random.Random(7)
    means = [weekday_mean * share for share in (1, 1.1, 1.1, 1, 1, 0.4, 0.3)]
    days = [FRIDAY + timedelta(days=number) for number in range(60 + 2 * 365)]
    counts = {day: poisson(rng, means[day.weekday()]) for day in days}
    odd = [day for day in days[60:] if judge(counts, day).rhythm != "normal"]
    assert len(odd) <= 1
    counts[days[500]] = 0
    counts[days[507]] = int(weekday_mean * 5) + 20
    found = [judge(counts, days[number]).rhythm for number in (500, 507)]
    assert found == ["few" if weekday_mean > 10 and days[500].weekday() < 5 else "normal", "many"]


def test_which_articles_make_a_day() -> None:
    zone = ZoneInfo("Asia/Almaty")
    noon = datetime(2026, 11, 20, 12, tzinfo=UTC)
    hour, day = timedelta(hours=1), timedelta(days=1)
    articles = [
        DatedRow(noon, noon + hour),
        DatedRow(noon + 8 * hour, noon + 9 * hour),  # 01:00 of the 21st in Almaty
        DatedRow(noon, noon + 4 * day),  # taken up later
        DatedRow(None, noon + 2 * hour),
    ]
    ends = [noon + number * day for number in (1, 2)]
    last = last_whole_day(ends[-1], zone)
    assert last == date(2026, 11, 21)
    counts = count_days(articles, noon - 9 * day, ends, last, zone)
    assert counts == {last - 2 * day: 0, last - day: 2, last: 1}
    # Nobody read what was before, and the first crawl's day is none.
    assert count_days(articles, noon, ends, last, zone) == {last: 1}


def test_a_day_is_whole_two_hours_after_its_end() -> None:
    zone = ZoneInfo("Asia/Almaty")  # midnight is 19:00 UTC
    moment = datetime(2026, 11, 20, 20, 59, tzinfo=UTC)
    assert last_whole_day(moment, zone) == date(2026, 11, 19)
    assert last_whole_day(moment + timedelta(minutes=1), zone) == date(2026, 11, 20)
