"""Boxes that a page sets into and around an article's text: teasers, profiles, notes."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate

from newsbot.pages.article.body.text import SENTENCE_ENDS, Block, Box
from newsbot.pages.html.outline import HEADINGS
from newsbot.pages.html.text_weight import reading_weight
from newsbot.pages.vocabulary.notices import is_boxed_notice
from newsbot.pages.vocabulary.phrases import is_invitation
from newsbot.pages.vocabulary.piece_names import PIECE_NAMES

# Characters of prose below which a text has no shape to judge by.
MIN_SHAPE_CHARS = 250
TRUNK_SHARE = 0.8
INSERT_SHARE = 0.2
REGULAR_SHARE = 0.7
LINK_SHARE = 0.7
# A list of other articles has more than these, each with its title and no more lines than those.
MAX_LONE_ENTRIES = 2
MAX_LINES = 5
MIN_TITLE_CHARS = 15
MAIN_SHARE = 0.5
MIN_PROSE_CHARS = 30
MIN_SENTENCE_CHARS = 80
MAX_LABEL_CHARS = 60
# Class names that are made for one element alone.
NUMBERED = re.compile(r"\d")
PICTURE = PIECE_NAMES.pattern("picture")
TITLES = HEADINGS | {"figcaption"}
LISTED = HEADINGS | {"li", "td", "th", "dt", "dd", "pre"}


def without_inserts(blocks: list[Block], boxes: list[Box]) -> list[Block]:
    """Without what stands outside the trunk, which is the element that holds nearly all of the
    prose, and without the boxes in it that are unlike the rest.
    """
    shape = Shape(blocks, boxes)
    left_out = shape.notices(0) if shape.length < MIN_SHAPE_CHARS else shape.left_out()
    return [block for at, block in enumerate(blocks) if at not in left_out]


class Shape:
    """Of the text: how much of its prose stands in which box."""

    def __init__(self, blocks: list[Block], boxes: list[Box]) -> None:
        self._blocks = blocks
        self._boxes = boxes
        self._sums = [0, *accumulate(map(_prose_length, blocks))]
        self.length = self._sums[-1]

    def left_out(self) -> set[int]:
        """Numbers of blocks."""
        trunk = self._trunk()
        odd = self._odd_branches(trunk)
        start, end = self._boxes[trunk].first, self._boxes[trunk].last
        first, last = self._regular_prose(start, end, odd) or (start, end)
        inserts = [box for box in odd if box.first > last and self._has_link(box)]
        inserts += [box for box in odd if box.last <= first and PICTURE.search(_names(box))]
        inserts += filter(self._is_insert, odd)
        inserts += (box for box in self._boxes if box.tag == "aside" and self._is_small(box))
        left_out = _numbers(inserts) | self.notices(trunk, odd) | self._teasers()
        left_out.update(range(end, len(self._blocks)))
        left_out.update(self._labels(start, first))
        return left_out

    def _teasers(self) -> set[int]:
        """Numbers of the blocks in a list of other articles, unless it is most of the text."""
        families: dict[tuple[int, str], list[Box]] = defaultdict(list)
        for box in self._boxes:
            if 1 < box.last - box.first <= MAX_LINES and self._is_teaser(box):
                families[box.parent, _names(box)].append(box)
        teasers = [
            box for family in families.values() if len(family) > MAX_LONE_ENTRIES for box in family
        ]
        is_most = sum(map(self._share, teasers)) > MAIN_SHARE
        return set() if is_most else _numbers(teasers)

    def _is_teaser(self, box: Box) -> bool:
        title = self._blocks[box.first]
        return len(title.text) > MIN_TITLE_CHARS and _is_link(title)

    def notices(self, trunk: int, odd: Iterable[Box] = ()) -> set[int]:
        """Numbers of the blocks in boxes by which the site speaks for itself."""
        large = (box for box in self._boxes if box.parent == trunk and not self._is_small(box))
        return _numbers(filter(self._is_notice, (*odd, *large)))

    def _is_notice(self, box: Box) -> bool:
        """Not the only prose of the page."""
        blocks = self._blocks[box.first : box.last]
        outside = self.length - (self._sums[box.last] - self._sums[box.first])
        return outside > 0 and is_boxed_notice(" ".join(block.text for block in blocks))

    def _trunk(self) -> int:
        trunk = 0
        for at, box in enumerate(self._boxes):
            if box.parent == trunk and self._share(box) >= TRUNK_SHARE and self._is_alone(at):
                trunk = at
        return trunk

    def _is_alone(self, number: int) -> bool:
        """Whether no paragraph stands beside the box, or in a box named like it or like those in
        it.
        """
        box = self._boxes[number]
        outer = self._boxes[box.parent]
        beside = [*range(outer.first, box.first), *range(box.last, outer.last)]
        prose = {at for at in beside if self._is_prose(at)}
        if prose:
            own = {_names(box), *(_names(inner) for inner in self._boxes if inner.parent == number)}
            for other in self._boxes:
                if other.parent == box.parent and _names(other) not in own - {""}:
                    prose.difference_update(range(other.first, other.last))
        return not prose

    def _share(self, box: Box) -> float:
        return (self._sums[box.last] - self._sums[box.first]) / (self.length or 1)

    def _is_small(self, box: Box) -> bool:
        return self._share(box) < INSERT_SHARE

    def _odd_branches(self, trunk: int) -> list[Box]:
        """Boxes in the trunk that have few of their kind."""
        kinds = self._kinds(trunk)
        shares: dict[str, float] = defaultdict(float)
        for at, kind in kinds.items():
            shares[kind] += self._share(self._boxes[at])
        return [self._boxes[at] for at, kind in kinds.items() if shares[kind] < INSERT_SHARE]

    def _kinds(self, trunk: int) -> dict[int, str]:
        """Of each branch the names of all boxes around its whole text: the outer ones of different
        branches are often the same.
        """
        names: dict[int, list[str]] = {}
        for at, box in enumerate(self._boxes):
            if box.first < box.last and (box.parent == trunk or self._fills(box, names)):
                names[at] = names.get(box.parent, [box.tag])
                names[at].append(_names(box))
        return {at: " ".join(names[at]) for at in names if self._boxes[at].parent == trunk}

    def _fills(self, box: Box, known: Container[int]) -> bool:
        outer = self._boxes[box.parent]
        return box.parent in known and (outer.first, outer.last) == (box.first, box.last)

    def _regular_prose(self, start: int, end: int, odd: list[Box]) -> tuple[int, int] | None:
        """The first and the last paragraph outside the odd boxes; None where these paragraphs are
        not the greater part of the prose.
        """
        inside = {at for box in odd for at in range(box.first, box.last)}
        prose = [at for at in range(start, end) if self._is_prose(at) and at not in inside]
        length = sum(map(self._length_at, prose))
        titles = (at for at in range(start, end) if self._blocks[at].tag in TITLES)
        least = REGULAR_SHARE * (self.length - sum(map(self._length_at, titles)))
        return (prose[0], prose[-1]) if prose and length >= least else None

    def _is_prose(self, at: int) -> bool:
        return self._length_at(at) >= MIN_SENTENCE_CHARS

    def _length_at(self, at: int) -> int:
        return self._sums[at + 1] - self._sums[at]

    def _labels(self, start: int, first: int) -> Iterator[int]:
        """What stands before the first paragraph and is neither lead nor list nor heading, and
        the main picture's caption.
        """
        has_lead = False
        for at in range(first):
            block = self._blocks[at]
            is_sentence = block.text.endswith(SENTENCE_ENDS)
            if block.tag == "figcaption":
                yield at
            elif has_lead or block.tag in LISTED:
                continue
            elif at < start:
                if not is_sentence or reading_weight(block.text) < MIN_SENTENCE_CHARS:
                    yield at
            elif is_sentence:
                has_lead = True
            elif reading_weight(block.text) < MAX_LABEL_CHARS:
                yield at

    def _has_link(self, box: Box) -> bool:
        return any(block.link_length for block in self._blocks[box.first : box.last])

    def _is_insert(self, box: Box) -> bool:
        blocks = self._blocks[box.first : box.last]
        if box.has_form or _is_link(blocks[0]) or is_invitation(blocks[0].text):
            return True
        if not any(map(self._is_prose, range(box.first, box.last))):
            return any(_is_link(block) or is_invitation(block.text) for block in blocks)
        return any(map(_is_link, blocks)) and (
            _is_title(blocks[0]) or any(block.tag in HEADINGS for block in blocks)
        )


def _numbers(boxes: Iterable[Box]) -> set[int]:
    return {at for box in boxes for at in range(box.first, box.last)}


def _names(box: Box) -> str:
    return _without_numbered(box.node.attributes.get("class") or "")


@lru_cache(4096)
def _without_numbered(names: str) -> str:
    """All, if there is no other name. Cached: a site's pages share them."""
    return " ".join(name for name in names.split() if not NUMBERED.search(name)) or names


def _prose_length(block: Block) -> int:
    length = reading_weight(block.text) - block.link_length
    return length if length > MIN_PROSE_CHARS else 0


def _is_title(block: Block) -> bool:
    return reading_weight(block.text) < MAX_LABEL_CHARS and not block.text.endswith(SENTENCE_ENDS)


def _is_link(block: Block) -> bool:
    return block.link_length >= LINK_SHARE * len(block.text)
