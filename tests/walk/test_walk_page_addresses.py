"""Pages that any site may number as it likes: each walk reads them, and all of them."""

import pytest

from newsbot.walk.decider import Walk
from newsbot.walk.intents import Fetch
from newsbot.walk.receipt import PageReceipt
from tests.walk.paged_listing import COUNTED, FORMS, HOST, OFFSETS, PagedListing
from tests.walk.walk_course import drive

LABELS = ("next", "older", "german", "icons", "head")
COUNTERS = ("Results {first} - {last} of", "Results {first} - {last} of {total}")


def test_there_are_forms_enough():
    assert len(FORMS) >= 40


def assert_read_whole(site: PagedListing) -> None:
    course = drive(Walk(site.url), site.answer)
    assert course.order == site.keys, site
    assert course.finish.verdict == ("complete" if "{total}" in site.counter else "unverified")
    assert course.finish.whole


@pytest.mark.parametrize("form", FORMS)
def test_labels_lead_through_every_form(form):
    for links in LABELS:
        assert_read_whole(PagedListing(form, links))
    for counter in COUNTERS:
        assert_read_whole(PagedListing(form, "next", counter=counter))


@pytest.mark.parametrize("form", COUNTED | OFFSETS)
def test_numbers_lead_through_every_form_that_counts(form):
    for counter in ("", *COUNTERS):
        assert_read_whole(PagedListing(form, "numbers", counter=counter))


# The second page named as the first one is, and the last one as well, cannot be told apart.
DOWN = [name for name, (_, later) in COUNTED.items() if "{n}" in later and name != "page 1 named"]


@pytest.mark.parametrize("form", DOWN)
def test_pages_that_count_down(form):
    for links in (*LABELS, "numbers"):
        assert_read_whole(PagedListing(form, links, down=True))
    for counter in COUNTERS:
        assert_read_whole(PagedListing(form, "next", counter=counter, down=True))


@pytest.mark.parametrize("form", COUNTED | OFFSETS)
def test_no_page_is_asked_for_twice_and_none_that_is_not_there(form):
    for links in ("next", "numbers"):
        site = PagedListing(form, links, counter=COUNTERS[-1])
        drive(Walk(site.url), site.answer)
        assert len(site.asked) == site.last_page


@pytest.mark.parametrize("form", FORMS)
def test_a_listing_of_one_page_and_one_of_two(form):
    for articles in (5, 6, 7):
        assert_read_whole(PagedListing(form, "next", articles=articles))


def chain(paths: list[str], total: int | None = None, more: int = 0):
    """Answers pages of six cards, each with a link to the next; `more` go on from the last one."""
    paths = paths + [f"{paths[-1]}{number}" for number in range(more)]

    def answer(fetch: Fetch) -> PageReceipt:
        path = fetch.url.removeprefix(HOST)
        if path not in paths:
            return PageReceipt(fetch.pass_no, fetch.page_no, fetch.url, "absent")
        place = paths.index(path)
        following = HOST + paths[place + 1] if place + 1 < len(paths) else None
        cards = tuple(f"{path}-{card}" for card in range(6))
        return PageReceipt(
            fetch.pass_no,
            fetch.page_no,
            fetch.url,
            "read",
            total=total,
            card_keys=cards,
            next_url=following,
        )

    return answer


@pytest.mark.parametrize("start", ["/old/page/2", "/news?month=2026-02&n="])
def test_beside_the_list_path_a_walk_goes_a_little_way_and_says_where_it_stopped(start):
    course = drive(Walk(f"{HOST}/news"), chain(["/news", start], more=3))
    assert (course.finish.verdict, len(course.order)) == ("unverified", 30)
    course = drive(Walk(f"{HOST}/news"), chain(["/news", start], more=30))
    assert (course.finish.verdict, course.finish.end) == ("interrupted", "budget")


def test_pages_foretold_wrongly_do_not_hide_those_that_links_lead_to():
    paths = ["/news", "/news?from=7", *(f"/news?from={n}" for n in (19, 22, 40, 41, 58, 80, 93))]
    course = drive(Walk(f"{HOST}/news"), chain(paths, total=54))
    assert len(course.order) == 54
    assert course.requests[0] <= 1.5 * 9 + 5


def test_a_next_link_to_another_site_leaves_the_listing_open():
    def answer(fetch: Fetch) -> PageReceipt:
        keys = tuple(f"a{number}" for number in range(4))
        other = "https://other.example/news?page=2"
        if fetch.page_no > 1:
            return PageReceipt(fetch.pass_no, fetch.page_no, fetch.url, "absent")
        return PageReceipt(1, 1, fetch.url, "read", card_keys=keys, next_url=other)

    assert drive(Walk(f"{HOST}/news"), answer).finish.verdict == "open"
