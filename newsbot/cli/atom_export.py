"""`scrapy export --format atom`: its options, and the feed that they choose."""

import argparse
from collections.abc import Sequence
from dataclasses import replace

from scrapy.exceptions import UsageError

from newsbot.db.engine import DatabaseConnection
from newsbot.db.entries import edit_rows, new_article_rows, read_origin
from newsbot.db.feed import Selection
from newsbot.db.rows import ArticleLineRow, EditRow
from newsbot.db.session import ReadOnlySession
from newsbot.feeds.atom import atom_feed

MAX_ENTRIES = 100  # unless --limit says otherwise: a feed is read whole, again and again


def check_atom_options(opts: argparse.Namespace) -> None:
    """Raises UsageError for what cannot go together."""
    if opts.format != "atom":
        given = [f"--{name}" for name in ("limit", "url") if getattr(opts, name) is not None]
        given += ["--type edit"] * (opts.type == "edit")
        if given:
            raise UsageError(f"{given[0]} is for --format atom", print_help=False)
    elif opts.type == "rate":
        raise UsageError("rates make no Atom feed: --type article or edit", print_help=False)
    elif opts.limit is not None and opts.limit < 1:
        raise UsageError(f"--limit {opts.limit}: a feed has one entry or more", print_help=False)


def atom(database: ReadOnlySession, selection: Selection, opts: argparse.Namespace) -> bytes:
    """The feed of new articles, or of edits."""
    kind = opts.type or "article"
    chosen = replace(selection, limit=opts.limit or MAX_ENTRIES)

    def read(connection: DatabaseConnection) -> Sequence[ArticleLineRow | EditRow]:
        return (edit_rows if kind == "edit" else new_article_rows)(connection, chosen)

    return atom_feed(kind, database.execute(read_origin), database.execute(read), opts.url)
