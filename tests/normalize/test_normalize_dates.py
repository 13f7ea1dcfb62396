"""Dates as printed: read whole or not at all."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from newsbot.normalize.dates import parse_page_date, parse_timestamp

ALMATY = ZoneInfo("Asia/Almaty")
FETCHED_AT = datetime(2026, 2, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22 February 2026", date(2026, 2, 22)),
        ("07 December 2025", date(2025, 12, 7)),
        (" 7  december\u00a02025 ", date(2025, 12, 7)),
        ("29 February 2024", date(2024, 2, 29)),
        ("2026-02-22", date(2026, 2, 22)),
    ],
)
def test_a_page_date(text, expected):
    assert parse_page_date(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "31 February 2026",
        "29 February 2026",
        "2026-02-30",
        "00 March 2026",
        "99 Foo 2026",
        "22 Feb 2026",
        "22 Februar 2026",
        "February 22, 2026",
        "22 February 26",
        "22/02/2026",
        "2026-2-22",
        "20260222",
        "today",
        "2 hours ago",
        "1 January 1970",
        "0001-01-01",
        "\u0662\u0662 February 2026",
        "22 February 2026 14:05",
    ],
)
def test_F75_what_is_no_page_date_is_none(text):
    assert parse_page_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-20T09:05:00Z",
        "2026-02-20t09:05:00z",
        "2026-02-20T09:05Z",
        "20260220T090500Z",
        "2026-W08-5T09:05:00Z",
        "2026-02-20T14:05:00+05:00",
        "2026-02-20T14:05:00+0500",
        "2026-02-20T14:05:00.000+05",
        "2026-02-20 14:05:00 +0500",
        "2026-02-20 04:05:00 -0500",
        "2026-02-20 09:05 UTC",
        "2026-02-20 14:05:00",
        "2026/02/20 14:05",
        "Fri, 20 Feb 2026 09:05:00 GMT",
        "Fri, 20 Feb 2026 14:05:00 +0500",
        "20 Feb 2026 04:05:00 EST",
        "20 Feb 2026 14:05",
        "Friday, February 20, 2026 at 2:05 pm",
        "Feb. 20, 2026, 2:05 p.m.",
        "February 20th, 2026 - 14:05",
        "February 20 2026 02:05 PM",
        "20. Februar 2026, 14:05 Uhr",
        "Freitag, 20. Feb. 2026 um 14.05 Uhr",
        "20.02.2026, 14:05",
        "20 февраля 2026 \u0433. в 14:05",
        "20 февраля 2026, 14:05",
        "20 \u015eubat 2026 14:05",
        "20 f\u00e9vrier 2026 \u00e0 14h05",
        "20 de febrero de 2026, 14:05",
        "20 febbraio 2026 14:05",
        "20 de fevereiro de 2026 14h05",
        "20 februari 2026 14:05",
        "20 lutego 2026, 14:05",
        "20 лютого 2026, 14:05",
        "20 ақпан 2026, 14:05",
        "20-fevral 2026, 14:05",
        "20 فبراير 2026 14:05",
        "20.02.26 14:05",
        "20.2.26, 14:05",
        "20/02/2026 14:05",
    ],
)
def test_a_timestamp_in_the_sites_zone(text):
    moment = parse_timestamp(text, ALMATY, FETCHED_AT)
    assert moment == datetime(2026, 2, 20, 9, 5, tzinfo=UTC)
    assert moment.tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-20",
        "20260220",
        "February 20, 2026",
        "20 F\u00e9vrier 2026",
        "20 февраля 2026 \u0433.",
    ],
)
def test_a_date_alone_is_the_midnight_that_begins_it_there(text):
    assert parse_timestamp(text, ALMATY, FETCHED_AT) == datetime(2026, 2, 19, 19, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "hour"),
    [("12:05 am", 0), ("1:05 am", 1), ("12:05 pm", 12), ("11:05 p.m.", 23), ("00:05", 0)],
)
def test_hours_of_twelve(text, hour):
    moment = parse_timestamp(f"20 Feb 2026 {text}", UTC, FETCHED_AT)
    assert moment == datetime(2026, 2, 20, hour, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "name",
    ["January", "Januar", "Janvier", "Ocak", "января", "JAN", "янв"],
)
def test_months_in_the_five_languages(name):
    moment = parse_timestamp(f"05 {name} 2026", UTC, FETCHED_AT)
    assert moment == datetime(2026, 1, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "now",
        "today",
        "yesterday, 14:05",
        "2 hours ago",
        "14:05",
        "22 February",
        "February 2026",
        "2026",
        "2026-02",
        "31 February 2026",
        "2026-02-31T10:00:00Z",
        "2026-13-01",
        "February 30, 2026",
        "99 Foo 2026",
        "20 Feb 26",
        "02/03/2026",
        "1771577100",
        "20120212121212",
        "20 Feb 2026 25:05",
        "20 Feb 2026 14:05 pm",
        "20 Feb 2026 0:05 am",
        "20 Feb 2026 14:05 XYZT",
        "2026-02-20T14:05:00+99:00",
        "1970-01-01T00:00:00Z",
        "1 January 1970",
        "0001-01-01T00:00:00",
        "0000-00-00 00:00:00",
        "9999-12-31T23:59:59-12:00",
        "2026-02-25",
        "2027-02-20",
        "\u0662\u0660 Feb 2026",
        "Updated 20 Feb 2026",
        "20 Feb 2026 " + "x" * 100_000,
        "\x00" * 10,
        "20 listopada 2025",  # November in Polish, October in Croatian
        "20/02/26",
    ],
)
def test_F75_what_is_no_timestamp_is_none(text):
    assert parse_timestamp(text, ALMATY, FETCHED_AT) is None


def test_two_days_ahead_of_the_fetch_are_a_clock_or_a_zone():
    assert parse_timestamp("2026-02-24T12:00:00Z", UTC, FETCHED_AT) is not None
    assert parse_timestamp("2026-02-24T12:00:01Z", UTC, FETCHED_AT) is None
