"""The ticker's figures, as printed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    pair: str
    rate: str
    change: str


FIVE_RATES = (
    Rate("KGS/USD", "0.01143", "0%"),
    Rate("KZT/USD", "0.00200", "0%"),
    Rate("TJS/USD", "0.10593", "-0.19%"),
    Rate("UZS/USD", "0.00008", "0%"),
    Rate("TMT/USD", "0.28575", "0%"),
)
FOUR_RATES = FIVE_RATES[:4]
