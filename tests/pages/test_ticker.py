import pytest

from newsbot.pages.ticker import parse_ticker

KGS = ("KGS/USD", "0.01143", "0%")
TJS = ("TJS/USD", "0.10593", "-0.19%")


@pytest.mark.parametrize(
    "text",
    [
        "• KGS/USD = 0.01143 0%\n• TJS/USD = 0.10593 -0.19%",
        "• KGS/USD = 0.01143 0% • TJS/USD = 0.10593 -0.19%",
        "KGS/USD=0.01143 0% | TJS/USD=0.10593 -0.19%",
        "KGS/USD\u00a0=\u00a00.01143\u00a00%\nTJS/USD\u00a0=\u00a00.10593\u00a0-0.19%",
        "KGS/USD\n=\n0.01143\n0%\nTJS/USD\n=\n0.10593\n-0.19%\n22 February 2026",
        "KGS / USD = 0.01143 0 % TJS / USD = 0.10593 - 0.19 %",
        "KGS/USD 0.01143 (0%) TJS/USD 0.10593 (-0.19%)",
        "KGS/USD = 0.01143 ▲ 0%\nTJS/USD = 0.10593 ▼ -0.19%",
        "Exchange rates: KGS/USD = 0.01143 0% TJS/USD = 0.10593 -0.19%",
        "KGS/USD = 0.01143 0% TJS/USD = 0.10593 -0.19% " * 8,
    ],
)
def test_every_shape_gives_each_rate_once(text):
    assert list(parse_ticker(text)[0]) == [KGS, TJS]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KGS/USD = 0.01143 -0%", ("KGS/USD", "0.01143", "-0%")),
        ("KGS/USD = 0.01143 0.1%", ("KGS/USD", "0.01143", "0.1%")),
        ("KGS/USD = 0.01143", ("KGS/USD", "0.01143", None)),
        ("KGS/USD = 0.01143\n5% growth expected", ("KGS/USD", "0.01143", None)),
        ("KGS/USD = NaN 0%", ("KGS/USD", "NaN", "0%")),
        ("KGS/USD = 1e400 0%", ("KGS/USD", "1e400", "0%")),
        ("KGS/USD = 1,5 0%", ("KGS/USD", "1,5", "0%")),
        ("KGS/USD = n/a 0%", ("KGS/USD", "n/a", "0%")),
        ("xyz/usd = - 0%", ("xyz/usd", "-", "0%")),
    ],
)
def test_values_stay_as_printed(text, expected):
    assert list(parse_ticker(text)[0]) == [expected]


def test_a_pair_with_two_values_keeps_both():
    rates, _ = parse_ticker("TJS/USD = 0.10553 0.09%\nTJS/USD = 0.10593 -0.19%")
    assert [rate.rate for rate in rates] == ["0.10553", "0.10593"]


def test_a_pair_without_a_value_is_left_out():
    assert list(parse_ticker("KZT/USD =\nKGS/USD = 0.01143 0%")[0]) == [KGS]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The bank wrote that KGS/USD = 0.01143 0% would hold until the spring.",
        "Exports grew by 64.8% and the rest by 0%",
        "See www.example/abc/def = 5",
        "and/or = 5",
        "KGS/USD = 5%",
    ],
)
def test_prose_is_no_ticker(text):
    assert parse_ticker(text) == ((), range(0))


def test_range_of_lines():
    text = "Courier\nKGS/USD\n=\n0.01143\n0%\nTJS/USD = 0.10593 -0.19%\n22 February 2026"
    assert parse_ticker(text)[1] == range(1, 6)


def test_range_of_lines_far_down_a_page():
    above = "A headline of some length\n" * 40
    below = "\nA headline of some length" * 40
    strip = "KGS/USD = 0.01143 0%\nTJS/USD = 0.10593 -0.19%"
    assert parse_ticker(above + strip + below) == (parse_ticker(strip)[0], range(40, 42))


def test_slashes_elsewhere_are_no_rates():
    text = "3/12 for the win\n" * 40 + "KGS/USD = 0.01143 0%" + "\nA and/or B" * 40
    assert parse_ticker(text) == ((KGS,), range(40, 41))


def test_a_long_sentence_is_read_to_its_ends():
    words = "the bank wrote " * 40
    assert parse_ticker(f"{words}KGS/USD = 0.01143 0% {words}") == ((), range(0))
