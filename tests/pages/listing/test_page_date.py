import pytest

from newsbot.pages.listing.page_date import find_page_date

DATE = "22 February 2026"


@pytest.mark.parametrize(
    ("lines", "ticker", "expected"),
    [
        ([["rates"], [DATE], ["09 January 2026"]], range(1), DATE),
        ([[DATE], ["rates"]], range(1, 2), DATE),
        ([["Courier", DATE], ["rates"]], range(1, 2), DATE),
        ([["rates"], ["22", "February", "2026"]], range(1), DATE),
        ([["rates"], ["22 février 2026"]], range(1), "22 février 2026"),
        ([["rates"], ["Menu"], [DATE]], range(1), None),
        ([["rates"], ["On 22 February 2026 it rained"]], range(1), None),
        ([["rates"]], range(1), None),
        ([["Courier"], [DATE]], range(0), DATE),
        ([[DATE], ["21 February 2026"]], range(0), None),
        ([], range(0), None),
    ],
)
def test_page_date(lines, ticker, expected):
    assert find_page_date(lines, ticker, set()) == expected


def test_a_card_s_date_is_none():
    assert find_page_date([["rates"], [DATE]], range(1), {1}) is None
    assert find_page_date([["A card"], [DATE]], range(0), {0, 1}) is None
