"""Pages that any site may number as it likes: each walk reads them, and all of them."""

import pytest

from newsbot.walk.decider import Walk
from tests.walk.paged_listing import COUNTED, FORMS, OFFSETS, PagedListing
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
