"""Update runs: as few requests as the change needs, and the full walk where they cannot tell."""

import random
from math import ceil

import pytest

from newsbot.walk.receipt import Known
from tests.walk.simulated_listing import COUNTERS, HABITS, TRUTHFUL, SimulatedListing
from tests.walk.walk_course import Edit, WalkResult, drive_site

UNCOUNTED = ("no total", "none")


def a_site(articles: int = 56, **options) -> SimulatedListing:
    return SimulatedListing([f"a{number}" for number in range(articles)], **options)


def update(site: SimulatedListing, change: Edit) -> WalkResult:
    known = drive_site(site).learnt
    change(site)
    return drive_site(site, known, rng=random.Random(7))


def publish(site: SimulatedListing, number: int, place: int = 0) -> None:
    for _ in range(number):
        site.keys.insert(place, site.new_key())


@pytest.mark.parametrize("counter", COUNTERS)
@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize("number", [0, 1, 5, 6, 7, 12, 13, 30])
def test_as_many_requests_as_the_new_articles_fill_and_one(habit, counter, number):
    site = a_site(habit=habit, counter=counter)
    course = update(site, lambda site: publish(site, number))
    assert course.requests == [ceil(number / 6) + 1]
    assert (course.finish.end, course.finish.new) == ("known", number)
    assert course.order == site.keys
    assert not course.finish.whole


@pytest.mark.parametrize("counter", COUNTERS)
def test_the_verdict_is_carried_over_run_by_run(counter):
    site = a_site(counter=counter)
    course = drive_site(site)
    verdict = course.finish.verdict
    for number in (0, 2, 0, 9):
        publish(site, number)
        course = drive_site(site, course.learnt)
        assert (course.finish.verdict, course.finish.end) == (verdict, "known")
    assert course.order == site.keys


def test_new_articles_below_a_pinned_one():
    site = a_site()
    course = update(site, lambda site: publish(site, 8, place=1))
    assert (course.finish.end, course.requests) == ("known", [3])
    assert course.order == site.keys


def test_a_card_pinned_on_every_page():
    site = a_site(pinned="a0")
    course = update(site, lambda site: publish(site, 2, place=1))
    assert course.finish.end == "known"
    assert course.order == site.keys


CHANGES: dict[str, Edit] = {
    "removed below": lambda site: site.keys.remove("a30"),
    "removed at the top": lambda site: site.keys.remove("a2"),
    "back-dated": lambda site: publish(site, 1, place=40),
    "renamed": lambda site: site.keys.__setitem__(3, "b3"),
    "moved up": lambda site: site.keys.insert(0, site.keys.pop(20)),
    "one removed, one published": lambda site: (site.keys.pop(30), publish(site, 1)),  # type: ignore[func-returns-value]
    "everything new": lambda site: (site.keys.clear(), publish(site, 50)),  # type: ignore[func-returns-value]
    "emptied": lambda site: site.keys.clear(),
}


@pytest.mark.parametrize("counter", TRUTHFUL)
@pytest.mark.parametrize("change", CHANGES)
def test_any_other_change_leads_to_the_walk_that_repairs_it(change, counter):
    site = a_site(counter=counter)
    course = update(site, CHANGES[change])
    assert (course.finish.verdict, course.finish.whole) == ("complete", True)
    assert course.order == site.keys
    assert course.requests == [site.last_page], "no page that was read is asked for again"


@pytest.mark.parametrize("counter", UNCOUNTED)
@pytest.mark.parametrize("change", ["removed at the top", "moved up", "everything new", "emptied"])
def test_without_a_total_the_order_tells(change, counter):
    site = a_site(counter=counter)
    course = update(site, CHANGES[change])
    assert (course.finish.verdict, course.order) == ("unverified", site.keys)


@pytest.mark.parametrize("verdict", [None, "short", "drifting", "interrupted"])
def test_after_a_run_that_proved_nothing_the_walk_is_full(verdict):
    site = a_site()
    course = drive_site(site, Known(tuple(site.keys[:20]), 56, verdict))
    assert (course.finish.verdict, course.requests) == ("complete", [10])
    assert course.finish.new == 36


@pytest.mark.parametrize(
    "known",
    [
        Known(tuple(a_site().keys), 56, "complete", full=True),
        Known(tuple(a_site().keys[:-1]), 56, "complete"),
        Known(tuple(a_site().keys), None, "unverified"),
    ],
    ids=["asked for", "books that do not add up", "a total for the first time"],
)
def test_when_else_the_walk_is_full(known):
    course = drive_site(a_site(), known)
    assert (course.finish.verdict, course.requests) == ("complete", [10])


def test_a_total_that_is_not_shown_today_proves_nothing():
    site = a_site()
    known = drive_site(site).learnt
    site.counter = "no total"
    course = drive_site(site, known)
    assert (course.finish.verdict, course.requests) == ("unverified", [1])


def test_a_publication_during_an_update_repeats_it():
    site = a_site()
    known = drive_site(site).learnt
    publish(site, 1)
    edits = iter((1, 0, 0, 0))
    course = drive_site(site, known, edit=lambda site: publish(site, next(edits)))
    assert (course.finish.verdict, course.finish.end) == ("complete", "known")
    assert course.requests == [2, 2]
    assert course.order == site.keys


def test_an_update_that_is_outrun_three_times_drifts():
    site = a_site()
    known = drive_site(site).learnt
    publish(site, 1)
    course = drive_site(site, known, edit=lambda site: publish(site, 1))
    assert (course.finish.verdict, course.finish.end) == ("drifting", "cut")
    assert (course.requests, course.finish.whole) == ([2, 2, 2], False)


@pytest.mark.parametrize("articles", [1, 3, 6, 7])
def test_a_short_listing_is_soon_read_whole(articles):
    site = a_site(articles)
    course = update(site, lambda site: publish(site, 1))
    assert course.finish.verdict == "complete"
    assert course.order == site.keys
    assert sum(course.requests) <= 2
