"""Any bytes in, no exception out."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsbot.pages.listing.page import ListingPage
from tests.pages.listing.listing_layouts import CARDS, ENTRIES, cards_of, page_of

URL = "https://courier.example/tag/north/page/2/"
FIXTURES = sorted((Path(__file__).parents[2] / "fixtures" / "listing").glob("*/page.html"))
TAGS = "div p h2 a table tr td b br li ul svg nav main article form template".split()  # noqa: SIM905
PIECES = [
    *(f"<{tag}>" for tag in TAGS),
    *(f"</{tag}>" for tag in TAGS),
    *("<a href='/a/'>", "<a href='/b?page=3'>", "<a href='http://[::1'>", "<img alt='x'>"),
    *("<base href='http://[::1'>", "<!--", "-->", "&nbsp;", "\0", "\ud800", "Next", "3"),
    "A headline of some length",
    "A sentence that is long enough to be a teaser of something.",
    *("KGS/USD = 0.01143 0%", "22 February 2026", "Viewing results 1 - 6 of"),
]


def read(body: bytes | str, url: str = URL) -> ListingPage:
    page = ListingPage(body, url)
    assert all(card.url.startswith(("http://", "https://")) for card in page.cards)
    assert len({card.url for card in page.cards}) == len(page.cards)
    assert isinstance(page.ticker, tuple)
    assert page.counter is None or page.counter.first is not None
    assert page.next_url is None or page.next_url.startswith("http")
    assert page.page_date is None or page.page_date[0].isdigit()
    assert all(number >= 0 for number in page.page_links)
    return page


@given(st.binary(max_size=2000))
def test_bytes(body):
    read(body)


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_pieces_of_pages(pieces):
    read("".join(pieces))


@settings(max_examples=60)
@given(st.sampled_from(FIXTURES), st.data())
def test_mangled_pages(path, data):
    body = path.read_bytes()
    start = data.draw(st.integers(0, len(body)))
    length = data.draw(st.integers(0, 2000))
    read(body[:start] + data.draw(st.binary(max_size=8)) + body[start + length :])


@pytest.mark.parametrize(
    "url",
    ["", "nonsense", "http://[::1", "https://a.example:99999/", "ftp://a.example/", "https://"],
)
def test_any_address_of_the_page(url):
    ListingPage(page_of(cards_of("article", ENTRIES), "semantic"), url).next_url  # noqa: B018


def test_a_malformed_link_costs_only_itself():
    cards = (
        cards_of("article", ENTRIES)
        .replace("/wool/", "http://[::1")
        .replace("/dam/", "https://courier.example:99999/dam/")
    )
    page = read(page_of(cards, "semantic"), "https://courier.example/tag/north/")
    slugs = [card.url.split("/")[3] for card in page.cards]
    assert slugs == ["harbour-reopens", "night-trains", "observatory", "school-books"]


@pytest.mark.slow
def test_ten_thousand_cards():
    card = CARDS["article with everything"]
    cards = "".join(
        card.format(url=f"/{n}/", headline=f"Headline number {n} of many", excerpt="Short.", n=n)
        for n in range(10_000)
    )
    assert len(read(f"<main>{cards}</main>").cards) == 10_000
