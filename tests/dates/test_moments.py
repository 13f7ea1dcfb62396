"""A text that is one date: what it says to the second, in whatever language; else nothing."""
# ruff: noqa: RUF001 - Cyrillic letters look like others

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from newsbot.dates.moments import parse_moment

NOON = datetime(2026, 2, 3, 12, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-03T12:05:00Z",
        "2026-02-03T12:05:0Z",
        "2026-02-03T12:04:60Z",
        "2026-02-03T12:05Z",
        "20260203T120500Z",
        "2026-W06-2T12:05:00Z",
        "2026-02-03T14:05:00+02:00CET",
        "2026-02-03T14:05:00+02",
        "2026-02-03T07:05:00EST",
        "3 February 2026, 7:05 a.m. ET",
        "2026-02-03T06:05:00CST",
        "2026-02-03 13:05:00 CET",
        "2026-2-3T17:35+0530",
        "2026-02-03 01:05:00 PM +0100",
        "Tue, 3 Feb 2026 12:05:00 GMT",
        "Tue Feb 03 13:05:00 CET 2026",
        "Tue Feb 03 12:05:00 +0000 2026",
        "Tue Feb 03 2026 12:05:00 GMT+0000",
        "Tue Feb 03 2026 14:05:00 GMT+0200 (Eastern European Standard Time)",
        "3 February 2026, 12:05 (UTC)",
        "3 Feb 2026 13:05 UTC+1",
    ],
)
def test_an_instant(text):
    assert parse_moment(text) == NOON


def test_a_part_of_the_last_number_that_is_stated():
    assert parse_moment("2026-02-03T11.5Z") == datetime(2026, 2, 3, 11, 30, tzinfo=UTC)
    assert parse_moment("2026-02-03T11:30.5Z") == datetime(2026, 2, 3, 11, 30, 30, tzinfo=UTC)
    assert str(parse_moment("2026-02-03 18:11:01.25")) == "2026-02-03 18:11:01.250000"


def test_the_hour_that_ends_a_day():
    assert str(parse_moment("2026-02-03T24:00:00")) == "2026-02-04 00:00:00"


def test_a_zone_that_several_continents_call_so_is_the_sites():
    assert str(parse_moment("2026-02-03 12:05:00 IST")) == "2026-02-03 12:05:00"
    india = timezone(timedelta(hours=5, minutes=30))
    assert parse_moment("2026-02-03 12:05 +05:30") == datetime(2026, 2, 3, 12, 5, tzinfo=india)


@pytest.mark.parametrize(
    "text",
    [
        "2026.02.03",
        "2026. 02. 03.",
        "2026/2/3",
        "2026-2-3",
        "3.2.2026",
        "3. 2. 2026",
        "3.II.2026",
        "3-Feb-26",
        "Feb 3, '26",
        "令和8年2月3日",
        "2026年2月3日",
        "2026年02月03日 (火)",
        "2026년 2월 3일",
        "2026 оны 2-р сарын 3",
        "3 tháng 2, 2026",
        "٣ فبراير ٢٠٢٦",
        "۳ فوریه ۲۰۲۶",
        "3 شباط 2026",
        "3 ŞUBAT 2026",
        "3 şubat 2026 Salı",
        "3 Feabhra 2026",
        "3 februarie 2026",
        "2026 ж. 3 ақпан",
        "2026-ж., 3-февраль",
        "3 fewral 2026",
        "3 феврал, 2026",
        "3 Феврал 2026",
        "2026. február 3., kedd",
        "2026 m. vasario 3 d.",
        "2026. gada 3. februāris",
        "3 กุมภาพันธ์ 2569",
        "Tue, 02/03/2026",
    ],
)
def test_a_day(text):
    assert str(parse_moment(text)) == "2026-02-03 00:00:00"


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2026年2月3日 08:15", 8),
        ("2026年2月3日（火）08時15分", 8),
        ("2026年2月3日 下午8:15", 20),
        ("2026. 2. 3. 오후 8:15", 20),
        ("3 Şubat 2026 Salı 08:15", 8),
        ("08:15, 3 февраля 2026", 8),
        ("3.2.2026 | 08:15 Uhr", 8),
        ("3 février 2026 à 8 h 15", 8),
        ("Ngày 3 tháng 2 năm 2026, 8:15", 8),
        ("3 Φεβρουαρίου 2026, 8:15 μ.μ.", 20),
    ],
)
def test_a_day_and_its_time(text, hour):
    assert str(parse_moment(text)) == f"2026-02-03 {hour:02}:15:00"


@pytest.mark.parametrize(
    "text",
    [
        "1404.11.14",  # of another calendar
        "113.02.03",
        "01.02.03.04.05",
        "10.12.24.1",
        "v10.12.24",
        "12-14 February 2026",
        "22 apples in February 2026",
        "Invalid Date",
        "{{article.date}}",
        "-0001-11-30T00:00:00",
        "2026-22-02",
        "3/4/2026",
        "1/2/26",
        "2026-02-03T12:05:00+99:00",
        "2026-02-03T12:05:61Z",
        "2026-02-03T25:05",
        "2 February 2026 | 3 February 2026",
        "3 listopada 2026",
    ],
)
def test_what_is_no_date_or_has_two_readings_is_none(text):
    assert parse_moment(text) is None


@pytest.mark.parametrize(
    ("text", "order", "language", "day"),
    [
        ("3/4/2026", "dmy", None, date(2026, 4, 3)),
        ("3/4/2026", "mdy", None, date(2026, 3, 4)),
        ("3/14/2026", "dmy", None, date(2026, 3, 14)),
        ("23.11.02", None, None, date(2002, 11, 23)),
        ("23.11.02", "ymd", None, date(2023, 11, 2)),
        ("3 listopada 2026", None, "pl-PL", date(2026, 11, 3)),
        ("3. listopada 2026.", None, "hr", date(2026, 10, 3)),
    ],
)
def test_what_a_page_knows_decides_between_two_readings(text, order, language, day):
    moment = parse_moment(text, order, language)
    assert moment is not None
    assert moment.date() == day
