"""`scrapy listings`: which listings are configured, how each stands, and what a new one gives."""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from scrapy.exceptions import UsageError

from newsbot.cli.database_command import DatabaseCommand, print_lines
from newsbot.cli.page_command import PageCommand, is_address
from newsbot.config import Config, project_root
from newsbot.db.rows import ListingRow
from newsbot.db.session import ReadOnlySession
from newsbot.db.status import listing_states
from newsbot.feeds.lines import timestamp
from newsbot.listings_file import NamedListing, is_unwritten
from newsbot.schedule import moments_after
from newsbot.spiders.failures import Loss
from newsbot.urls.canonical import clean_url, site_of, url_key

DUE_WIDTH = len("next Tue 2026-12-01 09:00+05:00")


class Command(PageCommand):
    def short_desc(self) -> str:
        return "Show the configured listings and how each stands, or what a new one would give"

    def syntax(self) -> str:
        return "[--json] [NAME or pattern]... | --check FILE|URL|- [--url URL] [--json]"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        DatabaseCommand.add_options(self, parser)
        parser.set_defaults(kind="listing")
        parser.add_argument("--json", action="store_true", help="one JSON object a line")
        parser.add_argument(
            "--check", metavar="PAGE", help="what a crawl would find there, and the lines to add"
        )
        parser.add_argument("--url", help="of the page that --check is to find in a file")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        if opts.check is None and opts.url:
            raise UsageError("--url belongs to --check", print_help=False)
        if opts.check is not None and args:
            raise UsageError(f"--check is for one page: what is {args[0]!r}?", print_help=False)
        source = args if opts.check is None else [opts.check]
        super().process_options(source, opts)
        if opts.check is not None:
            opts.check = source[0]
            self._begin_file()

    def _begin_file(self) -> None:
        """The first listing of a file is checked before the file names any."""
        assert self.settings is not None
        file = self.settings["NEWSBOT_LISTINGS_FILE"]
        if file and is_unwritten(project_root() / file):
            self.note(f"{file} names no listing yet")
            self.settings.set("NEWSBOT_LISTINGS_FILE", "", "cmdline")

    def work(self, config: Config, args: list[str], opts: argparse.Namespace) -> None:
        if opts.check is not None:
            self._check(config, opts)
            return
        listings = _configured(config, args)
        states = _states(config)
        now = datetime.now(UTC)
        rows = [_row(listing, states, config, now) for listing in listings]
        print_lines(map(_as_json, rows) if opts.json else _table(rows))

    def _check(self, config: Config, opts: argparse.Namespace) -> None:
        from newsbot.cli.listing_check import check_as_json, check_as_lines  # noqa: PLC0415
        from newsbot.saved.listing_check import check_listing  # noqa: PLC0415
        from newsbot.saved.listing_lines import listing_lines  # noqa: PLC0415

        response = self.find_page(opts.check, opts)
        if response is None:
            return
        check = check_listing(
            response, config.of(site_of(response.url)), asked=is_address(opts.check)
        )
        if isinstance(check, Loss):
            self.lose(opts.check, check)
            return
        lines = listing_lines(check.url, check.zone, config.listings_file)
        if opts.json:
            print_lines([check_as_json(check, lines)])
        else:
            print_lines(check_as_lines(check, lines))


@dataclass(frozen=True, slots=True)
class Row:
    """`state`: None before the first run. `next_at`: in the zone of a site with schedule."""

    listing: NamedListing
    state: ListingRow | None
    next_at: datetime | None


def _row(
    listing: NamedListing, states: Mapping[str, ListingRow], config: Config, now: datetime
) -> Row:
    site = config.of(site_of(listing.url))
    coming = moments_after(site.schedule, site.timezone, now) if site.schedule else iter(())
    moment = next(coming, None)
    next_at = moment and moment.astimezone(site.timezone)
    return Row(listing, states.get(url_key(listing.url)), next_at)


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


def _as_json(row: Row) -> str:
    state = row.state
    complete = state and state.last_complete_at
    told = {
        "name": row.listing.name or None,
        "url": row.listing.url,
        "verdict": state and state.verdict,
        "results": state and state.results,
        "total": state and state.total,
        "last_complete_at": complete and timestamp(complete),
        "next_at": row.next_at and timestamp(row.next_at),
    }
    return json.dumps(told)


def _table(rows: Sequence[Row]) -> Iterator[str]:
    name_width = max(len(row.listing.name) for row in rows)
    is_scheduled = any(row.next_at for row in rows)
    for row in rows:
        name = f"{row.listing.name:{name_width}}  " if name_width else ""
        due = f"{_due(row.next_at):{DUE_WIDTH}}  " if is_scheduled else ""
        yield f"{name}{_state(row.state):42}  {due}{row.listing.url}"


def _due(moment: datetime | None) -> str:
    return f"next {moment:%a} {moment.isoformat(' ', 'minutes')}" if moment else ""


def _state(row: ListingRow | None) -> str:
    if row is None:
        return "not read yet"
    total = "" if row.total is None else f" of {row.total}"
    complete = row.last_complete_at and f"{row.last_complete_at:%Y-%m-%d %H:%M}"
    return f"{row.verdict} {row.results}{total}, last complete {complete or 'never'}"
