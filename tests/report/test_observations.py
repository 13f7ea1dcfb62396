"""What is drawn of a pair: as much as a chart can show, and never less than matters."""

import random
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from newsbot.db.report.rates import DayRow
from newsbot.report.observations import MAX_COLUMNS, Gap, Observation, reduce_observations

START = date(2026, 1, 1)


def row(day: int, rate: str = "0.01143", flags: str = "[]") -> DayRow:
    return DayRow(START + timedelta(days=day), flags, Decimal(rate), Decimal(rate), 1)


def test_the_band_is_what_rounding_may_have_taken_or_given() -> None:
    seen = Observation(START, Decimal("0.00008"))
    assert (seen.lowest, seen.highest) == (Decimal("0.000075"), Decimal("0.000085"))
    assert Observation(START, Decimal("0.00200")).highest == Decimal("0.002005")
    assert Observation(START, Decimal(12650)).lowest == Decimal("12649.5")


def test_no_line_leads_over_days_without_a_rate() -> None:
    series = reduce_observations([*map(row, [0, 1, 2, 6, 7, 9])])
    assert series.gaps == [
        Gap(START + timedelta(days=3), START + timedelta(days=5)),
        Gap(START + timedelta(days=8), START + timedelta(days=8)),
    ]
    assert [[seen.day.day for seen in run] for run in series.runs] == [[1, 2, 3], [7, 8], [10]]


def test_a_gap_is_longer_than_the_usual_step() -> None:
    weekly = reduce_observations([*map(row, [0, 7, 14, 22, 28, 49])])
    assert [gap.days for gap in weekly.gaps] == [20]
    assert weekly.step_days == 7


def test_one_observation() -> None:
    series = reduce_observations([row(3)])
    assert (series.count, len(series.shown), series.gaps) == (1, 1, [])


def test_pages_that_were_read_late_stand_at_their_days() -> None:
    series = reduce_observations([row(2, "0.3"), row(0, "0.1"), row(1, "0.2")])
    assert [seen.rate for seen in series.shown] == [Decimal("0.1"), Decimal("0.2"), Decimal("0.3")]


@given(
    seed=st.integers(0, 2**32),
    days=st.integers(1, 4_000),
    count=st.integers(1, 3_000),
)
def test_neither_an_extreme_nor_a_flagged_observation_is_lost(
    seed: int, days: int, count: int
) -> None:
    chance = random.Random(seed)
    rows = [
        row(
            chance.randrange(days),
            f"0.{chance.randrange(1, 99999):05}",
            '["jump"]' if chance.random() < 0.02 else "[]",
        )
        for _ in range(count)
    ]
    series = reduce_observations(rows)
    flagged = {(each.as_of, each.lowest) for each in rows if each.flags != "[]"}
    assert flagged == {(seen.day, seen.rate) for seen in series.flagged}
    for extreme in (min, max):
        here = extreme(each.lowest for each in rows)
        assert here in {seen.rate for seen in series.shown}
    assert len(series.runs) <= MAX_COLUMNS + 1
    assert len(series.shown) <= 2 * (MAX_COLUMNS + len(series.runs)) + len(flagged)
