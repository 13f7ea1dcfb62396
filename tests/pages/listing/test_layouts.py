"""Whatever holds the cards, the same articles come out, with the same words."""

import pytest

from newsbot.pages.listing.page import ListingPage
from tests.pages.listing.listing_layouts import (
    BETWEEN,
    CARDS,
    ENTRIES,
    PAGES,
    RATES,
    cards_of,
    page_of,
)

HOST = "https://courier.example"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("card", CARDS)
@pytest.mark.parametrize(("count", "between"), [(6, ""), (6, BETWEEN), (3, ""), (2, ""), (1, "")])
def test_layout(card, page, count, between):
    entries = ENTRIES[:count]
    listing = ListingPage(page_of(cards_of(card, entries, between), page), f"{HOST}/tag/north/")
    expected = [(f"{HOST}/{e.slug}/", e.headline, e.excerpt) for e in entries]
    assert list(listing.cards) == expected
    assert list(listing.ticker) == list(RATES)
    assert listing.counter == (1, 6, 56)
    assert listing.page_date == "22 February 2026"
    assert listing.next_url == f"{HOST}/tag/north/page/2/"


NOTICES = {
    "nothing": "",
    "a word": "<p>Nothing found.</p>",
    "a form": "<div><h2>Nothing Found</h2><p>It seems that nothing fits what you are looking for."
    " A search may help.</p><form><input><button>Search</button></form></div>",
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("notice", NOTICES)
def test_no_cards_on_an_empty_listing(page, notice):
    assert ListingPage(page_of(NOTICES[notice], page), f"{HOST}/tag/north/").cards == ()


TITLES = {
    "headings": "<h2><a href='{url}'>{headline}</a></h2>",
    "items": "<li><a href='{url}'>{headline}</a></li>",
    "dated items": "<li><span>12 May 2025</span> <a href='{url}'>{headline}</a></li>",
    "boxes": "<div><a href='{url}'>{headline}</a></div>",
    "rows": "<tr><td>12.05.25</td><td><a href='{url}'>{headline}</a></td></tr>",
}
TITLE_BOXES = {"rows": "<table>{cards}</table>"}
TEASERS = {
    "boxes": "<div><p>{excerpt}</p><a href='{url}'>Continue reading</a></div>",
    "pictures": "<article><a href='{url}'><img src=i.jpg></a><p>{excerpt}</p></article>",
    "links": "<a href='{url}'><p>{excerpt}</p></a>",
    "lines": "<p>{excerpt} <a href='{url}'>Read more</a></p>",
}


def laid_out(card: str, box: str = "<div>{cards}</div>") -> str:
    cards = (
        card.format(url=f"/{e.slug}/", headline=e.headline, excerpt=e.excerpt) for e in ENTRIES
    )
    return box.format(cards="\n".join(cards))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("kind", TITLES)
def test_cards_without_excerpts(kind, page):
    cards = laid_out(TITLES[kind], TITLE_BOXES.get(kind, "<ul>{cards}</ul>"))
    listing = ListingPage(page_of(cards, page), f"{HOST}/tag/north/")
    assert [(c.headline, c.excerpt) for c in listing.cards] == [(e.headline, "") for e in ENTRIES]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("kind", TEASERS)
def test_cards_without_titles(kind, page):
    listing = ListingPage(page_of(laid_out(TEASERS[kind]), page), f"{HOST}/tag/north/")
    assert [(c.headline, c.excerpt) for c in listing.cards] == [("", e.excerpt) for e in ENTRIES]


GRIDS = {
    "rows of three": ((0, 3), (3, 6)),
    "a last row of one": ((0, 3), (3, 5), (5, 6)),
    "a first card shown large": ((0, 1), (1, 6)),
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("grid", GRIDS)
def test_cards_in_several_boxes(grid, page):
    boxes = (cards_of("article with everything", ENTRIES[a:b]) for a, b in GRIDS[grid])
    cards = "\n".join(f"<div>{box}</div>" for box in boxes)
    listing = ListingPage(page_of(cards, page), f"{HOST}/tag/north/")
    assert [(c.headline, c.excerpt) for c in listing.cards] == [
        (e.headline, e.excerpt) for e in ENTRIES
    ]
