"""Whatever surrounds a number on its line, the rate is that number to the digit, or none at all."""

# ruff: noqa: RUF001 - signs of print

import re
from decimal import Decimal

from hypothesis import assume, example, given
from hypothesis import strategies as st

from newsbot.errors import Rejected
from newsbot.normalize.rates import parse_pair, parse_rate
from newsbot.pages.listing.ticker import parse_ticker

NUMBERS = st.decimals(min_value="0.00001", max_value="99999", places=5).map("{:f}".format)
PIECES = st.sampled_from(
    [
        *(
            " ",
            "  ",
            "\u00a0",
            "\u202f",
            ".",
            ",",
            ";",
            ":",
            "|",
            "/",
            "•",
            "*",
            "(",
            ")",
            "-",
            "–",
        ),
        *("▲", "▼", "%", "0%", "0.19%", "-0.19%", "=", "~", "$", "€", "^", "×", "x", "e", "'", "’"),
        *("0", "7", "12", "100", "0.5", "10-5", "per", "за", "hundred", "USD", "sell", "of", "22"),
        *("TJS/USD = 0.10593", "10:45", "22 February 2026", "\u0663", "⁵", "…", "+", "#", "a", "я"),
    ]
)
AROUND = st.lists(
    PIECES | st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=6
)
GOES_ON = re.compile(r"[.,'’]?\d")
ANOTHER_ITEM = re.compile(r"[•|;]|TJS/USD")
UNITS = ("per", "за", "x", "×", "10", "12", "0", "7", "22")


def rates_of_kgs(line):
    for entry in parse_ticker(line)[0]:
        if entry.pair == "KGS/USD":
            try:
                parse_pair(entry.pair)
                yield parse_rate(entry.rate)
            except Rejected:
                continue


def readings(number, before, behind):
    """The number, and what its neighbours make of it by the rules of print."""
    value = Decimal(number)
    yield value
    if any(unit in before + behind for unit in UNITS):
        yield from (value.scaleb(-places) for places in range(1, 10))


@given(number=NUMBERS, behind=AROUND.map("".join))
@example(number="12345.67", behind=" 0.01150")
@example(number="0.20000", behind=" (per 100)")
def test_what_stands_behind_a_number(number, behind):
    assume(not GOES_ON.match(behind))
    for rate in rates_of_kgs(f"KGS/USD = {number}{behind}"):
        assert rate in readings(number, "", behind)


@given(number=NUMBERS, before=AROUND.map("".join))
@example(number="0.20000", before="100 ")
def test_what_stands_before_a_pair(number, before):
    for rate in rates_of_kgs(f"{before}KGS/USD = {number}"):
        assert rate in readings(number, before, "")


@given(number=NUMBERS, between=AROUND.map("".join))
@example(number="345.67000", between="12 ")
@example(number="0.01143", between="0.01150 ")
def test_what_stands_between_a_pair_and_its_number(number, between):
    assume(not ANOTHER_ITEM.search(between))
    for rate in rates_of_kgs(f"KGS/USD = {between} {number}"):
        digits = f"{rate:f}".replace(".", "")
        assert rate in readings(number, between, "") or digits.endswith(number.replace(".", ""))


@given(number=NUMBERS, marks=st.lists(st.sampled_from("•|;,*/—-▲▼ "), min_size=1, max_size=4))
def test_a_mark_takes_no_digit_away(number, marks):
    text = f"KGS/USD = {number} {' '.join(marks)} TJS/USD = 0.10593"
    assert list(rates_of_kgs(text)) in ([], [Decimal(number)])


@given(number=NUMBERS)
def test_a_plain_entry_is_always_read(number):
    (entry,), _ = parse_ticker(f"• KGS/USD = {number} -0.19%")
    assert parse_rate(entry.rate).as_tuple() == Decimal(number).as_tuple()
