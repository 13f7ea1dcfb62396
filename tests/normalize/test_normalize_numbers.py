"""The ticker's numbers: one grammar, exact."""

from decimal import Decimal

import pytest

from newsbot.errors import NotANumber, OutOfRange
from newsbot.normalize.numbers import parse_change, parse_decimal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.01143", "0.01143"),
        ("0.00200", "0.00200"),
        (" 0.28575 ", "0.28575"),
        ("12", "12"),
        ("+0.85", "0.85"),
        ("-0.19", "-0.19"),
        ("\u22120.19", "-0.19"),
        ("-0", "0"),
        ("-0.00", "0.00"),
        ("0.000000001", "0.000000001"),
        ("1000000000", "1000000000"),
        ("123456789.012345678", "123456789.012345678"),
    ],
)
def test_a_number_keeps_its_printed_scale(text, expected):
    number = parse_decimal(text)
    assert f"{number:f}" == expected
    assert number.as_tuple() == Decimal(expected).as_tuple()


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-inf", "\u221e"])
def test_F95_not_finite(text):
    with pytest.raises(NotANumber):
        parse_decimal(text)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 50,
        "0." + "3" * 19,
        "0.0000000001",
        "1000000001",
        "-1000000000.5",
        "0." + "0" * 27,
        "9" * 100_000,
    ],
)
def test_F96_out_of_range(text):
    with pytest.raises(OutOfRange):
        parse_decimal(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "\u2013", "-", "n/a", "$5", "1/3"),
        *("1,5", "1.234,56", "1,234.56", "1 234", "1\u00a0234.5", "1\u202f234"),
        *("\u0663.\u0665", "\u0663\u066b\u0665", "\uff11\uff12", "\u00bd", "5\u00b2"),
        *("1_000", "0x10", "1e5", "1E-400", "1e400", ".5", "5.", "--1", "+-1", "1.2.3"),
        *("0.2%", "\u25b2 0.5", "0.5\n0.6"),
    ],
)
def test_F97_F98_F104_any_other_writing(text):
    with pytest.raises(NotANumber):
        parse_decimal(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0%", "0"),
        ("-0%", "0"),
        ("-0.19%", "-0.19"),
        ("0.1%", "0.1"),
        ("2.23%", "2.23"),
        ("+0.85 %", "0.85"),
        ("\u22120.86%", "-0.86"),
    ],
)
def test_a_change_is_in_percent(text, expected):
    change = parse_change(text)
    assert change is not None
    assert change.as_tuple() == Decimal(expected).as_tuple()


@pytest.mark.parametrize("text", [None, "", " \u00a0"])
def test_a_change_that_is_not_shown(text):
    assert parse_change(text) is None


@pytest.mark.parametrize("text", ["0.85", "%", "\u2013", "n/a", "\u25b20.85%", "1,5%", "0.85%%"])
def test_a_change_that_cannot_be_read(text):
    with pytest.raises(NotANumber):
        parse_change(text)
