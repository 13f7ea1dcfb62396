"""Whose headline is stored: the card's, unless it is the page's own, cut or adorned."""

import pytest

from newsbot.normalize.headlines import whole_headline

PAGE = "Glass Works of Sarkan Light Their Furnace Again"


@pytest.mark.parametrize(
    "card",
    [
        "Glass Works of Sarkan Light Th...",
        "Glass Works of Sarkan Light…",
        "Glass…",
        "Glass Works of Sarkan Light […]",
        "Glass Works of Sarkan Li",
        f"2{PAGE}",
        f"10. {PAGE}",
        f"VIDEO {PAGE}",
        f"Opinion {PAGE}",
        f"Central Asia | {PAGE}",
        f"{PAGE} (4)",
        f"{PAGE} 40 views",
        f"{PAGE}1 hours ago",
        f"3 {PAGE} 1.2K",
        f"{PAGE} LIVE",
        f"{PAGE} →",
        "Glass Works of SarkanLight TheirFurnace Again",
        "",
    ],
)
def test_the_page_has_it_whole(card):
    assert whole_headline(card, PAGE) == PAGE


@pytest.mark.parametrize(
    ("card", "page"),
    [
        ("Sarkan's Glass Is Hot Again", PAGE),
        (PAGE, f"{PAGE} - The Courier"),
        (PAGE, f"{PAGE} | The Courier"),
        ("Glass", PAGE),
        (f"{PAGE} after forty years", PAGE),
        (f"Opinion: {PAGE}", PAGE),
        (f"“{PAGE}”", PAGE),
        (f"why {PAGE}", PAGE),
        ("News from the Harbour and the Town", "News"),
        (PAGE, "Page not found"),
        (PAGE, ""),
        ("Harbour “Closed”", "Harbour 'Closed'"),
        ("…", PAGE),
    ],
)
def test_the_card_words_it_for_itself(card, page):
    assert whole_headline(card, page) == card
