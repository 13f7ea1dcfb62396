"""When a server says to come back, in every form that it may have."""

from datetime import UTC, datetime, timedelta

import pytest
from scrapy.http import Response

from newsbot.downloader.retry_after import retry_after_s

SOON = datetime.now(UTC) + timedelta(days=1)
DATES = ("%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y")


def wait_s(text: str | None) -> float | None:
    headers = {} if text is None else {"Retry-After": text}
    return retry_after_s(Response("https://steppe.example/", status=503, headers=headers))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("120", 120), (" 7 ", 7), ("1.5", 1.5), ("1e9", 1e9), ("1000000000", 1e9), ("9" * 20, 1e20)],
)
def test_F53_seconds(text: str, seconds: float) -> None:
    assert wait_s(text) == seconds


@pytest.mark.parametrize("form", DATES)
def test_F53_a_date_in_the_three_spellings_of_http(form: str) -> None:
    wait = wait_s(SOON.strftime(form))
    assert wait is not None
    assert 0 < wait <= 86_400


@pytest.mark.parametrize("form", DATES)
def test_F53_a_date_that_is_past(form: str) -> None:
    assert wait_s((SOON - timedelta(days=3)).strftime(form)) is None


NOTHING = [
    *(
        None,
        "",
        "0",
        "-5",
        "soon",
        "nan",
        "inf",
        "1_000",
        "\u0661\u0662",
        "1e999",
        "2;3",
        "9" * 400,
    ),
    *("Fri, 31 Feb 2033 10:00:00 GMT", "Sun, 06 Nov 99999 08:49:37 GMT"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_F53_what_says_nothing(text: str | None) -> None:
    assert wait_s(text) is None
