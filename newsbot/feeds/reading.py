"""Feed lines as typed records: exact decimals, times in UTC."""

import heapq
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from operator import attrgetter
from os import PathLike
from pathlib import Path
from typing import Any, Literal, overload

from newsbot.feeds.columns import columns
from newsbot.feeds.compression import open_text
from newsbot.feeds.folder import FILES, is_complete


@dataclass(frozen=True)  # no slots: `vars` makes a dict of it
class ArticleRecord:
    """One state of an article's text, as it became known: `schemas/article.schema.json`."""

    seq: int
    change: str
    classes: list[str]
    url: str
    headline: str
    excerpt: str
    excerpt_truncated: bool
    article_body: str | None
    authors: list[str]
    section: str | None
    keywords: list[str]
    date_published: datetime | None
    date_modified: datetime | None
    in_language: str | None
    main_image: str | None
    listing_urls: list[str]
    seen_at: datetime


@dataclass(frozen=True)  # no slots: `vars` makes a dict of it
class RateRecord:
    """One observation of a rate, with the printed number of digits: `schemas/rate.schema.json`."""

    seq: int
    site: str
    base_currency: str
    quote_currency: str
    rate: Decimal
    change_pct: Decimal | None
    as_of: date
    as_of_source: str
    seen_at: datetime
    url: str
    flags: list[str]


Record = ArticleRecord | RateRecord
RECORDS: dict[str, type[Record]] = {"article": ArticleRecord, "rate": RateRecord}


@overload
def read(path: str | PathLike[str], kind: Literal["article"]) -> Iterator[ArticleRecord]: ...
@overload
def read(path: str | PathLike[str], kind: Literal["rate"]) -> Iterator[RateRecord]: ...
@overload
def read(path: str | PathLike[str], kind: None = None) -> Iterator[Record]: ...
def read(path: str | PathLike[str], kind: str | None = None) -> Iterator[Any]:
    """The records of all whole feeds in a folder, run by run and by `seq`, of one run's folder, or
    of a file of lines (plain, gz or zst). `kind`: only articles or only rates.

    Raises FileNotFoundError where there is nothing, and ValueError for a kind or a line that is
    none, and for a run's folder without a manifest: it is not whole, or not yet.
    """
    place = Path(path)
    if kind is not None and kind not in RECORDS:
        raise ValueError(f"there are no records of the kind {kind!r}: it is article or rate")
    if not place.exists():
        raise FileNotFoundError(f"there is no feed {place}")
    if place.is_file():
        return (record for record in _read_file(place) if _is(record, kind))
    if is_complete(place):
        return _read_run(place, kind)
    if any((place / name).exists() for name in FILES.values()):
        raise ValueError(f"the feed {place} is not whole: it has no manifest.json")
    return _read_runs(place, kind)


def _is(record: Record, kind: str | None) -> bool:
    return kind is None or isinstance(record, RECORDS[kind])


def _read_runs(folder: Path, kind: str | None) -> Iterator[Record]:
    for run in sorted(filter(is_complete, folder.iterdir())):
        yield from _read_run(run, kind)


def _read_run(folder: Path, kind: str | None) -> Iterator[Record]:
    files = [_read_file(folder / name) for each, name in FILES.items() if kind in {None, each}]
    return heapq.merge(*files, key=attrgetter("seq"))


def _read_file(path: Path) -> Iterator[Record]:
    with open_text(path) as file:
        for number, line in enumerate(file, 1):
            try:
                yield _record(json.loads(line))
            except (KeyError, TypeError, ValueError, ArithmeticError):
                raise ValueError(f"{path}, line {number}: no line of a feed") from None


def _record(line: dict[str, Any]) -> Record:
    record, table = RECORDS[line["type"]], columns(line["type"])
    values = {column.name: column.parse(line[column.name]) for column in table}
    del values["type"]
    return record(**values)
