"""`scrapy explain`: where what is stored of a page came from."""

import argparse
from collections.abc import Iterator
from typing import Any

from scrapy.exceptions import UsageError

from newsbot.cli.database_command import DatabaseCommand, print_lines
from newsbot.commands.diff import article_key
from newsbot.config import Config
from newsbot.db.history import find_article, rates_of, revisions_of
from newsbot.db.rows import ArticleRow, RateRow
from newsbot.db.session import ReadOnlySession
from newsbot.feeds.lines import timestamp
from newsbot.saved.page_finder import PageFinder, Source
from newsbot.saved.provenance import Origin, card_origins, page_origins, rate_places
from newsbot.terminal.marked_text import visible
from newsbot.urls.canonical import key_of

MAX_VALUE_CHARS = 200


class Command(DatabaseCommand):
    def short_desc(self) -> str:
        return "Show where each stored value of an article or of a page's rates came from"

    def syntax(self) -> str:
        return "URL [--archive FILE]"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--archive", metavar="FILE", help="saved pages, instead of those that the run kept"
        )

    def work(self, config: Config, args: list[str], opts: argparse.Namespace) -> None:
        key = article_key(args)
        database = ReadOnlySession(config.database_url)
        article = database.execute(lambda c: find_article(c, key))
        rates = database.execute(lambda c: rates_of(c, key))
        if article is None and not rates:
            raise UsageError(f"nothing that is stored came from {args[0]}", print_help=False)
        assert self.settings is not None
        books = PageFinder(database, opts.archive, self.settings)
        if article is not None:
            print_lines(map(visible, _explain_article(article, books)))
        for rate in rates:
            print_lines(map(visible, _explain_rate(rate, books)))


def _explain_article(row: ArticleRow, books: PageFinder) -> Iterator[str]:
    yield row.url
    revision = books.database.execute(lambda c: revisions_of(c, row.id))[-1:]
    for state in revision:
        kind = ", ".join([state.change, *state.classes])
        yield f"  revision  {state.revision} ({kind}), run {state.run_id}"
    source = books.source(row.url_key, row.read_at, row.read_run_id)
    yield from _describe(source)
    yield f"  gone      since {timestamp(row.gone_at)}" if row.gone_at else "  gone      no"
    listings = books.listing_pages(row.id, row.read_run_id)
    for origin in (*card_origins(row, listings), *page_origins(row, source.page)):
        yield from _explain_field(origin)


def _describe(source: Source) -> Iterator[str]:
    read = timestamp(source.read_at) if source.read_at else "never: all is from its card"
    yield f"  read      {read}" + (f", run {source.run_id}" if source.run_id else "")
    yield f"  saved in  {source.place or 'no archive that is there (NEWSBOT_RECORD, --archive)'}"


def _explain_field(origin: Origin) -> Iterator[str]:
    yield origin.field
    yield f"  value     {_show(origin.value)}"
    yield f"  raw       {'not saved' if origin.raw is None else _show(origin.raw)}"
    for place in origin.places:
        yield f"  found in  {place}"
    if origin.source is not None:
        yield f"  source    {origin.source}"


def _explain_rate(rate: RateRow, books: PageFinder) -> Iterator[str]:
    change = "" if rate.change_pct is None else f" {rate.change_pct:f}%"
    yield f"{rate.base_currency}/{rate.quote_currency}"
    yield f"  value     {rate.rate:f}{change}, as of {rate.as_of} (by the {rate.as_of_source})"
    yield f"  raw       {rate.raw}"
    if rate.flags:
        yield f"  flags     {', '.join(rate.flags)}"
    yield f"  seen      {timestamp(rate.first_seen_at)} to {timestamp(rate.last_seen_at)}"
    source = books.source(key_of(rate.source_url), rate.first_seen_at, rate.run_id)
    yield from _describe(source)
    for place in rate_places(rate, source.page) if source.page else ():
        yield f"  found in  {place}"


def _show(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        value = "; ".join(value)
    text = " ".join(str(value or "(nothing)").split())
    return (
        text
        if len(text) <= MAX_VALUE_CHARS
        else f"{text[:MAX_VALUE_CHARS]}\u2026 ({len(text)} characters)"
    )
