"""The piece of a text that shows best what was looked for."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsbot.search.folding import PlacedWord, placed_words
from newsbot.search.question import Question, Term

SNIPPET_WORDS = 36
WORDS_BEFORE = 8
MAX_TRIED = 500  # places of a text at which a snippet may begin
ELLIPSIS = "\u2026"


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    is_match: bool


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """Words `first` to `last`, that one included, are the question's term of that number."""

    first: int
    last: int
    term: int


def mark(text: str, question: Question) -> list[Piece]:
    """The whole text, with what the question looks for apart."""
    words = placed_words(text)
    return [*_cut(text, words, _matches(words, question.wanted), 0, len(text))]


def snippet(text: str, question: Question) -> list[Piece]:
    """Some words of it, those around most of the terms; its beginning where there are none."""
    words = placed_words(text)
    matches = _matches(words, question.wanted)
    first = max(0, _best_place(matches) - WORDS_BEFORE)
    last = min(len(words), first + SNIPPET_WORDS) - 1
    if last < 0:
        return []
    start = words[first].start if first else 0
    end = words[last].end if last < len(words) - 1 else len(text)
    before = [Piece(f"{ELLIPSIS} ", is_match=False)] * (first > 0)
    after = [Piece(f" {ELLIPSIS}", is_match=False)] * (last < len(words) - 1)
    return [*before, *_cut(text, words, matches, start, end), *after]


def _matches(words: Sequence[PlacedWord], terms: Sequence[Term]) -> list[Match]:
    """In their order."""
    found: list[Match] = []
    for number, term in enumerate(terms):
        length = len(term.words)
        found += [
            Match(first, first + length - 1, number)
            for first in range(len(words) - length + 1)
            if _stands_at(words, first, term)
        ]
    return sorted(found)


def _stands_at(words: Sequence[PlacedWord], first: int, term: Term) -> bool:
    *heads, end = term.words
    last = words[first + len(heads)].word
    if not (last.startswith(end) if term.is_beginning else last == end):
        return False
    return all(words[first + place].word == head for place, head in enumerate(heads))


def _best_place(matches: Sequence[Match]) -> int:
    """The word from which on a snippet has most of the terms, and has them soonest."""
    starts = [match.first for match in matches]

    def worth(place: int) -> tuple[int, int]:
        end = bisect_left(starts, starts[place] + SNIPPET_WORDS - WORDS_BEFORE)
        firsts: dict[int, int] = {}
        for match in matches[place:end]:
            firsts.setdefault(match.term, match.first)
        return len(firsts), starts[place] - max(firsts.values())

    tried = range(min(len(matches), MAX_TRIED))
    return starts[max(tried, key=worth)] if matches else 0


def _cut(
    text: str, words: Sequence[PlacedWord], matches: Sequence[Match], start: int, end: int
) -> Iterator[Piece]:
    """The text from `start` to `end`; matches that overlap are one."""
    for match in matches:
        first, last = words[match.first].start, words[match.last].end
        if last <= start or first >= end:
            continue
        if first > start:
            yield Piece(text[start:first], is_match=False)
        yield Piece(text[max(first, start) : min(last, end)], is_match=True)
        start = min(last, end)
    if start < end:
        yield Piece(text[start:end], is_match=False)
