"""`scrapy export`: the feed again, from the database."""

import argparse
import heapq
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from scrapy.exceptions import UsageError

from newsbot.cli.atom_export import MAX_ENTRIES, atom, check_atom_options
from newsbot.cli.database_command import ReadingCommand
from newsbot.cli.export_format import FORMATS, chosen_format, writer_of
from newsbot.cli.option_values import integer, moment
from newsbot.db.engine import DatabaseConnection
from newsbot.db.feed import Selection, article_rows, in_pages, last_seq, rate_rows
from newsbot.db.history import run_of
from newsbot.db.session import ReadOnlySession
from newsbot.errors import ConfigError
from newsbot.feeds.lines import article_line, rate_line
from newsbot.feeds.output import open_output


class Command(ReadingCommand):
    def short_desc(self) -> str:
        return "Write the feed again, from the database"

    def syntax(self) -> str:
        return (
            "[--run RUN | --since SEQ | --as-of TIME] [--type article|rate|edit]"
            " [--format jsonl|csv|parquet|atom] [-o FILE]"
        )

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        which = parser.add_mutually_exclusive_group()
        which.add_argument(
            "--run", metavar="RUN", help="what this run found; its feed's very bytes"
        )
        which.add_argument(
            "--since", metavar="SEQ", type=integer, help="what came after this number"
        )
        which.add_argument(
            "--as-of",
            metavar="TIME",
            help="what was known then (ISO 8601; UTC if it names no zone)",
        )
        parser.add_argument(
            "--type", choices=["article", "rate", "edit"], help="only these; edit: for atom alone"
        )
        parser.add_argument(
            "--format", choices=FORMATS, help="else as FILE is named; atom: new articles, or edits"
        )
        parser.add_argument(
            "--limit",
            metavar="N",
            type=integer,
            help=f"the newest N of an Atom feed ({MAX_ENTRIES})",
        )
        parser.add_argument("--url", metavar="URL", help="where an Atom feed will be found")
        parser.add_argument(
            "-o",
            "--output",
            metavar="FILE",
            help="a file instead of the terminal (-); .gz and .zst are compressed",
        )

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        self._selection = Selection(opts.run, opts.since, _parse_time(opts.as_of))
        opts.format = chosen_format(opts)
        check_atom_options(opts)

    def report(self, database: ReadOnlySession, opts: argparse.Namespace) -> None:
        run = opts.run
        if run is not None and database.execute(lambda c: run_of(c, run)) is None:
            raise ConfigError(f"there is no run {run}; see scrapy status")
        with open_output(opts.output) as file:
            if opts.format == "atom":
                file.write(atom(database, self._selection, opts))
            else:
                feed = lines(database.execute, self._selection, opts.type)
                writer_of(opts.format)(file, opts.type, feed)


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


def _parse_time(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        return moment(text)
    except ValueError:
        raise UsageError(f"--as-of {text}: no ISO 8601 time", print_help=False) from None
