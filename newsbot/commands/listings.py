"""`scrapy listings`: which listings are configured, and how each stands."""

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from scrapy.exceptions import UsageError

from newsbot.cli.database_command import DatabaseCommand, print_lines
from newsbot.config import Config
from newsbot.db.rows import ListingRow
from newsbot.db.session import ReadOnlySession
from newsbot.db.status import listing_states
from newsbot.feeds.lines import timestamp
from newsbot.listings_file import NamedListing
from newsbot.urls.canonical import clean_url, url_key


class Command(DatabaseCommand):
    def short_desc(self) -> str:
        return "Show the configured listings and how each stands"

    def syntax(self) -> str:
        return "[--json] [NAME or pattern]..."

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="one JSON object a line")

    def work(self, config: Config, args: list[str], opts: argparse.Namespace) -> None:
        listings = _configured(config, args)
        states = _states(config)
        rows = [(listing, states.get(url_key(listing.url))) for listing in listings]
        print_lines(map(_as_json, *zip(*rows, strict=True)) if opts.json else _table(rows))


def _configured(config: Config, patterns: Sequence[str]) -> list[NamedListing]:
    """In the file's order. Raises ConfigError."""
    file = config.listings_file
    if file is None:
        if patterns:
            raise UsageError("NEWSBOT_LISTINGS_FILE names no file", print_help=False)
        return [NamedListing("", clean_url(url)) for url in config.listing_urls]
    found = {listing for pattern in patterns or ["*"] for listing in file.find(pattern)}
    return [listing for listing in file.listings if listing in found]


def _states(config: Config) -> dict[str, ListingRow]:
    """None is known before the first run."""
    path = config.database_url.database
    if config.database_url.get_backend_name() == "sqlite" and not Path(str(path)).exists():
        return {}
    rows = ReadOnlySession(config.database_url).execute(
        partial(listing_states, now=datetime.now(UTC))
    )
    return {url_key(row.url): row for row in rows}


def _as_json(listing: NamedListing, row: ListingRow | None) -> str:
    complete = row and row.last_complete_at
    told = {
        "name": listing.name or None,
        "url": listing.url,
        "verdict": row and row.verdict,
        "results": row and row.results,
        "total": row and row.total,
        "last_complete_at": complete and timestamp(complete),
    }
    return json.dumps(told)


def _table(rows: Sequence[tuple[NamedListing, ListingRow | None]]) -> Iterator[str]:
    name_width = max(len(listing.name) for listing, _ in rows)
    for listing, row in rows:
        name = f"{listing.name:{name_width}}  " if name_width else ""
        yield f"{name}{_state(row):42}  {listing.url}"


def _state(row: ListingRow | None) -> str:
    if row is None:
        return "not read yet"
    total = "" if row.total is None else f" of {row.total}"
    complete = row.last_complete_at and f"{row.last_complete_at:%Y-%m-%d %H:%M}"
    return f"{row.verdict} {row.results}{total}, last complete {complete or 'never'}"
