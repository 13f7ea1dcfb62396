"""Ticker lines as typed observations: what is refused, what is flagged."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from newsbot.errors import (
    NotANumber,
    NotAPair,
    NotPositive,
    OddUnits,
    OutOfRange,
    SamePair,
    UnknownCurrency,
)
from newsbot.items import RawRate
from newsbot.normalize.currencies import current_currencies
from newsbot.normalize.rates import normalize_rate, read_change

SEEN_AT = datetime(2026, 2, 23, 1, 0, tzinfo=UTC)


def ticker_line(
    pair="KGS/USD", rate="0.01143", change="0%", *, page_date="22 February 2026", contested=False
):
    return RawRate(
        pair=pair,
        rate=rate,
        change=change,
        raw=f"{pair} = {rate} {change or ''}",
        page_date=page_date,
        contested=contested,
        source_url="http://www.news.example/tag/one/?utm_source=x",
        seen_at=SEEN_AT,
    )


@pytest.mark.parametrize(
    ("pair", "rate", "change", "change_pct"),
    [
        ("KGS/USD", "0.01143", "0%", "0"),
        ("KZT/USD", "0.00200", "-0%", "0"),
        ("TJS/USD", "0.10593", "-0.19%", "-0.19"),
        ("UZS/USD", "0.00008", "0%", "0"),
        ("TMT/USD", "0.28575", "0.1%", "0.1"),
        ("EUR/KZT", "601.5", "2.23%", "2.23"),
        ("XAU/USD", "5012.35", "0.85%", "0.85"),
    ],
)
def test_a_line_is_one_exact_observation(pair, rate, change, change_pct):
    item = normalize_rate(ticker_line(pair, rate, change), {})
    assert f"{item.base_currency}/{item.quote_currency}" == pair
    assert item.rate.as_tuple() == Decimal(rate).as_tuple()
    assert item.change_pct.as_tuple() == Decimal(change_pct).as_tuple()
    assert item.raw == f"{pair} = {rate} {change}"
    assert item.flags == ()


@pytest.mark.parametrize(
    ("rate", "exact"),
    [
        ("12 345.67", "12345.67"),
        ("12 345,67", "12345.67"),
        ("1 101.32159", "1101.32159"),
        ("1 234 567", "1234567"),
        ("12'345.67", "12345.67"),
        ("12\u2019345", "12345"),
        ("1.234,50", "1234.50"),
        ("12,345.60", "12345.60"),
        ("1,234,567", "1234567"),
        ("8.1 \u00d7 10-5", "0.000081"),
        ("8.10 x 10^-5", "0.0000810"),
        ("8.1\u00b710\u207b\u2075", "0.000081"),
        ("8.1E-5", "0.000081"),
        ("1.25E3", "1250"),
        ("100 = 0.20", "0.0020"),
        ("1 000 = 0.08", "0.00008"),
        ("1 = 0.01143", "0.01143"),
        ("1000 = 8.1E-2", "0.000081"),
    ],
)
def test_F98_F104_a_quote_is_read_to_the_digit(rate, exact):
    assert normalize_rate(ticker_line(rate=rate), {}).rate.as_tuple() == Decimal(exact).as_tuple()


@pytest.mark.parametrize(
    ("rate", "refusal"),
    [
        ("1,234", NotANumber),
        ("12 345", NotANumber),
        ("505 510.5", NotANumber),
        ("505 510 515", NotANumber),
        ("0.01 143", NotANumber),
        ("0.5 0.6", NotANumber),
        ("8.1 \u00d7 10 5", NotANumber),
        ("8.1 \u00d7 105", NotANumber),
        ("\u0661E\u0662", NotANumber),
        ("0.20 per 100", NotANumber),
        ("50 = 0.20", OddUnits),
        ("1.000 = 0.08", OddUnits),
        ("1000 = 0.0000001", OutOfRange),
        ("9E9", OutOfRange),
        ("1E99", OutOfRange),
    ],
)
def test_F98_F104_what_may_be_two_things_is_neither(rate, refusal):
    with pytest.raises(refusal):
        normalize_rate(ticker_line(rate=rate), {})


def test_a_line_knows_its_page():
    item = normalize_rate(ticker_line(), {})
    assert (item.as_of, item.as_of_source) == (date(2026, 2, 22), "page")
    assert item.site == "news.example"
    assert item.source_url == "http://www.news.example/tag/one/"
    assert item.seen_at == SEEN_AT


@pytest.mark.parametrize("page_date", [None, "", "31 February 2026", "26 February 2026"])
def test_without_a_page_date_the_fetch_dates_the_rate(page_date):
    item = normalize_rate(ticker_line(page_date=page_date), {})
    assert (item.as_of, item.as_of_source) == (date(2026, 2, 23), "fetch")


def test_a_change_that_is_not_shown_is_none():
    item = normalize_rate(ticker_line(change=None), {})
    assert item.change_pct is None
    assert item.raw == "KGS/USD = 0.01143"
    assert item.flags == ()


@pytest.mark.parametrize(
    ("text", "change", "flags"),
    [
        ("-0.19%", Decimal("-0.19"), []),
        (None, None, []),
        ("up a little", None, ["change_unreadable"]),
    ],
)
def test_a_change_is_read_with_what_is_odd_about_it(text, change, flags):
    assert read_change(text) == (change, flags)


def test_a_change_that_cannot_be_read_costs_only_itself():
    item = normalize_rate(ticker_line(change="n/a"), {})
    assert item.change_pct is None
    assert item.raw == "KGS/USD = 0.01143 n/a"
    assert item.flags == ("change_unreadable",)


@pytest.mark.parametrize(
    ("pair", "rate", "refusal"),
    [
        ("XYZ/USD", "0.5", UnknownCurrency),
        ("USD/XXX", "0.5", UnknownCurrency),
        ("XTS/USD", "0.5", UnknownCurrency),
        ("kgs/usd", "0.5", UnknownCurrency),
        ("DEM/USD", "0.5", UnknownCurrency),
        ("HRK/USD", "0.5", UnknownCurrency),
        ("USD/USD", "1.0", SamePair),
        ("USD", "0.5", NotAPair),
        ("100 KZT/USD", "0.5", NotAPair),
        ("KGS-USD", "0.5", NotAPair),
        ("\u039a\u0393S/USD", "0.5", NotAPair),
        ("", "0.5", NotAPair),
        ("KGS/USD", "0", NotPositive),
        ("KGS/USD", "0.00000", NotPositive),
        ("KGS/USD", "-0.5", NotPositive),
        ("KGS/USD", "\u2013", NotANumber),
        ("KGS/USD", "n/a", NotANumber),
        ("KGS/USD", "", NotANumber),
        ("KGS/USD", "NaN", NotANumber),
        ("KGS/USD", "1,5", NotANumber),
        ("KGS/USD", "0.5%", NotANumber),
        ("KGS/USD", "0.0000000001", OutOfRange),
    ],
)
def test_F95_to_F100_what_does_not_fit_is_refused_by_name(pair, rate, refusal):
    with pytest.raises(refusal) as raised:
        normalize_rate(ticker_line(pair, rate), {})
    assert str(raised.value).isprintable()


def test_F99_two_values_on_one_page_are_flagged():
    assert normalize_rate(ticker_line(contested=True), {}).flags == ("conflict",)


@pytest.mark.parametrize(
    ("previous", "rate", "change", "flags"),
    [
        ("0.01143", "0.01143", "0%", ()),
        ("0.01143", "0.01146", "0%", ()),
        ("0.10593", "0.10553", "-0.19%", ()),
        ("0.10553", "0.10593", "-0.19%", ("change_mismatch",)),
        ("0.10000", "0.12000", "20%", ()),
        ("0.10000", "0.08000", "-20%", ()),
        ("0.10000", "0.12001", "20%", ("jump",)),
        ("0.10000", "0.07999", "-20%", ("jump",)),
        ("0.01143", "0.01200", "0%", ("change_mismatch",)),
        ("0.00008", "0.00009", "0%", ()),
        ("0.00008", "0.00009", "-9%", ("change_mismatch",)),
        ("0.00008", "0.00061", "0%", ("jump", "change_mismatch")),
        ("0.00061", "0.00008", "0%", ("jump", "change_mismatch")),
        ("0.00061", "0.00008", None, ("jump",)),
        ("0.01143", "87.49", None, ("jump", "inverted")),
        ("1", "2", "100%", ("jump",)),
    ],
)
def test_F101_F102_odd_values_are_kept_and_flagged(previous, rate, change, flags):
    stored = {("KGS", "USD"): Decimal(previous), ("KZT", "USD"): Decimal(5)}
    assert normalize_rate(ticker_line(rate=rate, change=change), stored).flags == flags


def test_a_previous_rate_of_no_precision_contradicts_nothing():
    stored = {("KGS", "USD"): Decimal(1).scaleb(3)}
    assert normalize_rate(ticker_line(rate="1100", change="0%"), stored).flags == ()


def test_the_list_of_currencies():
    currencies = current_currencies()
    assert {
        "KGS",
        "KZT",
        "TJS",
        "UZS",
        "TMT",
        "USD",
        "EUR",
        "RUB",
        "AFN",
        "XDR",
        "XAU",
    } <= currencies
    assert currencies.isdisjoint({"DEM", "TMM", "RUR", "XXX", "XTS", "CNH", "kgs", ""})
    assert all(len(code) == 3 and code.isupper() for code in currencies)
