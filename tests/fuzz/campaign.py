"""Which mutated page has which number, and what reading it came to."""

import random
import time
import traceback
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from tests.fuzz.mutations import mutate
from tests.fuzz.reading import read_as_article, read_as_listing
from tests.quality.corpus import Case, read_corpus

MAX_SEED_BYTES = 20_000
ONE_IN = 5  # is read as the other kind of page, too


class Failure(NamedTuple):
    number: int
    case: str
    what: str


class Campaign(NamedTuple):
    pages: int
    failures: list[Failure]
    slowest_s: float
    slowest: int


@cache
def _cases() -> tuple[tuple[Case, ...], tuple[bytes, ...]]:
    cases = tuple(case for case in read_corpus() if len(case.body) < MAX_SEED_BYTES)
    return cases, tuple(case.body for case in cases)


def page_of(seed: int, number: int) -> tuple[Case, bytes]:
    """The same for the same corpus, whatever was read before."""
    cases, bodies = _cases()
    rng = random.Random(f"{seed}/{number}")
    case = rng.choice(cases)
    return case, mutate(case.body, bodies, rng)


def read_pages(seed: int, numbers: Iterable[int]) -> Campaign:
    """`slowest_s`: seconds of processor time that the page numbered `slowest` took."""
    timings: dict[int, float] = {}
    failures: list[Failure] = []
    for number, case, body in _pages(seed, numbers):
        start = time.process_time()
        try:
            _read(case, body, as_other=number % ONE_IN == 0)
        except Exception:  # noqa: BLE001 - any is a find
            failures.append(Failure(number, case.name, traceback.format_exc(limit=-3)))
        timings[number] = time.process_time() - start
    slowest = max(timings, key=timings.__getitem__, default=-1)
    return Campaign(len(timings), failures, timings.get(slowest, 0), slowest)


def _read(case: Case, body: bytes, *, as_other: bool) -> None:
    if case.is_listing or as_other:
        read_as_listing(body, case.url)
    if not case.is_listing or as_other:
        read_as_article(body, case.url, case.excerpt)


def _pages(seed: int, numbers: Iterable[int]) -> Iterator[tuple[int, Case, bytes]]:
    for number in numbers:
        yield number, *page_of(seed, number)
