"""What a progress bar says is done never gets less, whatever a listing does."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from newsbot.items import ListingItem, ListingPageItem, LostPageItem, UnchangedItem
from newsbot.run.workload import Advance, Workload
from tests.db.given import LISTING, card, listing_page

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def ended() -> ListingItem:
    return ListingItem(
        url=LISTING, verdict="complete", total=6, order=(), whole=True, over_budget=False, at=NOW
    )


def read(number: int) -> UnchangedItem:
    return UnchangedItem(url_key=f"s1.example/{number}", seen_at=NOW)


def lost(number: int) -> LostPageItem:
    return LostPageItem(
        url="",
        kind="article",
        cause="lost page",
        reason="",
        http_status=None,
        listing_url=LISTING,
        url_key=f"s1.example/{number}",
        at=NOW,
    )


def page(number: int, pass_no: int, total: int | None) -> ListingPageItem:
    return listing_page(number, pass_no=pass_no, total=total)


NUMBERS = st.integers(1, 40)
ITEMS = st.one_of(
    st.builds(card, NUMBERS, followed=st.booleans()),
    st.builds(page, NUMBERS, st.integers(1, 3), st.none() | st.integers(0, 100)),
    st.builds(read, NUMBERS),
    st.builds(lost, NUMBERS),
    st.builds(ended),
)


@given(st.lists(st.tuples(st.integers(0, 3), ITEMS), max_size=60))
def test_the_share_never_gets_smaller(items: list[tuple[int, object]]) -> None:
    loads = [Workload(str(number)) for number in range(4)]
    bars = [Advance((load,)) for load in loads] + [Advance(tuple(loads))]
    before = [0.0] * len(bars)
    for number, item in items:
        loads[number].note(item)
        now = [bar.share or 0.0 for bar in bars]
        assert all(0 <= old <= new <= 1 for old, new in zip(before, now, strict=True))
        before = now


def test_what_is_left_is_known_from_the_first_page() -> None:
    """12 articles on two pages, all to be read: 14 pages, of which one was read."""
    load = Workload(LISTING)
    for number in range(1, 7):
        load.note(card(number))
    load.note(page(1, 1, 12))
    assert (load.done, load.left) == (1, 13)
    load.note(read(1))
    load.note(lost(2))
    assert (load.done, load.left) == (3, 11)


def test_an_update_run_that_stops_has_nothing_left() -> None:
    load = Workload(LISTING)
    for number in range(1, 7):
        load.note(card(number, followed=number == 1))
    load.note(page(1, 1, 600))
    load.note(ended())
    assert load.left == 1
    load.note(read(1))
    assert load.left == 0


def test_without_a_total_what_is_left_is_known_at_the_end() -> None:
    load = Workload(LISTING)
    load.note(card(1))
    load.note(page(1, 1, None))
    assert load.left is None
    load.note(ended())
    assert load.left == 1
