"""Why a value was refused: the class name is the drop's name, the message its one-line reason."""


class Rejected(ValueError):  # noqa: N818 (drops are named for what was wrong)
    """What a value must not be. Raised by nothing itself: each reason has its own class."""


class InvalidURL(Rejected):
    """No absolute http(s) address that may be asked for."""


class NotANumber(Rejected):
    """Not one number, or one that may be read in two ways."""


class OddUnits(Rejected):
    """A rate for a number of units that is no power of ten."""


class OutOfRange(Rejected):
    """A number, but larger, smaller or longer than any rate."""


class NotPositive(Rejected):
    """A rate of zero or less."""


class NotAPair(Rejected):
    """Not written as `KGS/USD`."""


class UnknownCurrency(Rejected):
    """No code of ISO 4217, or one that was withdrawn."""


class SamePair(Rejected):
    """A currency in terms of itself."""
