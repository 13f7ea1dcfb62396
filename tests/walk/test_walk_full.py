"""Full walks of listings that stand still: every routine shape, then every trap."""

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest

from newsbot.walk.decider import MAX_OWED, Walk
from newsbot.walk.intents import Fetch
from newsbot.walk.receipt import Limits, PageReceipt
from tests.walk.simulated_listing import BEYOND, COUNTERS, HABITS, HOST, SimulatedListing
from tests.walk.walk_course import Answer, drive, drive_site

SIZES = (1, 5, 6, 7, 12, 13, 56)
VERDICTS = {"undercounts": "over", "stands still": "over", "no total": "unverified"}


def a_site(articles: int = 56, **options) -> SimulatedListing:
    return SimulatedListing([f"a{number}" for number in range(articles)], **options)


@pytest.mark.parametrize("counter", COUNTERS)
@pytest.mark.parametrize("habit", HABITS)
def test_every_habit_and_counter_is_read_whole_with_one_request_a_page(habit, counter):
    """And one more where the last page is full, and no total says that it is the last."""
    for articles in SIZES:
        site = a_site(articles, habit=habit, counter=counter)
        course = drive_site(site, rng=random.Random(articles))
        assert course.finish.verdict in {"complete", "over", "unverified"}
        assert course.finish.whole
        assert course.order == site.keys
        assert course.requests == [site.last_page + is_unsure(site)]


def is_unsure(site: SimulatedListing) -> bool:
    """Whether the last page may as well not be the last, as far as its pages tell."""
    shown = len(site.keys) - site.size * (site.last_page - 1)
    alone = site.last_page == 1
    is_full = shown == site.size or (alone and site.counter == "none")
    return is_full and (site.counter in {"none", "no total"} or (alone and shown > told(site)))


def told(site: SimulatedListing) -> int:
    return COUNTERS[site.counter](len(site.keys)) or 0


@pytest.mark.parametrize(("counter", "verdict"), VERDICTS.items())
def test_what_the_routine_lies_are_called(counter, verdict):
    assert drive_site(a_site(56, counter=counter)).finish.verdict == verdict


@pytest.mark.parametrize("counter", COUNTERS)
@pytest.mark.parametrize("beyond", BEYOND)
def test_a_next_link_on_every_page_for_ever_ends_all_the_same(beyond, counter):
    for articles in SIZES:
        site = a_site(articles, counter=counter, beyond=beyond, always_next=True)
        course = drive_site(site, rng=random.Random(articles))
        assert course.finish.verdict in {"complete", "over", "unverified"}
        assert course.order == site.keys
        assert course.requests[0] <= site.last_page + 2
        assert len(course.requests) == 1


@pytest.mark.parametrize("articles", [0, *SIZES])
def test_without_any_link_the_total_leads(articles):
    site = a_site(articles, linked=False)
    course = drive_site(site, rng=random.Random(articles))
    assert (course.finish.verdict, course.order) == ("complete", site.keys)
    assert course.requests == [site.last_page]


def test_predicted_pages_are_asked_for_at_once():
    site = a_site(56)
    walk = Walk(site.url)
    (first,) = walk.start()
    assert isinstance(first, Fetch)
    fetches = walk.record(site.answer(first))
    assert [fetch.page_no for fetch in fetches if isinstance(fetch, Fetch)] == [2, 3, 4, 5, 6]
    assert walk.progress == (6, 56)


def test_of_very_many_predicted_pages_some_are_asked_for_at_once():
    """The others one by one as these come, so that their requests take no memory meanwhile."""
    site = a_site(6 * 1_500)
    walk = Walk(site.url)
    owed = list(walk.start())
    most = 0
    while isinstance(owed[0], Fetch):
        owed += walk.record(site.answer(owed.pop(0)))
        most = max(most, len(owed))
    assert most == MAX_OWED
    assert walk.finish.verdict == "complete"
    assert list(walk.order) == site.keys
    assert len(walk.pages) == 1_500


def test_a_pinned_card_on_every_page_is_no_doubt():
    site = a_site(56, pinned="a3")
    course = drive_site(site)
    assert (course.finish.verdict, course.finish.passes) == ("complete", 1)
    assert sorted(course.order) == sorted(site.keys)


def test_an_empty_page_in_the_middle_does_not_end_it():
    for hollow in (2, 5, 9):
        for counter in ("category", "none"):
            site = a_site(56, counter=counter, hollow=hollow)
            course = drive_site(site, rng=random.Random(hollow))
            gap = site.keys[6 * hollow - 6 : 6 * hollow]
            assert course.order == [key for key in site.keys if key not in gap]


@pytest.mark.parametrize("counter", ["category", "none"])
def test_all_but_the_lost_page_is_read(counter):
    site = a_site(56, counter=counter, lost=frozenset({4}))
    course = drive_site(site, rng=random.Random(4))
    assert (course.finish.verdict, course.finish.whole) == ("interrupted", False)
    assert course.order == [key for key in site.keys if key not in site.keys[18:24]]
    assert course.finish.passes == 1


@pytest.mark.parametrize("outcome", ["lost", "absent"])
def test_a_first_page_that_does_not_answer_ends_it(outcome):
    course = drive(
        Walk(f"{HOST}/"), lambda fetch: PageReceipt(1, fetch.page_no, fetch.url, outcome)
    )
    assert (course.finish.verdict, course.requests) == ("interrupted", [1])


def test_an_interruption_says_so_once_and_takes_late_pages():
    site = a_site(56)
    walk = Walk(site.url)
    (first,) = walk.start()
    assert isinstance(first, Fetch)
    second = walk.record(site.answer(first))[0]
    (finish,) = walk.interrupt()
    assert finish == walk.finish
    assert walk.finish is not None
    assert (walk.finish.verdict, walk.finish.end) == ("interrupted", "cut")
    assert isinstance(second, Fetch)
    assert walk.interrupt() == walk.record(site.answer(second)) == ()
    assert walk.progress == (12, 56)


def test_ten_thousand_pages():
    site = a_site(60_000)
    course = drive(Walk(site.url), site.answer)
    assert (course.finish.verdict, course.requests) == ("complete", [10_000])
    assert drive(Walk(site.url, course.learnt), site.answer).requests == [1]


# Traps. Each is a page for every number; the pages that are really there follow.
def page(fetch: Fetch, cards: list[str], total: int | None, next_path: str | None) -> PageReceipt:
    next_url = next_path and HOST + next_path
    return PageReceipt(
        fetch.pass_no,
        fetch.page_no,
        fetch.url,
        "read",
        total=total,
        card_keys=tuple(cards),
        next_url=next_url,
    )


def six(number: int) -> list[str]:
    return [f"p{number}-{card}" for card in range(6)]


def strayed(fetch: Fetch, total: int | None, path: str) -> PageReceipt:
    """A listing of one page whose next link leads elsewhere, where there is always more."""
    if fetch.page_no == 1 or path in fetch.url:
        return page(fetch, six(fetch.page_no), total, f"{path}{fetch.page_no + 1}")
    return PageReceipt(fetch.pass_no, fetch.page_no, fetch.url, "absent")


TRAPS: dict[str, tuple[int, Callable[[Fetch, int | None], PageReceipt]]] = {
    "next link to itself": (1, lambda f, t: page(f, six(1), t, "/news")),
    "no address": (1, lambda f, t: replace(page(f, six(1), t, None), next_url="http://[news")),
    "page parameter ignored": (1, lambda f, t: page(f, six(1), t, f"/news?page={f.page_no + 1}")),
    "one page back and forth": (
        2,
        lambda f, t: page(f, six(min(f.page_no, 2)), t, f"/news?page={1 + f.page_no % 2}"),
    ),
    "last page for ever": (
        3,
        lambda f, t: page(f, six(min(f.page_no, 3)), t, f"/news?page={f.page_no + 1}"),
    ),
    "calendar": (1, lambda f, t: strayed(f, t, "/news?month=")),
    "leaves the list": (1, lambda f, t: strayed(f, t, "/old/page/")),
    "new session in each link": (
        4,
        lambda f, t: page(
            f, six(min(f.page_no, 4)), t, f"/news?page={min(f.page_no, 4) + 1}&sid={f.page_no}"
        ),
    ),
    "old cards dealt anew": (
        4,
        lambda f, t: page(
            f,
            six(f.page_no) if f.page_no < 4 else [*six(1)[:3], *six(3)[3:]],
            t,
            f"/news?page={f.page_no + 1}",
        ),
    ),
    "every other page empty": (
        20,
        lambda f, t: page(
            f,
            six(f.page_no) if f.page_no % 2 and f.page_no < 40 else [],
            t,
            f"/news?page={f.page_no + 1}",
        ),
    ),
    "nothing but furniture": (0, lambda f, t: page(f, [], t, None)),
}


@pytest.mark.parametrize("total", [None, -5, 0, 3, 56, 10**12])
@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_ends_within_its_bound_whatever_the_counter_says(trap, total):
    real_pages, answer = TRAPS[trap]
    for seed in range(5):
        walk = Walk(f"{HOST}/news")
        course = drive(walk, lambda fetch: answer(fetch, total), random.Random(seed))
        assert max(course.requests) <= 1.5 * real_pages + 5
        assert len(course.requests) <= 2
        assert course.finish.verdict != "complete" or len(course.order) == total


def test_never_ending_news_end_at_the_page_budget():
    for total in (None, 56, 10**12):
        answer = lambda f, t=total: page(f, six(f.page_no), t, f"/news?page={f.page_no + 1}")  # noqa: E731
        course = drive(Walk(f"{HOST}/news", limits=Limits(pages=40)), answer)
        assert (course.finish.verdict, course.finish.end) == ("interrupted", "budget")
        assert course.requests == [40]


def test_a_walk_may_use_its_budget_to_the_last_page():
    course = drive_site(a_site(56), limits=Limits(pages=10))
    assert course.finish.verdict == "complete"


def test_repeated_cards_in_a_row_without_end_are_not_called_read():
    def answer(fetch: Fetch) -> PageReceipt:
        cards = six(fetch.page_no) if fetch.page_no % 2 else []
        return page(fetch, cards, None, f"/news?page={fetch.page_no + 1}")

    course = drive(Walk(f"{HOST}/news"), answer)
    assert (course.finish.verdict, course.finish.end) == ("interrupted", "budget")


def test_a_redirect_off_the_listing_is_no_page_of_it():
    site = a_site(12, counter="none", always_next=True)

    def answer(fetch: Fetch) -> PageReceipt:
        if fetch.page_no < 3:
            return site.answer(fetch)
        return replace(page(fetch, six(9), None, None), url=f"{HOST}/")

    course = drive(Walk(site.url), answer)
    assert (course.finish.end, course.order) == ("absent", site.keys)


def test_a_listing_given_by_its_third_page_is_walked_from_there():
    site = a_site(56, counter="none")
    course = drive(Walk(site.address(3)), site.answer)
    assert course.order == site.keys[12:]


def test_pages_without_a_common_habit_are_followed_by_their_links():
    tokens = (f"t{number}" for number in count(2))

    def answer(fetch: Fetch) -> PageReceipt:
        more = f"/news?cursor={next(tokens)}" if fetch.page_no < 10 else None
        return page(fetch, six(fetch.page_no), 60, more)

    course = drive(Walk(f"{HOST}/news"), answer)
    assert (course.finish.verdict, course.requests) == ("complete", [10])


@pytest.mark.parametrize("beyond", BEYOND)
@pytest.mark.parametrize("counter", ["none", "no total", "stands still"])
def test_without_link_and_total_the_next_page_is_tried_while_pages_are_full(counter, beyond):
    for articles in (6, 12, 50):
        site = a_site(articles, counter=counter, linked=False, beyond=beyond)
        course = drive_site(site)
        assert course.order == site.keys
        assert course.finish.verdict in {"over", "unverified"}
        assert course.requests == [-(-(articles + 1) // 6)]


def linking(answer: Answer, way_on: str | None = None, **links: str) -> Answer:
    """Page 1 shows this as well."""

    def linked(fetch: Fetch) -> PageReceipt:
        receipt = answer(fetch)
        return replace(receipt, way_on=way_on, **links) if fetch.page_no == 1 else receipt

    return linked


def test_a_link_to_the_last_page_promises_those_before_it():
    for habit in ("wordpress", "page", "drupal", "file"):
        site = a_site(33, counter="none", linked=False, habit=habit)
        course = drive(Walk(site.url), linking(site.answer, farthest_url=site.address(6)))
        assert course.order == site.keys
        assert course.requests[0] <= 7
        assert not any(fetch.guessed for fetch in course.asked[:6])


@pytest.mark.parametrize(
    ("counter", "verdict"),
    [("none", "open"), ("no total", "open"), ("stands still", "open"), ("category", "complete")],
)
def test_a_way_on_that_cannot_be_followed_leaves_the_listing_open(counter, verdict):
    site = a_site(4 if verdict == "complete" else 6, counter=counter)
    course = drive(Walk(site.url), linking(site.answer, way_on="a button"))
    assert course.finish.verdict == verdict
    assert course.finish.way_on == ("a button" if verdict == "open" else None)


@pytest.mark.parametrize("helped", [True, False])
def test_a_browser_is_asked_once_for_a_page_whose_way_on_cannot_be_followed(helped):
    site = a_site(6, counter="none")

    def answer(fetch: Fetch) -> PageReceipt:
        receipt = linking(site.answer, way_on="a button")(fetch)
        if not (fetch.rendered and helped):
            return receipt
        return replace(receipt, card_keys=(*site.keys, "b1"), way_on=None, rendered=True)

    course = drive(Walk(site.url, limits=Limits(browser=True)), answer)
    assert course.finish.verdict == ("unverified" if helped else "open")
    assert course.order == [*site.keys, *["b1"] * helped]
    assert [fetch.rendered for fetch in course.asked] == [False, False, True]


def test_no_browser_leaves_the_page_as_it_was_read():
    site = a_site(6, counter="none")
    walk = Walk(site.url, limits=Limits(browser=True))
    (fetch,) = walk.start()
    while not fetch.rendered:
        (fetch,) = walk.record(linking(site.answer, way_on="a button")(fetch))
    (finish,) = walk.go_without()
    assert (finish.verdict, finish.seen) == ("open", 6)
