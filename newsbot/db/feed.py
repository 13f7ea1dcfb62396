"""Reads the feed's rows: the one source of every feed line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, exists, select

from newsbot.db.models import article_revisions, articles, feed_sequence, rates
from newsbot.db.rates import observation
from newsbot.db.rows import ArticleLineRow, RateRow
from newsbot.db.statements import columns_of
from newsbot.items import ArticleItem, CardItem, RateItem

ARTICLE_LINES = select(*columns_of(ArticleLineRow, article_revisions, articles)).join_from(
    article_revisions, articles
)
RATE_LINES = select(*columns_of(RateRow, rates))
REVISION, LATER = article_revisions.c, article_revisions.alias("later").c
MAX_PAGE = 200  # rows that are read at once

R = TypeVar("R", ArticleLineRow, RateRow)


@dataclass(frozen=True, slots=True)
class Selection:
    """Of one run, or after a `seq`, or what was known at a time; all of it where all are None. The
    first `limit` rows of these, and none after the `seq` `until`.
    """

    run_id: str | None = None
    since: int | None = None
    as_of: datetime | None = None
    until: int | None = None
    limit: int | None = None


Rows = Callable[[Connection, Selection], Iterator[R]]
Read = Callable[[Callable[[Connection], list[R]]], list[R]]


def article_rows(connection: Connection, selection: Selection) -> Iterator[ArticleLineRow]:
    """Revisions with their articles' addresses, by `seq`. As of a time: each article's latest."""
    statement = choose(ARTICLE_LINES, article_revisions, selection)
    if selection.as_of is not None:
        followed = exists().where(LATER.article_id == REVISION.article_id, LATER.seq > REVISION.seq)
        statement = statement.where(
            REVISION.seen_at <= selection.as_of,
            ~followed.where(LATER.seen_at <= selection.as_of),
        )
    return _stream(connection, ArticleLineRow, statement)


def exported_row(connection: Connection, item: object) -> ArticleLineRow | RateRow | None:
    """The row of what an item told, once it is committed: an article's newest revision, or the
    observation. None for an item of another kind.
    """
    if isinstance(item, (ArticleItem, CardItem)):
        states = ARTICLE_LINES.where(articles.c.url_key == item.url_key)
        newest = states.order_by(article_revisions.c.seq.desc()).limit(1)
        return next(_stream(connection, ArticleLineRow, newest), None)
    if isinstance(item, RateItem):
        observed = RATE_LINES.where(rates.c.observation == observation(item))
        return next(_stream(connection, RateRow, observed), None)
    return None


def rate_rows(connection: Connection, selection: Selection) -> Iterator[RateRow]:
    """Distinct observations, by `seq`."""
    statement = choose(RATE_LINES, rates, selection)
    if selection.as_of is not None:
        statement = statement.where(rates.c.first_seen_at <= selection.as_of)
    return _stream(connection, RateRow, statement)


def last_seq(connection: Connection) -> int:
    """The number of the newest row; 0 where there is none."""
    return connection.scalar(select(feed_sequence.c.last_seq)) or 0


def in_pages(read: Read[R], rows: Rows[R], selection: Selection) -> Iterator[R]:
    """What `rows` gives for the selection, MAX_PAGE rows at a time. `read` returns what its
    argument makes of a connection, and between two pages holds none: whoever takes the rows may
    take his time.
    """
    page = replace(selection, limit=MAX_PAGE)
    while found := read(partial(_read_page, rows=rows, page=page)):
        yield from found
        page = replace(page, since=found[-1].seq)


def _read_page(connection: Connection, rows: Rows[R], page: Selection) -> list[R]:
    return list(rows(connection, page))


def choose(statement: Select[Any], table: Table, selection: Selection) -> Select[Any]:
    """By `seq`. What a time chooses is another matter for each kind of row."""
    statement = statement.order_by(table.c.seq).limit(selection.limit)
    if selection.run_id is not None:
        statement = statement.where(table.c.run_id == selection.run_id)
    if selection.since is not None:
        statement = statement.where(table.c.seq > selection.since)
    if selection.until is not None:
        statement = statement.where(table.c.seq <= selection.until)
    return statement


def _stream(connection: Connection, row: type[R], statement: Select[Any]) -> Iterator[R]:
    for values in connection.execute(statement.execution_options(yield_per=MAX_PAGE)):
        yield row(*values)
