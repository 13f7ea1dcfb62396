"""What is said of a pass, and when it is repeated: small listings, told page by page."""

import pytest

from newsbot.walk.decider import Walk
from newsbot.walk.intents import Fetch
from newsbot.walk.receipt import Known, Limits, PageReceipt
from tests.walk.simulated_listing import HOST
from tests.walk.walk_course import WalkResult, drive

# A pass is told as "cards total" for each page: "ab 4" shows the articles a and b of 4.
Told = list[str]


def tell(
    passes: list[Told], known: Known | None = None, limits: Limits | None = None
) -> WalkResult:
    def answer(fetch: Fetch) -> PageReceipt:
        pages = passes[fetch.pass_no - 1]
        if fetch.page_no > len(pages):
            return PageReceipt(fetch.pass_no, fetch.page_no, fetch.url, "absent")
        cards, _, total = pages[fetch.page_no - 1].partition(" ")
        return PageReceipt(
            fetch.pass_no,
            fetch.page_no,
            fetch.url,
            "read",
            total=int(total) if total else None,
            card_keys=tuple(cards),
            next_url=f"{HOST}/?page={fetch.page_no + 1}" if fetch.page_no < len(pages) else None,
        )

    return drive(Walk(f"{HOST}/", known, limits), answer)


@pytest.mark.parametrize(
    ("passes", "verdict"),
    [
        ([["ab 4", "cd 4"]], "complete"),
        ([[" 0"]], "complete"),
        ([["ab 2"]], "complete"),
        ([["ab 3", "cd 3"]], "over"),
        ([["ab 0"]], "over"),
        ([["ab", "cd"]], "unverified"),
        ([["ab 4", "cd"]], "unverified"),
        ([["ab", "cd 4"]], "unverified"),
        # The total stood still and one was not seen: a removal and a publication, or a wrong total.
        ([["ab 5", "cd 5"], ["ab 5", "cd 5"]], "short"),
        ([["ab 5", "cd 5"], ["ab 5", "cd 5", "e 5"]], "complete"),
        # c slipped to page 1 when a was removed: 3 of 3 seen, and c missed.
        ([["ab 4", "d 3"], ["bc 3", "d 3"]], "complete"),
        ([["ab 4", "d 3"], ["ab 3", "c 4"], ["ab 4", "d 3"]], "drifting"),
        ([["ab 4", "d 3"], ["bc 4", "d 4"], ["bc 4", "d 4"]], "short"),
        ([["bc 4", "d 4"], ["ab 4", "d 3"], ["bc 4", "d 4"]], "short"),
        ([["bc 4", "d 4"], ["ab 4", "d 3"], ["bc 3", "d 3"]], "complete"),
        ([["bc 4", "d 4"], ["ab 4", "d 3"], ["ab 4", "d 3"]], "drifting"),
        # b was pushed over the edge although the total stood still: as many as the total, with e
        # come and c missed. Two passes that agree are needed now.
        ([["ab 4", "be 4", "d 4"], ["xa 4", "bc 4"], ["xa 4", "bc 4"]], "complete"),
        ([["ab 4", "be 4", "d 4"], ["ab 4", "be 4", "d 4"]], "complete"),
    ],
)
def test_verdicts(passes, verdict):
    assert tell(passes).finish.verdict == verdict


def test_the_passes_that_were_needed_are_told():
    course = tell([["ab 4", "d 3"], ["bc 3", "d 3"]])
    assert course.finish.passes == 2
    assert course.finish.reason == "3 of 3 seen"
    assert course.order == ["b", "c", "d"]


def test_confirmation_takes_two_passes_of_the_same_articles():
    confirm = Limits(confirm=True)
    assert tell([["ab 4", "cd 4"]] * 2, limits=confirm).finish.passes == 2
    moving = [["ab 4", "xd 4"], ["bc 4", "xd 4"], ["bc 4", "xd 4"]]
    assert tell(moving, limits=confirm).finish.passes == 3
    assert tell([*moving[:2], ["bc 4", "xe 4"]], limits=confirm).finish.verdict == "drifting"


def test_a_known_article_hides_behind_no_new_one():
    """While page 1 is read, a goes and x comes further down: c slips to page 1 unseen."""
    told = [["ab 4", "xd 4"], ["bc 4", "xd 4"], ["bc 4", "xd 4"]]
    course = tell(told, Known(tuple("abcd"), 4, "complete", full=True))
    assert (course.finish.verdict, course.order) == ("complete", list("bcxd"))


STICKY = {
    "one": ["sabcde 12", "fghsij 12", "k 12"],
    "one on the page after": ["sabcde 9", "fsgh 9"],
    "two": ["stabcde 12", "fsghit 12", "j 12"],
    "two, of which page 1 is also the place of one": ["tsabcd 12", "efghis 12", "jk 12"],
}


@pytest.mark.parametrize("pages", STICKY.values(), ids=STICKY)
def test_a_sticky_article_costs_no_second_pass(pages):
    total = len({key for told in pages for key in told.partition(" ")[0]})
    course = tell([[f"{told.partition(' ')[0]} {total}" for told in pages]])
    assert (course.finish.verdict, course.finish.passes) == ("complete", 1)
    assert course.order[0] == pages[0][0]


@pytest.mark.parametrize(
    "pages",
    [
        ["abcd 8", "defg 8", "h 8"],  # the last card was pushed over
        ["abcd 8", "cdef 8", "gh 8"],  # the lower half
        ["abcd 7", "abcd 7", "efg 7"],  # the whole page
        ["abcd 8", "aefd 8", "gh 8"],  # one is sticky, and one was pushed over as well
        ["abcd 9", "efgh 9", "dgi 9"],
    ],
)
def test_what_was_pushed_over_an_edge_is_read_again(pages):
    assert tell([pages, pages]).finish.passes == 2
