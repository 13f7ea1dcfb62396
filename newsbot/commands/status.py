"""`scrapy status`: how the last runs went, for people and for monitors."""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from scrapy.exceptions import UsageError

from newsbot.cli.database_command import ReadingCommand, print_lines
from newsbot.db.engine import DatabaseConnection
from newsbot.db.rates import newest_rates
from newsbot.db.rows import ListingRow, LostPageRow, RateRow, RunRow
from newsbot.db.session import ReadOnlySession
from newsbot.db.status import (
    last_good_run,
    last_runs,
    listing_states,
    lost_page_rows,
)
from newsbot.feeds.lines import timestamp

MAX_RUNS_SHOWN = 5
AGE = re.compile(r"(\d+)([smhd])")
UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


@dataclass(frozen=True, slots=True)
class State:
    last_good_run: datetime | None
    runs: Sequence[RunRow]
    listings: Sequence[ListingRow]
    lost_pages: Sequence[LostPageRow]
    rates: Sequence[RateRow]


class Command(ReadingCommand):
    def short_desc(self) -> str:
        return "Show the last runs, the listings' completeness and the newest rates"

    def syntax(self) -> str:
        return "[--json] [--max-age 26h]"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="one JSON object")
        parser.add_argument(
            "--max-age", metavar="AGE", help="exit 1 if no good run is younger: 90m, 26h, 2d"
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        self._max_age = _parse_age(opts.max_age)

    def report(self, database: ReadOnlySession, opts: argparse.Namespace) -> None:
        state = database.execute(read_state)
        print_lines([_as_json(state)] if opts.json else _describe(state))
        if self._max_age is not None and _is_too_old(state.last_good_run, self._max_age):
            self.exitcode = 1


def read_state(connection: DatabaseConnection) -> State:
    return State(
        last_good_run(connection, datetime.now(UTC)),
        last_runs(connection, MAX_RUNS_SHOWN),
        listing_states(connection),
        lost_page_rows(connection),
        newest_rates(connection),
    )


RUN = ("id", "started_at", "finished_at", "exit_code", "reason")
LISTING = ("url", "results", "total", "verdict", "last_complete_at", "last_full_at")
LOST_PAGE = ("url", "kind", "reason", "http_status", "at")
RATE = ("site", "base_currency", "quote_currency", "rate", "change_pct", "as_of", "last_seen_at")


def _as_json(state: State) -> str:
    told = {
        "last_good_run": _plain(state.last_good_run),
        "runs": [_columns(row, RUN) for row in state.runs],
        "listings": [_columns(row, LISTING) for row in state.listings],
        "lost_pages": [_columns(row, LOST_PAGE) for row in state.lost_pages],
        "rates": [_columns(row, RATE) for row in state.rates],
    }
    text = json.dumps(told, ensure_ascii=False)
    return text if text.isprintable() else json.dumps(told)


def _columns(row: object, names: Sequence[str]) -> dict[str, int | str | None]:
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: object) -> int | str | None:
    """As JSON has it: times in RFC 3339, decimals and dates as text."""
    if isinstance(value, datetime):
        return timestamp(value)
    return value if value is None or isinstance(value, (int, str)) else str(value)


def _describe(state: State) -> Iterator[str]:
    for run in state.runs:
        ended = "" if run.exit_code is None else f"exit {run.exit_code}  "
        yield f"run      {run.id}  {ended}{run.reason or 'running, or died'}"
    for listing in state.listings:
        total = "" if listing.total is None else f" of {listing.total}"
        complete = listing.last_complete_at and timestamp(listing.last_complete_at)
        yield f"listing  {listing.url}"
        yield f"         {listing.results}{total} results · {listing.verdict}"
        yield f"         last complete {complete or 'never'}"
    for page in state.lost_pages:
        yield f"lost     {page.url}  {page.reason}"
    for rate in state.rates:
        pair = f"{rate.base_currency}/{rate.quote_currency}"
        yield f"rate     {pair} {rate.rate}  {rate.as_of}  {rate.site}"


def _parse_age(text: str | None) -> timedelta | None:
    if text is None:
        return None
    age = AGE.fullmatch(text)
    if age is None:
        raise UsageError(f"--max-age {text}: it is like 90m, 26h or 2d", print_help=False)
    return timedelta(**{UNITS[age[2]]: int(age[1])})


def _is_too_old(last_good_run: datetime | None, max_age: timedelta) -> bool:
    if last_good_run is None:
        return True
    return datetime.now(UTC) - last_good_run > max_age
