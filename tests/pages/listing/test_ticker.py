import pickle

import pytest

from newsbot.pages.listing.ticker import parse_ticker

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


def one(text):
    """The words and the raw text of the only rate."""
    (rate,), _ = parse_ticker(text)
    return *rate, rate.raw


@pytest.mark.parametrize(
    "number",
    [
        *("12 345.67", "12\u00a0345,67", "12'345.67", "12\u2019345", "1.234,56", "1,234.56"),
        *("8.1 \u00d7 10-5", "8.1 x 10^-5", "8.1\u00d710\u207b\u2075", "8.1E-5"),
        *("0.01143 0.01150", "0.01143 / 0.01150", "0.01143-0.01150", "0.01143 - 0.01150"),
        *("0.01143 | 0.01150", "0.01143; 0.01150", "0.01143 (0.01150)", "0.01143 sell 0.01150"),
        *("0.01143 thousand", "0.01143 ming", "0.01143 KGS", "0.01143...", "0.01143\u2026", "~0.5"),
    ],
)
@pytest.mark.parametrize("text", ["KGS/USD = {}", "KGS/USD: {}\nTJS/USD: n/a", "• KGS/USD = {} 0%"])
def test_a_rate_is_never_cut(number, text):
    change = "0%" if "%" in text else None
    assert parse_ticker(text.format(number))[0][0] == ("KGS/USD", " ".join(number.split()), change)


@pytest.mark.parametrize(
    "text",
    [
        "100 KZT/USD = 0.20",
        "(100) KZT/USD = 0.20",
        "per 100 KZT/USD: 0.20",
        "за 100 KZT/USD 0.20",
        "22 February 2026 • 100 KZT/USD = 0.20",
        "KZT/USD (100) = 0.20",
        "KZT/USD x100 = 0.20",
        "KZT/USD 100 = 0.20",
        "KZT/USD за 100: 0.20",
        "KZT/USD = 0.20 (per 100)",
        "KZT/USD = 0.20 per 100 KZT",
        "KZT/USD\n0.20\n(за 100)",
    ],
)
def test_F104_a_rate_knows_how_many_units_it_is_for(text):
    assert one(text)[:3] == ("KZT/USD", "100 = 0.20", None)


@pytest.mark.parametrize(
    "text",
    [
        "hundred KZT/USD = 0.20",
        "KZT/USD = 0.20 per hundred",
        "Per 100 units: KZT/USD = 0.20",
        "100 KZT/USD = 0.20 per 1000",
        "100\nKZT/USD\n0.20",
    ],
)
def test_F104_units_that_are_told_in_another_way_leave_no_rate(text):
    rate = one(text)[1]
    assert not rate.replace(".", "").isdigit()
    assert "0.20" in rate


def test_units_between_two_pairs_are_those_of_the_second():
    rates, _ = parse_ticker("KGS/USD = 0.01143 0% 100 KZT/USD = 0.20 • 1 000 UZS/USD = 0.08")
    assert [rate.rate for rate in rates] == ["0.01143", "100 = 0.20", "1 000 = 0.08"]


def test_a_number_between_two_pairs_that_may_be_of_either_spoils_both():
    rates, _ = parse_ticker("KGS/USD = 0.01143 100 KZT/USD = 0.20")
    assert [rate.rate for rate in rates] == ["0.01143 100", "= 0.01143 100 \u2026 0.20"]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("KGS/USD = 0.01143 ▼0.19%", "-0.19%"),
        ("KGS/USD = 0.01143 (↓ 0.19%)", "-0.19%"),
        ("KGS/USD = 0.01143▽0.19%", "-0.19%"),
        ("KGS/USD = 0.01143 0.19% 🔻", "-0.19%"),
        ("KGS/USD = ▼ 0.01143 0.19%", "-0.19%"),
        ("▼ KGS/USD = 0.01143 0.19%", "-0.19%"),
        ("KGS/USD = 0.01143 ▼0.00002 (0.19%)", "-0.19%"),
        ("KGS/USD = 0.01143 -0.00002 -0.19%", "-0.19%"),
        ("KGS/USD = 0.01143 ▲0.19%", "0.19%"),
        ("KGS/USD = 0.01143 ▲ +0.19%", "+0.19%"),
        ("KGS/USD = 0.01143 ▼ 0%", "0%"),
        ("KGS/USD = 0.01143 ▲ -0.19%", "▲-0.19%"),
        ("KGS/USD = 0.01143 ▼ +0.19%", "▼+0.19%"),
        ("KGS/USD = 0.01143 ▼", None),
    ],
)
def test_F104_an_arrow_gives_the_sign(text, change):
    assert one(text)[:3] == ("KGS/USD", "0.01143", change)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("▼ KGS/USD = 0.01143 0.19% ▲ TJS/USD = 0.10593 0.1%", ["-0.19%", "0.1%"]),
        ("KGS/USD = 0.01143 0.19% ▼ TJS/USD = 0.10593 0.1% ▲", ["-0.19%", "0.1%"]),
    ],
)
def test_an_arrow_between_two_pairs_stands_where_the_others_do(text, changes):
    assert [rate.change for rate in parse_ticker(text)[0]] == changes


@pytest.mark.parametrize("mark", ["; ", ", ", " | ", " • ", " / ", " — ", "\n", " ", "\n\n"])
@pytest.mark.parametrize("change", ["", " 0%"])
def test_marks_between_entries_belong_to_none(mark, change):
    text = (
        f"KGS/USD = 0.01143{change}{mark}TJS/USD = 0.10593{change}{mark}KZT/USD = 0.00200{change}"
    )
    rates, _ = parse_ticker(text)
    assert [rate.rate for rate in rates] == ["0.01143", "0.10593", "0.00200"]
    assert [rate.raw[7:] for rate in rates] == [f" = {rate.rate}{change}" for rate in rates]


@pytest.mark.parametrize(
    "text",
    [
        "KGS/USD = 0.01143 0% 22 February 2026",
        "KGS/USD = 0.01143 0% (10:45)",
        "KGS/USD = 0.01143 0% | Brent 63.20 | 24 hours",
        "KGS/USD = 0.01143 0% Subscribe",
        "10:45 KGS/USD = 0.01143 0%",
        "1. KGS/USD = 0.01143 0%.",
    ],
)
def test_what_stands_beside_an_entry_is_none_of_it(text):
    assert one(text) == (*KGS, "KGS/USD = 0.01143 0%")


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("ТМТ/USD = 0.28575 0%", "TMT/USD"),  # noqa: RUF001
        ("КGS/USD = 0.01143 0%", "KGS/USD"),  # noqa: RUF001
        ("ΚΖΤ/USD = 0.00200 0%", "KZT/USD"),  # noqa: RUF001
        ("\uff35\uff33\uff24/KZT = 512.3", "USD/KZT"),
    ],
)
def test_a_code_in_letters_that_look_alike(text, pair):
    assert one(text)[0] == pair
    assert one(text)[3] == text


@pytest.mark.parametrize("text", ["МОК/США = 5", "НАТО/ЕС = 5", "сом/тнг = 5", "КГС/USD = 5"])  # noqa: RUF001
def test_a_word_of_another_script_is_no_code(text):
    assert parse_ticker(text) == ((), range(0))


def test_raw_is_the_entry_as_printed():
    text = "100 KZT / USD\n=\n0.20\n▼ 0.19 %\n22 February 2026"
    assert one(text) == ("KZT/USD", "100 = 0.20", "-0.19%", "100 KZT / USD = 0.20 ▼ 0.19 %")


def test_repeats_that_are_printed_otherwise_are_repeats():
    assert list(parse_ticker("KGS/USD = 0.01143 0% • KGS/USD: 0.01143 (0%)")[0]) == [KGS]


def test_a_rate_goes_from_one_process_to_another_whole():
    (rate,), _ = parse_ticker("KGS/USD = 0.01143 0%")
    again = pickle.loads(pickle.dumps(rate))
    assert (again, again.raw) == (rate, "KGS/USD = 0.01143 0%")


@pytest.mark.parametrize(
    "text",
    [
        "KGS/USD\n0.01143\n0.01150\n0.1%",
        "KGS/USD\n0.01143\n0.01150",
    ],
)
def test_a_second_number_in_a_cell_is_kept(text):
    assert one(text)[1] == "0.01143 0.01150"


def test_numbers_below_a_line_are_another_matter():
    assert list(parse_ticker("KGS/USD = 0.01143 0%\n1\n2\n3")[0]) == [KGS]


@pytest.mark.parametrize("text", ["USD/KZT:\nSubscribe to the letter", "USD/KZT\n5 ways to save"])
def test_a_headline_below_a_pair_is_no_rate(text):
    assert parse_ticker(text) == ((), range(0))
