"""Completeness held against a listing that changes between any two reads, thousands of times.

`WALK_SCHEDULES=1000000 pytest tests/walk/test_walk_schedules.py` for as many as you like.
"""

import os
import random

import pytest

from newsbot.walk.receipt import Limits
from tests.walk.listing_edits import Editor
from tests.walk.simulated_listing import BEYOND, COUNTERS, HABITS, TRUTHFUL, SimulatedListing
from tests.walk.walk_course import WalkResult, drive_site

SCHEDULES = int(os.environ.get("WALK_SCHEDULES", "6000"))
BATCHES = 20
CHANCES = (0.02, 0.1, 0.3, 0.7)  # of an edit before a read
UNCOUNTED = ("no total", "none")


def a_listing(rng: random.Random, counters: tuple[str, ...]) -> SimulatedListing:
    return SimulatedListing(
        [f"old-{number}" for number in range(rng.randint(0, 40))],
        size=rng.choice((1, 2, 3, 6)),
        habit=rng.choice(list(HABITS)),
        counter=rng.choice(counters),
        beyond=rng.choice(BEYOND),
        always_next=rng.random() < 0.3,
    )


def walk_schedule(
    seed: int, counters: tuple[str, ...] = TRUTHFUL, at_once: int = 1, *, confirm: bool = False
) -> WalkResult:
    rng = random.Random(seed)
    site = a_listing(rng, counters)
    edit = Editor(rng).edits(rng.choice(CHANCES), at_once)
    return drive_site(site, limits=Limits(confirm=confirm), rng=rng, edit=edit)


def is_sound(course: WalkResult) -> bool:
    doubled = len(course.order) != len(set(course.order))
    return not doubled and not (course.finish.verdict == "complete" and course.missed)


def judge_schedules(seeds: range, at_once: int = 1, *, confirm: bool = False) -> set[str]:
    """The verdicts that occurred, once each schedule has been found sound."""
    verdicts: set[str] = set()
    for seed in seeds:
        course = walk_schedule(seed, at_once=at_once, confirm=confirm)
        assert is_sound(course), f"schedule {seed} missed {course.missed}"
        verdicts.add(course.finish.verdict)
    return verdicts


@pytest.mark.parametrize("batch", range(BATCHES))
def test_complete_misses_and_doubles_nothing(batch):
    verdicts = judge_schedules(range(batch, SCHEDULES, BATCHES))
    assert {"complete", "drifting"} <= verdicts <= {"complete", "drifting", "short"}


def test_two_agreeing_passes_prove_it_whatever_happens_between_two_reads():
    assert "complete" in judge_schedules(range(SCHEDULES // 6), at_once=4, confirm=True)


def test_without_a_total_nothing_is_called_complete():
    verdicts = {walk_schedule(seed, UNCOUNTED).finish.verdict for seed in range(300)}
    assert verdicts == {"unverified"}


@pytest.mark.parametrize("counter", COUNTERS)
def test_every_schedule_ends_within_its_bound(counter):
    for seed in range(100):
        course = walk_schedule(seed, (counter,), at_once=3)
        assert len(course.requests) <= 3
        assert course.requests[-1] <= 1.5 * fresh_pages(course) + 5, seed


def fresh_pages(course: WalkResult) -> int:
    """Of the last pass: those that showed something which none before them, as they came, had."""
    seen: set[str] = set()
    fresh = 0
    for fetch in course.asked[-course.requests[-1] :]:
        keys = set(course.walk.pages[fetch.page_no].card_keys)
        fresh += not keys <= seen
        seen |= keys
    return fresh
