"""docs/extraction.md names rooms and modules that there are."""

import re
from pathlib import Path

import pytest

from newsbot.pages.vocabulary import table
from tests.crawling import ROOT

TEXT = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")
PAGES = ROOT / "newsbot" / "pages"
NAMED = sorted(set(re.findall(r"`([\w/]+(?:\.py|/))`", TEXT)))
ROOMS = sorted(path.parent for path in PAGES.rglob("__init__.py"))


def place(name: str) -> Path:
    return ROOT / name if name.startswith(("newsbot/", "tests/")) else PAGES / name


@pytest.mark.parametrize("name", NAMED)
def test_what_is_named_is_there(name: str) -> None:
    assert place(name).exists()


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_every_room_is_described(room: Path) -> None:
    assert any(room == place(name) or room in place(name).parents for name in NAMED)


def test_modules_in_drawings_are_there() -> None:
    drawn = re.findall(r"(?<![\w/`])\w+\.py", re.sub(r"`[^`]*`", "", TEXT))
    assert drawn
    assert set(drawn) <= {path.name for path in PAGES.rglob("*.py")}


def test_the_line_of_the_vocabulary_is_one() -> None:
    shown = next(line.strip() for line in TEXT.splitlines() if line.startswith("    comment "))
    source = (PAGES / "vocabulary" / "box_names.py").read_text(encoding="utf-8")
    rows = [list(table._lines(line)) for line in source.splitlines() if line.startswith("comment ")]
    assert list(table._lines(shown)) in rows
