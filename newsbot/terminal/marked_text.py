"""The difference of two texts as lines to read, with marks around the words that changed."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from newsbot.normalize.comparison import BREAK, Stretch, compare
from newsbot.normalize.text import INVISIBLE

CONTEXT_WORDS = 12  # before and after a change


@dataclass(frozen=True, slots=True)
class Marks:
    """What goes before and after words that are gone, and words that came; `quote` makes words of
    a site's into words among such marks.
    """

    gone: str
    gone_end: str
    come: str
    come_end: str
    quote: Callable[[str], str] = str


PLAIN = Marks("[-", "-]", "{+", "+}")
COLOURED = Marks("\x1b[31;9m", "\x1b[0m", "\x1b[32;4m", "\x1b[0m")  # struck red, underlined green
HTML = Marks("<del>", "</del>", "<ins>", "</ins>", escape)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one paragraph: `same`, `gone` or `come`."""

    kind: str
    words: tuple[str, ...]


def choose_marks() -> Marks:
    """Colours for people's eyes only (no-color.org)."""
    return COLOURED if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else PLAIN


def visible(text: str) -> str:
    """Without what could speak to the terminal."""
    return INVISIBLE.sub("", text)


def mark_changes(old: str, new: str, marks: Marks) -> Iterator[str]:
    """A line for each paragraph that changed; those that did not are counted."""
    for paragraph in changed_paragraphs(old, new):
        if isinstance(paragraph, int):
            yield f"({paragraph} unchanged)"
        else:
            yield " ".join(_mark(piece, marks) for piece in paragraph)


def changed_paragraphs(old: str, new: str) -> Iterator[list[Piece] | int]:
    """Each that changed, with the words around the changes; of those that did not, how many stand
    there.
    """
    compared = compare(visible(old), visible(new))
    for changed, paragraphs in groupby(_paragraphs_of(compared), key=_is_changed):
        lines = [*paragraphs]
        if changed:
            yield from ([*_shorten(paragraph)] for paragraph in lines)
        else:
            yield len(lines)


def _is_changed(paragraph: Sequence[Piece]) -> bool:
    return any(piece.kind != "same" for piece in paragraph)


def _paragraphs_of(stretches: Sequence[Stretch]) -> Iterator[list[Piece]]:
    paragraph: list[Piece] = []
    for piece in _pieces(stretches):
        if piece.words != (BREAK,):
            paragraph.append(piece)
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _pieces(stretches: Sequence[Stretch]) -> Iterator[Piece]:
    for stretch in stretches:
        if stretch.same:
            yield from _cut("same", stretch.new)
        else:
            yield from _cut("gone", stretch.old)
            yield from _cut("come", stretch.new)


def _cut(kind: str, words: Sequence[str]) -> Iterator[Piece]:
    """BREAK is a piece of its own."""
    for _, row in groupby(words, key=lambda word: word == BREAK):
        yield Piece(kind, tuple(row))


def _shorten(paragraph: Sequence[Piece]) -> Iterator[Piece]:
    for number, piece in enumerate(paragraph):
        if piece.kind == "same":
            after = 0 if number == len(paragraph) - 1 else CONTEXT_WORDS
            yield Piece(piece.kind, _ends(piece.words, CONTEXT_WORDS if number else 0, after))
        else:
            yield piece


def _ends(words: tuple[str, ...], before: int, after: int) -> tuple[str, ...]:
    if len(words) <= before + after + 1:
        return words
    return (*words[:before], "\u2026", *words[len(words) - after :])


def _mark(piece: Piece, marks: Marks) -> str:
    text = marks.quote(" ".join(piece.words))
    if piece.kind == "gone":
        return f"{marks.gone}{text}{marks.gone_end}"
    if piece.kind == "come":
        return f"{marks.come}{text}{marks.come_end}"
    return text
