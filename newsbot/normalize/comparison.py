"""Two states of a text held against each other: by paragraphs first, then word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

from newsbot.normalize.content_hash import fold

BREAK = "\n"  # ends a paragraph among the words
# The longest rows that are aligned. What is longer counts as replaced whole, since difflib's worst
# case grows with their square (it leaves out what fills a hundredth of a row, to keep it small).
MAX_PARAGRAPHS = 1_000
MAX_WORDS = 5_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that became others, BREAK at each paragraph's end. `same`: alike but for style."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """`old` and `new` are the places in two aligned rows."""

    old: slice
    new: slice
    same: bool


def compare(old: str, new: str) -> list[Stretch]:
    """The whole of both texts, in order. Where white space stands makes no difference."""
    before, after = old.split("\n\n"), new.split("\n\n")
    rows = [fold(paragraph) for paragraph in before], [fold(paragraph) for paragraph in after]
    stretches: list[Stretch] = []
    for segment in _align(*rows, MAX_PARAGRAPHS):
        words = _split_words(before[segment.old]), _split_words(after[segment.new])
        if segment.same:
            stretches.append(Stretch(*words, same=True))
        else:
            stretches += _compare_words(*words)
    return stretches


def _split_words(paragraphs: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for text in paragraphs for word in (*text.split(), BREAK))


def _compare_words(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Stretch]:
    for segment in _align(_folded_words(old), _folded_words(new), MAX_WORDS):
        before, after = old[segment.old], new[segment.new]
        same = segment.same or folded(before) == folded(after)
        yield Stretch(before, after, same)


def _folded_words(words: Sequence[str]) -> list[str]:
    return [fold(word) or word for word in words]


def folded(words: Sequence[str]) -> str:
    return fold("".join(words))


def _align(old: Sequence[str], new: Sequence[str], most: int) -> Iterator[Segment]:
    head = _count_equal(zip(old, new, strict=False))
    rest = min(len(old), len(new)) - head
    tail = min(rest, _count_equal(zip(reversed(old), reversed(new), strict=False)))
    ends = len(old) - tail, len(new) - tail
    if head:
        yield Segment(slice(0, head), slice(0, head), same=True)
    yield from _align_middle(old, new, slice(head, ends[0]), slice(head, ends[1]), most)
    if tail:
        yield Segment(slice(ends[0], len(old)), slice(ends[1], len(new)), same=True)


def _count_equal(pairs: Iterator[tuple[str, str]]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _align_middle(
    old: Sequence[str], new: Sequence[str], in_old: slice, in_new: slice, most: int
) -> Iterator[Segment]:
    before, after = old[in_old], new[in_new]
    if max(len(before), len(after)) > most:
        yield Segment(in_old, in_new, same=False)
        return
    matcher = SequenceMatcher(None, before, after)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        yield Segment(
            slice(in_old.start + old_start, in_old.start + old_end),
            slice(in_new.start + new_start, in_new.start + new_end),
            same=tag == "equal",
        )
