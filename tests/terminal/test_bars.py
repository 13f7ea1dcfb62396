"""Whose each bar is, where there is little room."""

import os
import pty
import re
import struct
import termios
from contextlib import suppress
from fcntl import ioctl

import pytest

from newsbot.extensions.bars import RunBars

STEPPE, COAST = "https://steppe.example/tag/serimov/", "https://coast.example/tag/serimov/"
BUDGET = "https://steppe.example/category/budget/"


@pytest.mark.parametrize(
    ("urls", "titles"),
    [
        ((STEPPE,), {"…/tag/serimov/"}),
        ((STEPPE, COAST), {"steppe.example", "coast.example"}),
        ((STEPPE, BUDGET), {"/tag/serimov/", "…egory/budget/"}),
        ((STEPPE, COAST, BUDGET), {"…/tag/serimov/", "…egory/budget/"}),  # no part tells all apart
    ],
)
def test_a_short_title_tells_a_listing_from_the_others(
    urls: tuple[str, ...], titles: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = pty.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 20, 60, 0, 0))
    with os.fdopen(theirs, "w", encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stderr", stream)
        RunBars(urls).close()
    seen = b""
    with suppress(OSError):  # the terminal's other side is gone
        while read := os.read(ours, 10_000):
            seen += read
    os.close(ours)
    assert {*re.findall(r"(\S+) +0 pages", seen.decode())} == titles
