"""Whether two texts are about the same thing, whatever was cut from them or reworded."""

import re
from collections.abc import Iterable

from newsbot.normalize.excerpts import CUT_MARKS

WORD = re.compile(r"\w+")
# Scripts that put no space between words: there two letters stand for a word.
UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
STEM_CHARS = 6  # that most forms of a word share
MAX_EMPTY_WORD_CHARS = 3  # a word that says nothing of its text
MIN_COMMON_WORDS = 3
SHINGLE_WORDS = 4  # in a row, that no other text has
MAX_WORDS = 4_000


def _words(text: str) -> list[str]:
    """In order and without case; pairs of letters where a script has no spaces."""
    found: list[str] = []
    for word in WORD.findall(text.casefold()):
        if len(word) > 2 and UNSPACED.search(word):
            found += (word[start : start + 2] for start in range(len(word) - 1))
        else:
            found.append(word)
    return found[:MAX_WORDS]


def has_same_words(headline: str, other: str) -> bool:
    """Equal but for case, marks and spaces."""
    return _words(headline) == _words(other) != []


def names_the_same(headline: str, other: str) -> bool:
    """Whether one headline is the other, shortened, with a rank or kicker beside it, or with a few
    words of its own.
    """
    first, second = sorted((_words(_uncut(headline)), _words(_uncut(other))), key=len)
    if not first:
        return False
    if _contains(second, first):
        return 2 * len(first) > len(second) or len(first) > MIN_COMMON_WORDS
    common = len({*first} & {*second})
    return common >= MIN_COMMON_WORDS and common >= 0.6 * len({*second})


def _contains(several: list[str], few: list[str]) -> bool:
    """One after the other, of the last its beginning: it may have been cut."""
    return f" {' '.join(few)}" in f" {' '.join(several)} "


def _uncut(text: str) -> str:
    for mark in CUT_MARKS:
        text = text.removesuffix(mark)
    return text


def common_vocabulary(known: str, text: str) -> float:
    """The part of the known text's words, 0 to 1, that the other one has in any form."""
    stems = {*_stems_of(_words(known))}
    return len(stems & {*_stems_of(_words(text))}) / len(stems) if stems else 0.0


def _stems_of(found: Iterable[str]) -> Iterable[str]:
    return (
        word[:STEM_CHARS]
        for word in found
        if len(word) > MAX_EMPTY_WORD_CHARS or UNSPACED.search(word)
    )


def common_wording(known: str, text: str) -> float:
    """The part of the known text, 0 to 1, that the other one has word for word."""
    before = _shingles(_words(known))
    return len(before & _shingles(_words(text))) / len(before)


def _shingles(found: list[str]) -> set[tuple[str, ...]]:
    last = max(1, len(found) - SHINGLE_WORDS + 1)
    return {tuple(found[start : start + SHINGLE_WORDS]) for start in range(last)}
