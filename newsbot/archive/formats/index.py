"""`index.csv`: the addresses of the files beside it, and when they were saved."""

import csv
from collections.abc import Sequence
from pathlib import Path

from newsbot.archive.formats.placed import HtmlFile
from newsbot.archive.formats.times import parse_time
from newsbot.errors import ArchiveError

INDEX_NAME = "index.csv"
DELIMITERS = ",;\t"  # spreadsheets write one or another, by their language
COLUMNS = ("url", "file", "time")
OTHER_NAMES = {"address": "url", "path": "file", "filename": "file", "date": "time", "at": "time"}


def parse_index(path: Path) -> list[HtmlFile]:
    """Address, file and time (may be missing) in this order, or as a first line names them. None
    for a file that is another program's. Raises ArchiveError for a line that cannot be meant.
    """
    try:
        rows = _rows(path.read_text(encoding="utf-8-sig").splitlines())
    except (OSError, ValueError, csv.Error) as error:
        raise ArchiveError(f"cannot read {path}: {type(error).__name__}") from None
    columns = _columns(rows[0][1]) if rows else None
    if columns is None and not any(_is_url(cell) for _, row in rows[:1] for cell in row):
        return []
    lines = rows[1:] if columns else rows
    return [_file(path, number, columns or COLUMNS, row) for number, row in lines if any(row)]


def _rows(lines: Sequence[str]) -> list[tuple[int, list[str]]]:
    """With their numbers; the first delimiter that parts the first line is the file's."""
    tables = ([*enumerate(csv.reader(lines, delimiter=sign), 1)] for sign in DELIMITERS)
    parted = (rows for rows in tables if rows and len(rows[0][1]) > 1)
    return next(parted, [*enumerate(csv.reader(lines), 1)])


def _columns(row: list[str]) -> list[str] | None:
    names = [OTHER_NAMES.get(cell.strip().lower(), cell.strip().lower()) for cell in row]
    return names if {"url", "file"} <= {*names} else None


def _file(path: Path, number: int, columns: Sequence[str], row: list[str]) -> HtmlFile:
    cells = dict(zip(columns, map(str.strip, row), strict=False))
    url, name, time = (cells.get(column, "") for column in COLUMNS)
    file = path.parent / name
    if not _is_url(url) or not name or not file.is_file():
        raise ArchiveError(f"{path}, line {number}: it wants an address, and a file that is there")
    at = parse_time(time)
    if time and at is None:
        raise ArchiveError(f"{path}, line {number}: its time is not ISO 8601")
    return HtmlFile(file, url=url, at=at)


def _is_url(text: str) -> bool:
    return text.strip().lower().startswith(("http://", "https://"))
