"""`scrapy search`: articles by the words of their headlines and texts."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import datetime

from scrapy.exceptions import UsageError

from newsbot.cli.database_command import DatabaseCommand, refuse_options
from newsbot.cli.indexing import told_on_terminal
from newsbot.cli.option_values import integer, moment
from newsbot.config import Config
from newsbot.db.rows import SearchedRow
from newsbot.db.search import open_index
from newsbot.db.search_index import Filter
from newsbot.errors import escaped
from newsbot.feeds.lines import timestamp
from newsbot.search.question import Question, parse_question
from newsbot.search.snippet import mark, snippet
from newsbot.terminal.found_text import Layout, choose_layout, plain


class Command(DatabaseCommand):
    def short_desc(self) -> str:
        return "Find articles by the words of their headlines and texts"

    def long_desc(self) -> str:
        return (
            'Words, "phrases", -words that must be absent and beginnings* of words, in any spelling'
            " of capitals, accents and apostrophes. Quotes of the shell's own go around them all."
        )

    def syntax(self) -> str:
        return "WORDS [--since SEQ|TIME] [--limit N] [--json]"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--since",
            metavar="SEQ|TIME",
            help="what came after this number of the feed, or was published from this time on"
            " (ISO 8601; UTC if it names no zone)",
        )
        parser.add_argument(
            "--limit", metavar="N", type=integer, default=20, help="the best N articles (20)"
        )
        parser.add_argument("--json", action="store_true", help="a JSON object in each line")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        refuse_options(args)
        if opts.limit < 1:
            raise UsageError(f"--limit {opts.limit}: it is 1 or more", print_help=False)
        self._chosen = Filter(opts.limit, *_parse_since(opts.since))

    def work(self, config: Config, args: list[str], opts: argparse.Namespace) -> None:
        question = parse_question(" ".join(args))
        with open_index(config.database_url) as index, told_on_terminal() as tell:
            rows = index.search(question, self._chosen, tell)
        layout = choose_layout()
        for number, row in enumerate(rows):
            if opts.json:
                print(_as_json(row, question))
            else:
                print(*[""] * (number > 0), *_describe(row, question, layout), sep="\n")
        if not rows:
            print(f"newsbot: no article has {escaped(' '.join(args))}", file=sys.stderr)


def _describe(row: SearchedRow, question: Question, layout: Layout) -> Iterator[str]:
    gone = f" (gone since {row.gone_at:%Y-%m-%d})" if row.gone_at else ""
    yield layout.headline(mark(row.headline, question))
    yield layout.facts(f"{_date(row)}  {row.url}{gone}")
    yield from layout.text(snippet(row.text, question))


def _date(row: SearchedRow) -> str:
    """In UTC; for an article without a date, when it was first seen."""
    return f"{row.date_published or row.first_seen_at:%Y-%m-%d}"


def _as_json(row: SearchedRow, question: Question) -> str:
    pieces = snippet(row.text, question)
    marked = [*mark(row.headline, question), *pieces]
    line = {
        "url": row.url,
        "headline": row.headline,
        "date_published": row.date_published and timestamp(row.date_published),
        "first_seen_at": timestamp(row.first_seen_at),
        "gone_at": row.gone_at and timestamp(row.gone_at),
        "snippet": plain(pieces),
        "matches": list(dict.fromkeys(piece.text for piece in marked if piece.is_match)),
    }
    text = json.dumps(line, ensure_ascii=False)
    return text if text.isprintable() else json.dumps(line)


def _parse_since(text: str | None) -> tuple[int | None, datetime | None]:
    if text is None:
        return None, None
    try:
        return (integer(text), None) if text.isdecimal() else (None, moment(text))
    except ValueError:
        raise UsageError(
            f"--since {text}: neither a number of the feed, like 1204, nor a time, like 2026-11-30",
            print_help=False,
        ) from None
