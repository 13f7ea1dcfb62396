"""`scrapy reparse`: what today's extraction makes of saved pages."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from typing import Any

from scrapy.exceptions import UsageError

from newsbot.archive.archive import Archive, open_archive
from newsbot.cli.database_command import DatabaseCommand, print_lines
from newsbot.config import Config
from newsbot.db.article_diff import stored_articles, stored_pages
from newsbot.db.session import ReadOnlySession
from newsbot.errors import escaped
from newsbot.run.exit_codes import ExitCode
from newsbot.saved.articles import (
    OUTCOMES,
    ArticleDiff,
    Comparison,
    count,
    reparse_stored,
    window_of,
)
from newsbot.saved.listings import ListingDiff, compare_stored
from newsbot.saved.pages import FetchWindow, SavedPages
from newsbot.saved.readers import Job, read_all
from newsbot.saved.run import ReparseRun
from newsbot.terminal.marked_text import choose_marks, mark_changes, visible
from newsbot.urls.canonical import key_of, site_of

MAX_KEYS = 200  # articles of one query
MAX_UNREAD_SHOWN = 10
NOTHING = (
    "nothing was compared: the archive has neither a listing's page as a run read it,"
    " nor a stored article's as it was then or later"
)
COLUMNS = ("stored", "today", *OUTCOMES)


class Command(DatabaseCommand):
    def short_desc(self) -> str:
        return "Read saved pages again and show, field by field, what would change"

    def syntax(self) -> str:
        return "ARCHIVE [--write]"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--write",
            action="store_true",
            help="store what is read better, as our reading and never as an edit by the site",
        )

    def work(self, config: Config, args: list[str], opts: argparse.Namespace) -> None:
        archive = _open_one(args)
        assert self.settings is not None
        pages = SavedPages(archive, self.settings)
        database = ReadOnlySession(config.database_url)
        jobs = chain(_article_jobs(database, pages, config), _listing_jobs(database, pages))
        found = read_all(pages, jobs, config.parser_processes)
        diffs = [diff for diff in found if isinstance(diff, ArticleDiff)]
        listings = [diff for diff in found if isinstance(diff, ListingDiff)]
        counts = count(field for diff in diffs for field in diff.comparisons)
        fallen = [*_fallen(counts, listings)]
        print_lines(_overview(pages, diffs, listings))
        if diffs or listings:
            print_lines(chain(_table(counts), _listing_lines(listings)))
            _print_changes(diffs)
            print_lines(f"unknown  {doubt}" for doubt in archive.doubts)
        else:
            print_lines([f"{NOTHING}; {archive.describe()}"])
        print_lines(_troubles(archive, pages, fallen))
        if fallen:
            self.exitcode = ExitCode.LAYOUT
        elif archive.damages or pages.unread:
            self.exitcode = ExitCode.PARTIAL
        elif not (diffs or listings):
            self.exitcode = ExitCode.USAGE
        if opts.write:
            _write(config, diffs, archive, ExitCode(self.exitcode))


def _open_one(args: list[str]) -> Archive:
    if len(args) != 1:
        raise UsageError("name one archive: a path or a glob", print_help=False)
    return open_archive(args[0])


def _article_jobs(database: ReadOnlySession, pages: SavedPages, config: Config) -> Iterator[Job]:
    keys = pages.keys
    for start in range(0, len(keys), MAX_KEYS):
        part = keys[start : start + MAX_KEYS]
        for row in database.execute(partial(stored_articles, keys=part)):
            if capture := pages.since(row.url_key, window_of(row)):
                zone = config.of(site_of(row.listing_url)).timezone
                yield Job(capture, reparse_stored, (row, zone))


def _listing_jobs(database: ReadOnlySession, pages: SavedPages) -> Iterator[Job]:
    for row, rates in database.execute(stored_pages):
        key = key_of(row.url)
        capture = key and pages.of(key, FetchWindow(row.fetched_at, row.started_at))
        if capture:
            yield Job(capture, compare_stored, (capture, row, rates))


def _overview(
    pages: SavedPages, diffs: Sequence[ArticleDiff], listings: Sequence[ListingDiff]
) -> Iterator[str]:
    unread = f", {len(pages.unread)} that cannot be read" if pages.unread else ""
    articles, listing_pages = f"{len(diffs)} stored articles", f"{len(listings)} listing pages"
    yield f"{len(pages.keys)} saved pages: {articles}, {listing_pages}{unread}"


def _troubles(archive: Archive, pages: SavedPages, fallen: Sequence[str]) -> Iterator[str]:
    for damage in archive.damages:
        yield f"damaged  {damage}"
    for capture, reason in islice(pages.unread.items(), MAX_UNREAD_SHOWN):
        yield f"unread   {capture.url}  {reason}"
    if fallen:
        yield f"coverage fell: {', '.join(fallen)}"


def _fallen(
    counts: Mapping[str, Mapping[str, int]], listings: Sequence[ListingDiff]
) -> Iterator[str]:
    """Of what less is read today."""
    yield from (name for name, row in counts.items() if row["today"] < row["stored"])
    yield from (name for name, stored, today in _totals(listings) if today < stored)


def _totals(listings: Sequence[ListingDiff]) -> Iterator[tuple[str, int, int]]:
    """What the listing pages gave: name, how many as stored, how many today."""
    for name in ("cards", "totals", "rates"):
        pairs = [getattr(listing, name) for listing in listings]
        yield name, sum(stored for stored, _ in pairs), sum(today for _, today in pairs)


def _listing_lines(listings: Sequence[ListingDiff]) -> Iterator[str]:
    for name, stored, today in _totals(listings):
        yield name.ljust(16) + f"{stored:9}{today:9}"
    for listing in listings:
        for change in listing.changes:
            yield f"{listing.url}  {change}"


def _table(counts: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    yield "field".ljust(16) + "".join(name.rjust(9) for name in COLUMNS)
    for field, row in counts.items():
        yield field.ljust(16) + "".join(str(row[name]).rjust(9) for name in COLUMNS)


def _print_changes(diffs: Sequence[ArticleDiff]) -> None:
    """With marks that speak to the terminal, so that their parts are escaped one by one."""
    for line in chain.from_iterable(map(_changes, diffs)):
        print(line)


def _changes(diff: ArticleDiff) -> Iterator[str]:
    differing = [c for c in diff.comparisons if c.outcome not in {"same", "empty"}]
    if differing:
        yield f"\n{escaped(diff.url)}"
    for comparison in differing:
        yield from _describe(comparison)


def _describe(comparison: Comparison) -> Iterator[str]:
    if comparison.field == "article_body" and comparison.outcome == "changed":
        yield f"  {comparison.field}"
        for line in mark_changes(comparison.stored, comparison.today, choose_marks()):
            yield f"    {line}"
        return
    yield f"  {comparison.field}  {_show(comparison.stored)} -> {_show(comparison.today)}"


def _show(value: Any) -> str:
    text = ", ".join(value) if isinstance(value, tuple) else str(value or "(nothing)")
    line = " ".join(visible(text).split())
    return line if len(line) <= 120 else f"{line[:119]}\u2026"


def _write(config: Config, diffs: Sequence[ArticleDiff], archive: Archive, code: ExitCode) -> None:
    better = [(diff.article_id, diff.better) for diff in diffs if diff.better]
    hashes = [(diff.article_id, diff.content_hash) for diff in diffs if diff.content_hash]
    if not better and not hashes:
        print("nothing to write")
        return
    run = ReparseRun(config, [diff.url for diff in diffs], sorted(archive.places))
    run.store(better, hashes, code)
    print(f"stored  {len(better)} articles as read today, run {run.id}")
