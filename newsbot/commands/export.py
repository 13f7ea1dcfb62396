"""`scrapy export`: the feed again, from the database."""

import argparse
import heapq
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scrapy.exceptions import UsageError

from newsbot.cli.atom_export import MAX_ENTRIES, atom, check_atom_options, is_atom
from newsbot.cli.database_command import ReadingCommand
from newsbot.db.engine import DatabaseConnection
from newsbot.db.feed import Selection, article_rows, in_pages, last_seq, rate_rows
from newsbot.db.history import run_of
from newsbot.db.session import ReadOnlySession
from newsbot.errors import ConfigError
from newsbot.feeds.folder import write_document, write_lines
from newsbot.feeds.lines import article_line, encode, rate_line


class Command(ReadingCommand):
    def short_desc(self) -> str:
        return "Write the feed again, from the database"

    def syntax(self) -> str:
        return (
            "[--run RUN | --since SEQ | --as-of TIME] [--type article|rate|edit]"
            " [--format jsonl|atom] [-o FILE]"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        which = parser.add_mutually_exclusive_group()
        which.add_argument(
            "--run", metavar="RUN", help="what this run found; its feed's very bytes"
        )
        which.add_argument("--since", metavar="SEQ", type=int, help="what came after this number")
        which.add_argument(
            "--as-of",
            metavar="TIME",
            help="what was known then (ISO 8601; UTC if it names no zone)",
        )
        parser.add_argument(
            "--type", choices=["article", "rate", "edit"], help="only these; edit: for atom alone"
        )
        parser.add_argument(
            "--format", choices=["jsonl", "atom"], help="jsonl, or atom: new articles, or edits"
        )
        parser.add_argument(
            "--limit", metavar="N", type=int, help=f"the newest N of an Atom feed ({MAX_ENTRIES})"
        )
        parser.add_argument("--url", metavar="URL", help="where an Atom feed will be found")
        parser.add_argument("-o", "--output", metavar="FILE", help="a file instead of the terminal")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        self._selection = Selection(opts.run, opts.since, _parse_time(opts.as_of))
        check_atom_options(opts)

    def report(self, database: ReadOnlySession, opts: argparse.Namespace) -> None:
        run = opts.run
        if run is not None and database.execute(lambda c: run_of(c, run)) is None:
            raise ConfigError(f"there is no run {run}; see scrapy status")
        if is_atom(opts):
            _write_whole(opts.output, atom(database, self._selection, opts))
        else:
            _write(opts.output, lines(database.execute, self._selection, opts.type))


def lines(
    read: Callable[[Callable[[DatabaseConnection], Any]], Any],
    selection: Selection,
    kind: str | None,
) -> Iterable[Mapping[str, Any]]:
    """Those that are there now: with what is committed meanwhile, a number could be missing."""
    selection = replace(selection, until=read(last_seq))
    articles = map(article_line, in_pages(read, article_rows, selection))
    rates = map(rate_line, in_pages(read, rate_rows, selection))
    if kind is not None:
        return articles if kind == "article" else rates
    return heapq.merge(articles, rates, key=lambda line: line["seq"])


def _write(output: str | None, feed: Iterable[Mapping[str, Any]]) -> None:
    if output:
        write_lines(Path(output), feed)
        return
    for line in feed:
        sys.stdout.buffer.write(encode(line))
    sys.stdout.buffer.flush()


def _write_whole(output: str | None, document: bytes) -> None:
    if output:
        write_document(Path(output), document)
    else:
        sys.stdout.buffer.write(document)
        sys.stdout.buffer.flush()


def _parse_time(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--as-of {text}: no ISO 8601 time", print_help=False) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
