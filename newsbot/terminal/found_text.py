"""Lines of what a search found, with marks around the words that were looked for."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from textwrap import wrap

from newsbot.errors import escaped
from newsbot.search.snippet import Piece
from newsbot.terminal.marked_text import visible

MAX_COLUMNS = 100
INDENT = "    "
START, END = "\x02", "\x03"  # none of a text's own characters, once it is `visible`


@dataclass(frozen=True, slots=True)
class Layout:
    """What goes around a word that was looked for, a headline, and a line of facts. `columns`: None
    for lines of any length.
    """

    match: tuple[str, str]
    strong: tuple[str, str]
    faint: tuple[str, str]
    columns: int | None

    def headline(self, pieces: Sequence[Piece]) -> str:
        before, after = self.strong
        # The end of a mark is the end of all that a terminal does to words.
        return before + self._marked(_one_line(pieces), and_then=before) + after

    def facts(self, text: str) -> str:
        before, after = self.faint
        return f"{INDENT}{before}{escaped(text)}{after}"

    def text(self, pieces: Sequence[Piece]) -> Iterator[str]:
        line = _one_line(pieces)
        for part in wrap(line, self.columns - len(INDENT)) if self.columns else [line]:
            yield INDENT + self._marked(part)

    def _marked(self, line: str, and_then: str = "") -> str:
        before, after = self.match
        return line.replace(START, before).replace(END, after + and_then)


PLAIN = Layout(("**", "**"), ("", ""), ("", ""), None)
RED, BOLD, FAINT, END_ALL = "\x1b[1;31m", "\x1b[1m", "\x1b[2m", "\x1b[0m"


def choose_layout() -> Layout:
    """Colours and the terminal's width for people's eyes only (no-color.org)."""
    if not sys.stdout.isatty():
        return PLAIN
    columns = max(40, min(shutil.get_terminal_size().columns, MAX_COLUMNS))
    if os.environ.get("NO_COLOR"):
        return replace(PLAIN, columns=columns)
    return Layout((RED, END_ALL), (BOLD, END_ALL), (FAINT, END_ALL), columns)


def plain(pieces: Sequence[Piece]) -> str:
    """Without marks."""
    return _one_line([Piece(piece.text, is_match=False) for piece in pieces])


def _one_line(pieces: Sequence[Piece]) -> str:
    """With signs for the ends of the marks, and with nothing that could speak to the terminal."""
    texts = (
        f"{START}{visible(piece.text)}{END}" if piece.is_match else visible(piece.text)
        for piece in pieces
    )
    return " ".join("".join(texts).split())
