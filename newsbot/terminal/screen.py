"""Lines that fit on the screen they are read at."""

import os
import re
import shutil
import textwrap
from collections.abc import Callable, Iterable
from typing import TextIO

from newsbot.errors import escaped

MAX_ENTRIES = 10  # of a list, where nobody scrolls
INDENT = " " * 8  # of a line's further rows
SEPARATOR = " · "
LABEL = re.compile(r"[a-z ]*  ")  # at the head of a line


def can_show_bars(stream: TextIO) -> bool:
    """A dumb terminal cannot go back to what it wrote."""
    return stream.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def fit(stream: TextIO, lines_of: Callable[[int], Iterable[str]]) -> list[str]:
    """`lines_of` is told how many entries each of its lists may have; on a terminal those are as
    many as leave room for all, and lines are broken where they may be.
    """
    if not stream.isatty():
        return [*map(escaped, lines_of(MAX_ENTRIES))]
    columns, rows = shutil.get_terminal_size()
    for limit in range(MAX_ENTRIES, 0, -1):
        lines = [row for line in lines_of(limit) for row in _broken(escaped(line), columns)]
        if sum(_height(line, columns) for line in lines) < rows:  # the prompt needs one, too
            break
    return lines


def _broken(line: str, columns: int) -> list[str]:
    """Between words, but never within one or between the parts that separators hold apart."""
    if len(line) <= columns:
        return [line]
    if SEPARATOR not in line:
        return _wrapped(line, columns)
    first, *parts = line.split(SEPARATOR)
    rows = [first]
    for part in parts:
        if len(rows[-1] + SEPARATOR + part) <= columns:
            rows[-1] += SEPARATOR + part
        else:
            rows.append(INDENT + part)
    return rows


def _wrapped(line: str, columns: int) -> list[str]:
    """A label stays with what it labels, however long that is."""
    found = LABEL.match(line)
    label = found[0] if found else ""
    first, *further = textwrap.wrap(
        line[len(label) :], columns - len(INDENT), break_long_words=False, break_on_hyphens=False
    )
    return [label + first, *(INDENT + row for row in further)]


def _height(line: str, columns: int) -> int:
    return max(1, -(-len(line) // columns))
