"""A ticker that is bad as a whole, and what is none."""

import pytest

from newsbot.pages.listing.ticker import parse_ticker
from newsbot.spiders.page_warnings import is_bad_as_a_whole


@pytest.mark.parametrize(
    ("text", "bad"),
    [
        ("KGS/USD = NaN 0%\nKZT/USD = \u2013 0%", True),
        ("KGS/USD = 0.01143 0.01150", True),
        ("usd/kzt = 512.3", True),
        ("KGS/USD = NaN 0%\nKZT/USD = 0.00200 0%", False),
        ("KGS/USD = 0.01143 0%", False),
        ("Sat/Sun: 10-18", False),
        ("XYZ/USD = 0.5", False),
        ("", False),
    ],
)
def test_a_ticker_is_bad_if_no_rate_of_it_can_be_read(text, bad):
    assert is_bad_as_a_whole(parse_ticker(text)[0]) is bad
