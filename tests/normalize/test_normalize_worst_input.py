"""A megabyte of what a pattern likes least. Nothing here is timed: a pattern that backtracks over
such a text does not end at all.
"""

from datetime import UTC, datetime

import pytest

from newsbot.errors import Rejected
from newsbot.normalize.articles import (
    MAX_NAMES,
    normalize_body,
    normalize_keywords,
    normalize_language,
    split_byline,
)
from newsbot.normalize.dates import parse_page_date, parse_timestamp
from newsbot.normalize.excerpts import (
    remove_links,
    remove_shortcodes,
)
from newsbot.normalize.numbers import parse_change, parse_decimal
from newsbot.normalize.rates import parse_pair
from newsbot.normalize.text import MAX_TEXT_CHARS
from newsbot.urls.canonical import MAX_URL_CHARS, clean_url, split_url

MEGABYTE = 1_000_000
WORST = [
    *(
        " ",
        "\n",
        "\n ",
        "\n\t\n",
        "\u00a0",
        "\x00",
        "a",
        "9",
        ".",
        ",",
        "-",
        "%",
        "/.",
        "/../",
        "&",
    ),
    *(
        "&#",
        "&amp",
        "&amp;",
        "\ud800",
        "\u0301",
        "e\u0301",
        "\u0645\u0301\u200d",
        "\u200d",
        "\u202e",
    ),
    *("\U000e0041", "\U0001f3f4\U000e0041", "\U0001f468\u200d", "\u1100\u1161", "[", "[/caption]"),
    *("[caption ", "[caption a", "[caption a =", "[caption a=]", "[caption a=]x[/caption]"),
    *("[embed]", "[embed]http://", "[embed a=", "[gallery a", "[gallery a=]", "Continue reading "),
    *("Continue reading \u201c", ".Continue reading A", "Read more ", " read more", "READ MORE..."),
    *(
        ". divider",
        "View more articles from ",
        "By ",
        "by: ",
        " and ",
        "a b, ",
        "a b & ",
        "en-US-",
    ),
    *("22 Feb ", "2026-02-", "1.", "x=%4", "utm_source=x&", "KGS/"),
]


@pytest.mark.parametrize("piece", WORST, ids=ascii)
def test_text_of_any_shape_ends_in_time(piece):
    text = piece * (MEGABYTE // len(piece))
    assert len(normalize_body(text) or "") <= MAX_TEXT_CHARS
    assert len(remove_links(remove_shortcodes(text + "x"))) <= len(text) + 1
    assert len(split_byline(text)) <= len(text)
    assert len(normalize_keywords([text])) <= MAX_NAMES


@pytest.mark.parametrize("piece", WORST, ids=ascii)
def test_values_of_any_shape_end_in_time(piece):
    text = piece * (MEGABYTE // len(piece))
    assert parse_page_date(text) is None
    assert parse_timestamp(text, UTC, datetime(2026, 2, 22, tzinfo=UTC)) is None
    assert len(normalize_language(text) or "") <= len(text)
    for parse in (parse_decimal, parse_pair, clean_url):
        with pytest.raises(Rejected):
            parse(text)
    with pytest.raises(Rejected):
        parse_change(f"{text}x")


@pytest.mark.parametrize("piece", WORST, ids=ascii)
def test_an_address_of_any_shape_ends_in_time(piece):
    text = piece * (4096 // len(piece))
    for url in (text, f"https://{text}", f"https://a.example/{text}", f"https://a.example/?{text}"):
        try:
            parts = split_url(url)
        except Rejected:
            parts = ("", "", "", "")
        assert sum(map(len, parts)) <= MAX_URL_CHARS
