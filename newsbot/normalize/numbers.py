"""The ticker's numbers: one strict grammar, exact, the printed scale kept."""

import re
from decimal import Decimal

from newsbot.errors import NotANumber, OutOfRange

# U+2212 is the typographer's minus. Decimal() itself would also take 1_000, full-width digits,
# NaN and 1e5; a comma may mean thousands or decimals and is never guessed.
NUMBER = re.compile("[-+\u2212]?[0-9]+(?:[.][0-9]+)?")
MIN_NUMBER, MAX_NUMBER = Decimal("1e-9"), Decimal("1e9")
MAX_DIGITS = 18
MAX_DECIMALS = 26  # eighteen digits from the smallest number on


def parse_decimal(text: str) -> Decimal:
    """A number from 1e-9 to 1e9 of either sign, or zero, of at most 18 significant digits.
    `0.00200` keeps its exponent; minus zero is the number 0.
    """
    text = text.strip()
    if not NUMBER.fullmatch(text):
        raise NotANumber(f"not a number: {text[:40]!a}")
    return check_range(Decimal(text.replace("\u2212", "-")))


def check_range(number: Decimal) -> Decimal:
    """The number itself, or zero without its sign."""
    digits, exponent = number.as_tuple().digits, number.as_tuple().exponent
    if len(digits) > MAX_DIGITS or int(exponent) < -MAX_DECIMALS:
        raise OutOfRange(f"too many digits: {str(number)[:40]!a}")
    if number.is_zero():
        return number.copy_abs()
    if not MIN_NUMBER <= number.copy_abs() <= MAX_NUMBER:
        raise OutOfRange(f"not between {MIN_NUMBER} and {MAX_NUMBER}: {str(number)[:40]!a}")
    return number


def parse_change(text: str | None) -> Decimal | None:
    """Percent: `-0.19%` is -0.19. None where the ticker shows no change."""
    text = (text or "").strip()
    if not text:
        return None
    if not text.endswith("%"):
        raise NotANumber(f"not a percentage: {text[:40]!a}")
    return parse_decimal(text[:-1])
