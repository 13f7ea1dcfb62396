# ruff: noqa: RUF001 - words and digits of other scripts

import pytest

from newsbot.pages.listing.counter import parse_counter
from newsbot.pages.listing.page import ListingPage


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Viewing results 1 - 6 of 56", (1, 6, 56)),
        ("Viewing results 2485 - 2490 of 1099", (2485, 2490, 1099)),
        ("Viewing results 1 - 6 of 2", (1, 6, 2)),
        ("Viewing results 1 - 6 of", (1, 6, None)),
        ("Viewing results 1 - 6 of\n5 villages flooded", (1, 6, None)),
        ("Viewing results 1 - 6 of\n2026", (1, 6, 2026)),
        ("1 - 6 of 1,234", (1, 6, 1234)),
        ("1.001 - 1.006 of 1.234", (1001, 1006, 1234)),
        ("Viewing results 1\u00a0\u2013\u00a06 of\u00a056", (1, 6, 56)),
        ("Viewing\nresults\n1\n-\n6\nof\n3375\nA headline", (1, 6, 3375)),
        ("(1-6 of 56)", (1, 6, 56)),
        ("Showing 1\u20136 of 56 results", (1, 6, 56)),
        ("Results: 1-6 out of 56.", (1, 6, 56)),
        ("1 - 6 of about 90", (1, 6, 90)),
        ("1 - 6 of 1000000000000", (1, 6, 10**12)),
        ("Ergebnisse 1 bis 6 von 56", (1, 6, 56)),
        ("Résultats 1 à 6 sur 56", (1, 6, 56)),
        ("Показаны 1 - 6 из 56", (1, 6, 56)),
        ("Mostrando 1-6 de 56", (1, 6, 56)),
        ("1\u201310 von 1\u2019234", (1, 10, 1234)),
        ("1 - 10 of 1\u02bc234", (1, 10, 1234)),
        ("Showing 1-10 of 1,23,456 results", (1, 10, 123456)),
        ("۱-۱۰ از ۱٬۲۳۴", (1, 10, 1234)),
        ("١ - ٦ من ٥٦", (1, 6, 56)),
        ("१ से १० of १,२३,४५६", (1, 10, 123456)),
        ("1-6/56", (1, 6, 56)),
        ("Results 7-12/56", (7, 12, 56)),
        ("Results 1-6 (of 56)", (1, 6, 56)),
        ("1-6 [of about 56]", (1, 6, 56)),
        ("Showing 1 through 6 of 56", (1, 6, 56)),
        ("Showing 1 to 6 of 56 entries", (1, 6, 56)),
        ("1-6 dari 56 berita", (1, 6, 56)),
        ("Risultati 1-6 su 56", (1, 6, 56)),
        ("1 - 10 of 1,230 results (0.25 seconds)", (1, 10, 1230)),
        ("Scores: 3 - 1 of 5 matches\nViewing results 1 - 6 of 56", (1, 6, 56)),
        ("Menu\nViewing results 7 - 12 of 56\nViewing results 7 - 12 of 56", (7, 12, 56)),
    ],
)
def test_counter(text, expected):
    assert parse_counter(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Page 1 of 10",
        "The page said: Viewing results 1 - 6 of 56, and nothing else was on it.",
        "Viewing results 1 - 6 of 56 carriages that were fit for the winter",
        "From 1 - 6 of May",
        "12-31\nA baker of\n4 towns",
        "2026-02-22",
        "Scores: 3 - 1 of 5 matches",
        "Open 9-5 of 7 days",
        "Issue 3-4/2026",
        "12-31/12",
        "1" * 10_000,
    ],
)
def test_no_counter(text):
    assert parse_counter(text) is None


CARD = """<article><h2><a href="/{0}/">The Ferry of {0} Goes Again</a></h2>
<p>The boat to {0} lay in the harbour until the ice had gone, and sails daily.</p></article>
"""
PLACES = ("Besh", "Kochor", "Oruk", "Tarkul", "Aidar", "Serim")


@pytest.mark.parametrize("numbers", ["1 - 5 of 40", "1 - 6 of 40"])
@pytest.mark.parametrize("counter", ["1 - 6 of 56", "1 - 6 of 2"])
def test_of_several_counters_the_one_beside_the_list_wins(counter, numbers):
    cards = "".join(map(CARD.format, PLACES))
    aside = f"<aside><h3>Said by readers</h3><p>{numbers}</p><p>So it is.</p><p>Well.</p></aside>"
    page = f"<body>{aside}<main><h1>Ferries</h1><p>{counter}</p>{cards}</main>{aside}</body>"
    found = ListingPage(page, "https://news.example/tag/ferries/").counter
    assert found == (1, 6, int(counter[9:]))


def test_a_counter_inside_a_card_is_not_the_lists():
    cards = "".join(map(CARD.format, PLACES))
    photos = cards.replace("</article>", "<div>Photos</div><div>1 - 6 of 12</div></article>", 1)
    page = f"<body><main><h1>Ferries</h1>{photos}<p>1 - 6 of 56</p></main></body>"
    assert ListingPage(page, "https://news.example/tag/ferries/").counter == (1, 6, 56)
