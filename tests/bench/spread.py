"""What repeated measurements say together."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Spread:
    middle: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.middle:.2f} [{self.low:.2f}-{self.high:.2f}]"


def spread(values: Iterable[float]) -> Spread:
    values = sorted(values)
    return Spread(median(values), values[0], values[-1])


def paired(values: Iterable[float], others: Iterable[float]) -> Spread:
    """Of the ratios within each round: what slows the whole machine down cancels out."""
    return spread(value / other for value, other in zip(values, others, strict=True))
