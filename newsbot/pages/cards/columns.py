"""What stands at the same place in all cards of a listing: titles, teasers, or small print."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from newsbot.pages.cards.fragments import ColumnKey, Fragment

# Also in Chinese, Hindi and Arabic, and before closing quotes.
SENTENCE_END = re.compile(
    r"[.!?\u2026\u3002\uff01\uff1f\u0964\u061f][\"'\u201d\u2019\u00bb)\]\u203a]{0,3}$"
)
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
        weight=sum(min(f.weight, 400) for f in fragments) / size,
        sentences=sum(ends_as_sentence(f.text) for f in fragments) / size,
        dates=sum(f.dated for f in fragments) / size,
        distinct=len({f.text for f in fragments}) / size,
        numbers=sum(A_DIGIT.search(f.text) is not None for f in fragments) / size,
        elsewhere=sum(f.elsewhere for f in fragments) / size,
        headings=any(f.heading for f in fragments),
        size=size,
    )


def ends_as_sentence(text: str) -> bool:
    return SENTENCE_END.search(text[-8:]) is not None
