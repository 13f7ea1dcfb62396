"""A rate as it is quoted: its digits in groups, its power of ten, the units that it is for."""

# ruff: noqa: RUF001 - signs of print

import re
from decimal import Decimal

from newsbot.errors import OddUnits
from newsbot.normalize.numbers import check_range, parse_decimal

UNITS = re.compile(r"(?P<units>\d[\d ,.'’]*) = (?P<number>.+)")
COUNT = re.compile(r"10*|10{0,2}(?:[ ,'’]000)+")
MINUS = "\u2212\u2013"
POWER = re.compile(
    r"(?P<number>.+?)(?: ?[x×*·⋅хX] ?10 ?(?:\^ ?(?P<raised>[-+−–]?[0-9]{1,2})"
    r"|(?P<signed>[-+−–] ?[0-9]{1,2})|(?P<small>[⁻⁺]?[⁰¹²³⁴-⁹]{1,2}))"
    r"|[eE](?P<short>[-+−–]?[0-9]{1,2}))"
)
FROM_SMALL = str.maketrans("⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹", "-+0123456789")
# What groups digits, where no other reading is left: a lone `1,234` or `1.234` may be either.
GROUPED = {
    " ": re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+[.,][0-9]+|[1-9][0-9]{0,2}(?: [0-9]{3}){2,}"),
    "'": re.compile(r"[1-9][0-9]{0,2}(?:'[0-9]{3})+(?:[.,][0-9]+)?"),
    ",": re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}"),
    ".": re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+,[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}"),
}
APOSTROPHES = str.maketrans("’ʼ′", "'''")


def parse_quote(text: str) -> Decimal:
    """Of one unit, exact, with every printed digit: `12 345.67`, `8.1 x 10^-5`, `100 = 0.20`."""
    told = UNITS.fullmatch(text.strip())
    places = _places(told["units"]) if told else 0
    number = told["number"] if told else text.strip()
    power = POWER.fullmatch(number)
    if power is None:
        return _moved(parse_decimal(_ungrouped(number)), -places)
    exponent = next(filter(None, power.group("raised", "signed", "small", "short")))
    exponent = exponent.translate(FROM_SMALL).replace(" ", "")
    for minus in MINUS:
        exponent = exponent.replace(minus, "-")
    return _moved(parse_decimal(_ungrouped(power["number"])), int(exponent) - places)


def _places(units: str) -> int:
    """How many zeros the number of units has."""
    if not COUNT.fullmatch(units.strip()):
        raise OddUnits(f"for a number of units that is no power of ten: {units[:40]!a}")
    return units.count("0")


def _moved(number: Decimal, places: int) -> Decimal:
    return number if places == 0 else check_range(Decimal(f"{number.scaleb(places):f}"))


def _ungrouped(text: str) -> str:
    """The number with a point, if any; what may be read in two ways is left as it is."""
    text = text.translate(APOSTROPHES)
    for mark, grouped in GROUPED.items():
        if grouped.fullmatch(text) and not (mark == " " and _are_several(text)):
            return text.replace(mark, "").replace(",", ".")
    return text


def _are_several(text: str) -> bool:
    """Two prices, of a buyer and a seller, are close to each other: `505 510.5`."""
    first, second, *_ = (Decimal(part.replace(",", ".")) for part in text.split(" "))
    return first <= second * 2 and second <= first * 2
