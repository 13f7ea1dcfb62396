"""Whether a listing's articles a day are as many as its own weeks before let expect.

Each day is compared with the same weekday of the WEEKS before. How many articles to expect is not
known but estimated from n such days; so a count that is right by chance spreads a little wider than
a Poisson's, and wider still if the listing's counts have spread more than a Poisson's before. The
bounds are those of a negative binomial distribution with that mean and variance, beyond which a
listing that goes on as before comes once in 1 / TAIL days.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, lgamma, log
from typing import Literal

WEEKS = 8
MIN_WEEKS = 4  # with fewer nothing is said
TAIL = 1e-4
WINDOWS_DAYS = (1, 7)  # a week shows what a day of few articles cannot

Rhythm = Literal["few", "many", "normal"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Of the `days` that end with `last_day`: how many articles they had, and from how few to how
    many are normal.
    """

    rhythm: Rhythm
    last_day: date
    days: int
    count: int
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class Expected:
    mean: float
    variance: float


def judge(counts: Mapping[date, int], last_day: date) -> Judgement | None:
    """`counts`: of each day that was read to its end. None where that says too little."""
    found = [*filter(None, (_judge(counts, last_day, days) for days in WINDOWS_DAYS))]
    odd = (judgement for judgement in found if judgement.rhythm != "normal")
    return next(odd, found[0] if found else None)


def _judge(counts: Mapping[date, int], last_day: date, days: int) -> Judgement | None:
    window = [last_day - timedelta(days=number) for number in range(days)]
    expected = [_expect(counts, day) for day in window]
    if any(day not in counts for day in window) or None in expected:
        return None
    spread = _overdispersion(counts, window[-1])
    known = [each for each in expected if each]
    sums = Expected(sum(each.mean for each in known), spread * sum(each.variance for each in known))
    lowest, highest = _bounds(sums)
    count = sum(counts[day] for day in window)
    rhythm: Rhythm = "few" if count < lowest else "many" if count > highest else "normal"
    return Judgement(rhythm, last_day, days, count, lowest, highest)


def _before(counts: Mapping[date, int], day: date) -> list[int]:
    """Of the same weekday."""
    days = (day - timedelta(weeks=number) for number in range(1, WEEKS + 1))
    return [counts[each] for each in days if each in counts]


def _expect(counts: Mapping[date, int], day: date) -> Expected | None:
    """For Poisson counts: half an article more is seen than was, as none so far is no proof."""
    before = _before(counts, day)
    if len(before) < MIN_WEEKS:
        return None
    mean = (sum(before) + 0.5) / len(before)
    return Expected(mean, mean * (1 + 1 / len(before)))


def _overdispersion(counts: Mapping[date, int], first_day: date) -> float:
    """How many times as far as a Poisson's the counts before `first_day` spread; at least 1."""
    squares, freedom = 0.0, 0
    for number in range(7):
        before = _before(counts, first_day + timedelta(days=number))
        if sum(before):
            mean = sum(before) / len(before)
            squares += sum((count - mean) ** 2 for count in before) / mean
            freedom += len(before) - 1
    return max(1.0, squares / freedom) if freedom else 1.0


def _bounds(expected: Expected) -> tuple[int, int]:
    """The smallest and the largest count that is normal: beyond each lies a chance below TAIL."""
    lowest, below = 0, 0.0
    for count, chance in enumerate(_chances(expected)):
        below += chance
        if below < TAIL:
            lowest = count + 1
        elif 1 - below < TAIL:
            return lowest, count
    raise AssertionError("chances sum up to 1")


def _chances(expected: Expected) -> Iterator[float]:
    """Of 0, 1, 2 … articles."""
    size = expected.mean**2 / (expected.variance - expected.mean)
    share = expected.mean / expected.variance
    count = 0
    while True:
        yield exp(
            lgamma(count + size)
            - lgamma(count + 1)
            - lgamma(size)
            + size * log(share)
            + count * log(1 - share)
        )
        count += 1
