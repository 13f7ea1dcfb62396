"""Tables of what sites call things: data, a line for each pattern.

A line's columns stand two spaces or more apart: a regular expression, what it counts for (each
with its weight, where it has one: `zone=0.05`), and the case that has it: a folder of tests/fixtures
or tests/quality/corpus, or `unproven`. A line that counts on listings and on articles names a case
of each.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

UNPROVEN = "unproven"
COLUMNS = re.compile(r" {2,}")
GROUPED = re.compile(r"[(\[\\]")
# Where brackets and bars are none.
ATOM = re.compile(r"\\.|\[(?:\\.|[^\]])*\]")


class Use(NamedTuple):
    """`frame` stands around the patterns that count for one thing, `{}` in their place; `pages`
    are those on which they do.
    """

    pages: Literal["listing", "article", "any"]
    frame: str = "{}"
    flags: int = 0


class Line(NamedTuple):
    pattern: str
    uses: dict[str, float]
    cases: tuple[str, ...]

    @property
    def alternatives(self) -> list[str]:
        """The cases have each of them."""
        if GROUPED.search(self.pattern) is None:
            return self.pattern.split("|")
        return list(_alternatives(self.pattern))


class Table:
    """`uses` by name. What begins with `#` heads the lines below it."""

    def __init__(self, text: str, /, **uses: Use) -> None:
        self.uses = uses
        self.lines = tuple(_lines(text))

    def weights(self, use: str) -> dict[str, float]:
        """Of all that counts for it, in the table's order."""
        lines = (line for line in self.lines if use in line.uses)
        return {word: line.uses[use] for line in lines for word in line.alternatives}

    def words(self, use: str) -> frozenset[str]:
        return frozenset(self.weights(use))

    def pattern(self, *uses: str) -> re.Pattern[str]:
        """One for all that counts for any of the uses, which have the same flags."""
        return re.compile(self.source(*uses), self.uses[uses[0]].flags)

    def source(self, *uses: str) -> str:
        return "|".join(map(self._framed, uses))

    def _framed(self, use: str) -> str:
        patterns = (line.pattern for line in self.lines if use in line.uses)
        return self.uses[use].frame.format("|".join(patterns))


def _lines(text: str) -> Iterator[Line]:
    for row in text.splitlines():
        if row and not row.startswith("#"):
            pattern, uses, cases = COLUMNS.split(row)
            yield Line(pattern, dict(map(_weighted, uses.split())), tuple(cases.split()))


def _weighted(use: str) -> tuple[str, float]:
    name, _, weight = use.partition("=")
    return name, float(weight or 1)


def _alternatives(pattern: str) -> Iterator[str]:
    start = depth = 0
    for place, sign in enumerate(ATOM.sub(lambda atom: "_" * len(atom[0]), pattern)):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            yield pattern[start:place]
            start = place + 1
    yield pattern[start:]
