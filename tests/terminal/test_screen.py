"""Lines on a screen of some size."""

import os
import pty
import struct
import termios
from collections.abc import Iterator
from fcntl import ioctl
from typing import TextIO

import pytest

from newsbot.terminal.screen import fit

URL = "https://steppe.example/" + "a" * 70
LONG = f"lost     {URL}  HTTP 503"
PARTS = "rates   " + " · ".join(
    f"AB{letter}/USD 0.{number}" for number, letter in enumerate("CDEFGH")
)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[TextIO]:
    for name in ("COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    ours, theirs = pty.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 12, 40, 0, 0))
    with os.fdopen(theirs, "w") as stream:
        monkeypatch.setattr("sys.__stdout__", stream)
        yield stream
    os.close(ours)


def entries(limit: int) -> list[str]:
    return [f"entry {number}" for number in range(limit)]


def test_as_many_entries_as_there_is_room_for(terminal: TextIO) -> None:
    assert len(fit(terminal, lambda limit: entries(limit) + entries(limit))) == 10
    assert len(fit(terminal, lambda limit: ["x" * 200, *entries(limit)])) == 1 + 6  # 5 rows of 40
    assert fit(terminal, lambda _: entries(30)) == entries(30)  # nothing can be left out


def test_lines_break_between_their_parts(terminal: TextIO) -> None:
    rows = fit(terminal, lambda _: [PARTS])
    assert len(rows) > 1
    assert all(len(row) <= 40 for row in rows)
    assert all(row.startswith("        ") for row in rows[1:])
    assert " · ".join(rows).replace(" ·         ", " · ") == PARTS


def test_an_address_is_never_broken_and_stays_with_its_label(terminal: TextIO) -> None:
    assert fit(terminal, lambda _: [LONG]) == [f"lost     {URL}", "        HTTP 503"]


def test_nothing_is_broken_where_nobody_looks() -> None:
    with open(os.devnull, "w") as stream:  # noqa: PTH123
        assert fit(stream, lambda limit: [LONG, PARTS, *entries(limit)]) == [
            LONG,
            PARTS,
            *entries(10),
        ]


def test_what_could_speak_to_the_terminal_is_spelt_out(terminal: TextIO) -> None:
    assert fit(terminal, lambda _: ["a\x1b[31mb"]) == ["a\\x1b[31mb"]
