"""A pair's observations, brought down to what a chart of a few hundred pixels can show.

A flagged observation stays, and so do the lowest and the highest of each pixel's days.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby, pairwise
from statistics import median_low

from newsbot.db.report.rates import UNFLAGGED, DayRow
from newsbot.normalize.rates import half_unit

MAX_COLUMNS = 280  # of the chart's pixels, one for a day or for more


@dataclass(frozen=True, slots=True, order=True)
class Observation:
    """`flags` is a JSON list."""

    day: date
    rate: Decimal
    flags: str = UNFLAGGED

    @property
    def lowest(self) -> Decimal:
        """What the site may have rounded to what it printed."""
        return self.rate - half_unit(self.rate)

    @property
    def highest(self) -> Decimal:
        return self.rate + half_unit(self.rate)


@dataclass(frozen=True, slots=True)
class Gap:
    """Days without an observation, between two that have one."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Series:
    """`runs`: observations without a gap between them that is as wide as a pixel, by day. `gaps`:
    all. `step_days`: the usual one. `count`: of all observations, left out ones included.
    """

    runs: Sequence[Sequence[Observation]]
    gaps: Sequence[Gap]
    step_days: int
    count: int

    @property
    def shown(self) -> list[Observation]:
        return [each for run in self.runs for each in run]

    @property
    def flagged(self) -> list[Observation]:
        return [each for each in self.shown if each.flags != UNFLAGGED]


def reduce_observations(rows: Sequence[DayRow]) -> Series:
    """`rows`: at least one."""
    rows = sorted(rows, key=lambda row: row.as_of)
    first, last = rows[0].as_of, rows[-1].as_of
    step, gaps = _find_gaps([day for day, _ in groupby(row.as_of for row in rows)])
    span = (last - first).days + 1
    columns = min(span, MAX_COLUMNS)
    wide = [gap for gap in gaps if gap.days * columns >= span]
    runs = [
        [*_thin(run, lambda row: (row.as_of - first).days * columns // span)]
        for run in _cut(rows, wide)
    ]
    return Series(runs, gaps, step, sum(row.observations for row in rows))


def _find_gaps(days: Sequence[date]) -> tuple[int, list[Gap]]:
    """The usual step from day to day, and where one is more than half longer."""
    steps = [(later - day).days for day, later in pairwise(days)]
    usual = median_low(steps) if steps else 1
    one = timedelta(days=1)
    return usual, [
        Gap(day + one, later - one)
        for day, later in pairwise(days)
        if 2 * (later - day).days > 3 * usual
    ]


def _cut(rows: Sequence[DayRow], gaps: Sequence[Gap]) -> Iterator[list[DayRow]]:
    ends = [gap.first for gap in gaps]
    for _, run in groupby(rows, key=lambda row: bisect_right(ends, row.as_of)):
        yield [*run]


def _thin(run: Sequence[DayRow], column: Callable[[DayRow], int]) -> Iterator[Observation]:
    for _, group in groupby(run, key=column):
        here = [*group]
        low, high = min(here, key=lambda row: row.lowest), max(here, key=lambda row: row.highest)
        flagged = [row for row in here if row.flags != UNFLAGGED]
        ends = [(low, low.lowest), (high, high.highest), *((row, row.lowest) for row in flagged)]
        yield from sorted({Observation(row.as_of, rate, row.flags) for row, rate in ends})
