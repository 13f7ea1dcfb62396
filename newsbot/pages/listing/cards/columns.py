"""What stands at the same place in all cards of a listing: titles, teasers, or small print."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from newsbot.pages.listing.cards.fragments import ColumnKey, Fragment

A_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class Column:
    weight: float
    sentences: float  # the share of texts that end as a sentence does
    dates: float  # the share of short texts with a date
    distinct: float
    numbers: float  # the share of texts with a digit
    elsewhere: float
    headings: bool
    size: int


Columns = dict[ColumnKey, Column]


def columns_of(cards: Iterable[list[Fragment]]) -> Columns:
    found: dict[ColumnKey, list[Fragment]] = defaultdict(list)
    for fragments in cards:
        for fragment in fragments:
            found[fragment.column].append(fragment)
    return {key: _column(fragments) for key, fragments in found.items()}


def _column(fragments: list[Fragment]) -> Column:
    size = len(fragments)
    return Column(
        weight=sum([min(f.weight, 400) for f in fragments]) / size,
        sentences=sum([f.sentence for f in fragments]) / size,
        dates=sum([f.dated for f in fragments]) / size,
        distinct=len({f.text for f in fragments}) / size,
        numbers=sum([A_DIGIT.search(f.text) is not None for f in fragments]) / size,
        elsewhere=sum([f.elsewhere for f in fragments]) / size,
        headings=any(f.heading for f in fragments),
        size=size,
    )
