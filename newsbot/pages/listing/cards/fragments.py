"""The pieces of a card's text, each with the place in the card that it has in all cards alike."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from newsbot.pages.html.inline_text import WITHIN_WORDS, is_label
from newsbot.pages.html.links import Link
from newsbot.pages.html.outline import HEADINGS, Outline
from newsbot.pages.html.text_weight import weight
from newsbot.pages.listing.cards.card_regions import CardRegion
from newsbot.pages.listing.cards.text_sums import TextSums
from newsbot.pages.vocabulary.dates import is_dated

WORD = re.compile(r"\w")
# Also in Chinese, Hindi and Arabic, and before closing quotes.
SENTENCE_END = re.compile(
    r"[.!?\u2026\u3002\uff01\uff1f\u0964\u061f][\"'\u201d\u2019\u00bb)\]\u203a]{0,3}$"
)
DIGITS = re.compile(r"\d+")
A_DIGIT = re.compile(r"\d")
MAX_LABEL_CHARS = 20
# Arrows, bullets, bars: no quotation marks, and nothing that ends a sentence.
SIGNS = re.compile(r"[^\w\s\"'\u2018-\u201f\u00ab\u2039.!?\u2026()\[\]]{1,3}")
# Chain of tags, class names, and the how-manieth of such it is in its card.
ColumnKey = tuple[int, str, int]


@dataclass(slots=True)
class Fragment:
    """Text of the runs first … last-1, on one line, all in one link to the article or in none.

    `column` is equal for the same place in two cards. `own` is true in a link to the article,
    `elsewhere` is the share of its weight that stands in links to other pages. `heading` is the
    level of the heading around it, 0 without one. `sentence`: it ends as one does.
    """

    first: int
    last: int
    owner: int
    text: str
    weight: float
    column: ColumnKey
    own: bool
    elsewhere: float
    heading: int
    dated: bool
    sentence: bool


class Fragments:
    def __init__(self, outline: Outline, measures: TextSums, links: list[Link]) -> None:
        self.outline, self.measures = outline, measures
        self.urls = {link.element: link.url for link in links if not link.fragment}

    def of(self, unit: CardRegion) -> list[Fragment]:
        outline, found = self.outline, []
        counts: dict[tuple[int, str], int] = defaultdict(int)
        for first, last in self._stretches(unit):
            text = outline.text_between(first, last)
            if WORD.search(text):
                owner = self._owner(first, last)
                place = (
                    outline.paths[owner],
                    kind_of(outline.attributes[owner].get("class") or ""),
                )
                column = (*place, counts[place])
                found.append(self._fragment(unit, range(first, last), owner, text, column))
                counts[place] += 1
        return found

    def _stretches(self, unit: CardRegion) -> Iterator[tuple[int, int]]:
        for first, last in self._lines(unit):
            start = first
            boxes = self._boxes(unit, first, last) if last - first > 1 else []
            for run in range(first + 1, last):
                if boxes[run - first] != boxes[run - 1 - first]:
                    yield start, run
                    start = run
            yield start, last

    def _lines(self, unit: CardRegion) -> Iterator[tuple[int, int]]:
        lines = self.outline.lines
        start = unit.first_run
        for run in range(start + 1, unit.last_run + 1):
            if run == unit.last_run or lines[run] != lines[start]:
                yield start, run
                start = run

    def _boxes(self, unit: CardRegion, first: int, last: int) -> list[int]:
        """For each run of a line what it stands in: a link to the article; or one of the spans
        that the line is made of, where nothing but signs stands outside of them; or, in a title, a
        label before or after the words.
        """
        owner = self._owner(first, last)
        spans = [self._child_of(owner, run) for run in range(first, last)]
        bare = any(
            span < 0 and WORD.search(self.outline.runs[first + place])
            for place, span in enumerate(spans)
        )
        if not bare:
            return spans
        own = [self._own_link(unit, run) for run in range(first, last)]
        if min(own) >= 0 or self._heading(unit, owner):
            for place in self._label_places(spans):
                own[place] = spans[place]
        return own

    def _label_places(self, spans: list[int]) -> list[int]:
        """Of the elements at both ends of a title's line those that may be labels."""
        found: list[int] = []
        for places in (range(len(spans)), range(len(spans) - 1, -1, -1)):
            found += takewhile(lambda place: self._may_be_label(spans[place]), places)
        return found

    def _may_be_label(self, element: int) -> bool:
        outline = self.outline
        if element < 0:
            return False
        if outline.tags[element] in {"small", "time"} or is_label(outline, element):
            return True
        text = outline.text(element)
        return (
            outline.tags[element] not in WITHIN_WORDS
            and len(text) < MAX_LABEL_CHARS
            and (
                A_DIGIT.search(text) is not None
                or text.isupper()
                or SIGNS.fullmatch(text) is not None
            )
        )

    def _child_of(self, owner: int, run: int) -> int:
        """The child of `owner` that holds the run; -1 for its own text."""
        element = self.outline.owners[run]
        if element == owner:
            return -1
        while self.outline.parents[element] != owner:
            element = self.outline.parents[element]
        return element

    def _owner(self, first: int, last: int) -> int:
        owner = self.outline.owners[first]
        while self.outline.last_run[owner] < last:
            owner = self.outline.parents[owner]
        return owner

    def _own_link(self, unit: CardRegion, run: int) -> int:
        link = self.measures.in_link[self.outline.owners[run]]
        return link if self.urls.get(link) == unit.link.url else -1

    def _fragment(
        self, unit: CardRegion, runs: range, owner: int, text: str, column: ColumnKey
    ) -> Fragment:
        first, last = runs.start, runs.stop
        own = self._own_link(unit, first) >= 0
        size = weight(text)
        return Fragment(
            first=first,
            last=last,
            owner=owner,
            text=text,
            weight=size,
            column=column,
            own=own,
            elsewhere=0.0 if own else min(1.0, self.measures.linked(first, last) / size),
            heading=self._heading(unit, owner),
            dated=is_dated(text, size),
            sentence=SENTENCE_END.search(text[-8:]) is not None,
        )

    def _heading(self, unit: CardRegion, element: int) -> int:
        while element >= unit.first:
            if self.outline.tags[element] in HEADINGS:
                return int(self.outline.tags[element][1])
            element = self.outline.parents[element]
        return 0


def merged(outline: Outline, pieces: list[Fragment]) -> Fragment:
    """As one, from the first to the last; the rest is the first piece's."""
    if len(pieces) == 1:
        return pieces[0]
    text = joined(outline, pieces)
    return replace(pieces[0], last=pieces[-1].last, text=text, weight=weight(text))


def joined(outline: Outline, pieces: list[Fragment]) -> str:
    """Neighbours as the page spaces them: two spans of a line may stand without a space."""
    if len(pieces) == 1:
        return pieces[0].text
    stretches: list[list[int]] = []
    for piece in pieces:
        if stretches and stretches[-1][1] == piece.first:
            stretches[-1][1] = piece.last
        else:
            stretches.append([piece.first, piece.last])
    return " ".join(outline.text_between(first, last) for first, last in stretches)


@lru_cache(4096)
def kind_of(names: str) -> str:
    """Without the numbers of `post-123`."""
    return DIGITS.sub("", names)
