"""`scrapy diff`: what the site changed in an article, word by word."""

import argparse
import re
from collections.abc import Iterator, Sequence

from scrapy.exceptions import UsageError

from newsbot.cli.database_command import DatabaseCommand, print_lines
from newsbot.config import Config
from newsbot.db.history import find_article, revisions_of
from newsbot.db.rows import RevisionRow
from newsbot.db.session import ReadOnlySession
from newsbot.errors import InvalidURL
from newsbot.feeds.lines import timestamp
from newsbot.terminal.marked_text import Marks, choose_marks, mark_changes
from newsbot.urls.canonical import url_key

REVISIONS = re.compile(r"(\d{1,9}):(\d{1,9})")


class Command(DatabaseCommand):
    def short_desc(self) -> str:
        return "Show what the site changed in an article, word by word"

    def syntax(self) -> str:
        return "URL [--rev A:B]"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--rev", metavar="A:B", help="these two revisions instead of the last two"
        )

    def work(self, config: Config, args: list[str], opts: argparse.Namespace) -> None:
        key = article_key(args)
        database = ReadOnlySession(config.database_url)
        article = database.execute(lambda c: find_article(c, key))
        if article is None:
            raise UsageError(f"no article {args[0]} is stored", print_help=False)
        revisions = database.execute(lambda c: revisions_of(c, article.id))
        print_lines([article.url])
        print(*_describe(_choose(revisions, opts.rev), choose_marks()), sep="\n")


def article_key(args: list[str]) -> str:
    if len(args) != 1:
        raise UsageError("name one article by its URL", print_help=False)
    try:
        return url_key(args[0])
    except InvalidURL as error:
        raise UsageError(str(error), print_help=False) from None


def _choose(revisions: Sequence[RevisionRow], named: str | None) -> Sequence[RevisionRow]:
    if named is None:
        return revisions[-2:]
    numbers = REVISIONS.fullmatch(named)
    if numbers is None:
        raise UsageError(f"--rev {named}: it is like 1:2", print_help=False)
    by_number = {str(row.revision): row for row in revisions}
    missing = [number for number in numbers.groups() if number not in by_number]
    if missing:
        there = ", ".join(by_number) or "none"
        raise UsageError(f"there is no revision {missing[0]}, but {there}", print_help=False)
    return [by_number[number] for number in numbers.groups()]


def _describe(pair: Sequence[RevisionRow], marks: Marks) -> Iterator[str]:
    if len(pair) < 2:
        yield f"{len(pair)} revision: nothing to compare"
        return
    old, new = pair
    yield f"revision {old.revision} of {timestamp(old.seen_at)}"
    kind = ", ".join([new.change, *new.classes])
    yield f"revision {new.revision} of {timestamp(new.seen_at)} ({kind})"
    for name in ("headline", "article_body" if new.article_body else "excerpt"):
        before, after = getattr(old, name) or "", getattr(new, name) or ""
        if before and after:
            changes = [*mark_changes(before, after, marks)]
        else:
            changes = [f"{_words(before)} -> {_words(after)}"]
        if before != after:
            yield name
            yield from (f"  {line}" for line in changes)


def _words(text: str) -> str:
    """A text that only one revision has is none that anybody edited."""
    return f"{len(text.split())} words" if text else "not read"
