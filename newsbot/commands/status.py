"""`scrapy status`: how the last runs went, for people and for monitors."""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from scrapy.exceptions import UsageError

from newsbot.cli.database_command import ReadingCommand, print_lines
from newsbot.cli.state import State, read_state
from newsbot.cli.status_words import LISTING, TOO_OLD, bad_words, describe, too_old_words
from newsbot.db.rows import ListingRow
from newsbot.db.session import ReadOnlySession
from newsbot.feeds.lines import timestamp
from newsbot.run.overview import listed
from newsbot.terminal.screen import fit

AGE = re.compile(r"(\d+)([smhd])")
UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
ENDLESS = sys.maxsize


class Command(ReadingCommand):
    def short_desc(self) -> str:
        return "Show the last runs, the listings' completeness and the newest rates"

    def syntax(self) -> str:
        return "[--json] [--all] [--quiet] [--max-age 26h]"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="one JSON object")
        parser.add_argument("--all", action="store_true", help="every listing, page and rate")
        parser.add_argument(
            "--quiet", action="store_true", help="nothing when all is well, else what is not"
        )
        parser.add_argument(
            "--max-age",
            metavar="AGE",
            help="exit 1, and say so, if a listing that the newest runs name has no good run"
            " younger than that: 90m, 26h, 2d",
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        self._max_age = _parse_age(opts.max_age)

    def report(self, database: ReadOnlySession, opts: argparse.Namespace) -> None:
        state = database.execute(read_state)
        age = self._max_age
        label, wrong = LISTING, [*bad_words(state)]
        if age is not None:
            label, wrong = TOO_OLD, [*too_old_words(state, age)]
            self.exitcode = int(bool(wrong))
        if opts.quiet and not wrong:
            return
        if opts.json:
            print_lines([_as_json(state, age)])
        elif opts.quiet:
            print_lines(listed(label, wrong, ENDLESS, str))
        else:
            words = partial(_words, state, [] if age is None else wrong, whole=opts.all)
            print_lines(words(ENDLESS) if opts.all else fit(sys.stdout, words))


def _words(state: State, too_old: Sequence[str], limit: int, *, whole: bool) -> Iterator[str]:
    """Whatever else is left out: where nobody scrolls, each listing that is too old is named."""
    yield from describe(state, limit, whole=whole)
    yield from listed(TOO_OLD, too_old, limit if sys.stdout.isatty() else ENDLESS, str)


RUN_COLUMNS = ("id", "started_at", "finished_at", "exit_code", "reason")
LISTING_COLUMNS = (
    *("url", "results", "total", "verdict", "last_complete_at", "last_full_at"),
    *("exit_code", "reason", "last_good_at"),
)
LOST_PAGE_COLUMNS = ("url", "kind", "reason", "http_status", "at")
RATE_COLUMNS = (
    "site",
    "base_currency",
    "quote_currency",
    "rate",
    "change_pct",
    "as_of",
    "last_seen_at",
)


def _as_json(state: State, max_age: timedelta | None) -> str:
    told: dict[str, Any] = {
        "last_good_run": _plain(state.last_good_run),
        "runs": [_columns(row, RUN_COLUMNS) for row in state.runs],
        "listings": [_listing(row, state) for row in state.listings],
        "lost_pages": [_columns(row, LOST_PAGE_COLUMNS) for row in state.lost_pages],
        "rates": [_columns(row, RATE_COLUMNS) for row in state.rates],
    }
    if max_age is not None:
        told["too_old"] = [row.url for row in state.too_old(max_age)]
    text = json.dumps(told, ensure_ascii=False)
    return text if text.isprintable() else json.dumps(told)


def _listing(row: ListingRow, state: State) -> dict[str, Any]:
    """`configured`: the newest configurations name it."""
    return _columns(row, LISTING_COLUMNS) | {"configured": row.id in state.configured}


def _columns(row: object, names: Sequence[str]) -> dict[str, int | str | None]:
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: object) -> int | str | None:
    """As JSON has it: times in RFC 3339, decimals and dates as text."""
    if isinstance(value, datetime):
        return timestamp(value)
    return value if value is None or isinstance(value, (int, str)) else str(value)


def _parse_age(text: str | None) -> timedelta | None:
    if text is None:
        return None
    try:
        if age := AGE.fullmatch(text):
            return timedelta(**{UNITS[age[2]]: int(age[1])})
    except OverflowError:
        pass
    raise UsageError(f"--max-age {text}: it is like 90m, 26h or 2d", print_help=False)
