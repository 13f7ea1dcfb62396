"""Reads the feed's rows: the one source of every feed line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, func, select

from newsbot.db.models import article_revisions, articles, rates
from newsbot.db.rates import observation
from newsbot.db.rows import ArticleLineRow, RateRow
from newsbot.db.statements import columns_of
from newsbot.items import ArticleItem, CardItem, RateItem

ARTICLE_LINES = select(*columns_of(ArticleLineRow, article_revisions, articles)).join_from(
    article_revisions, articles
)
RATE_LINES = select(*columns_of(RateRow, rates))
ROWS_AT_ONCE = 200

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Selection:
    """Of one run, or after a `seq`, or what was known at a time; all of it where all are None."""

    run_id: str | None = None
    since: int | None = None
    as_of: datetime | None = None


def article_rows(connection: Connection, selection: Selection) -> Iterator[ArticleLineRow]:
    """Revisions with their articles' addresses, by `seq`. As of a time: each article's latest."""
    table = article_revisions.c
    statement = ARTICLE_LINES.order_by(table.seq)
    if selection.run_id is not None:
        statement = statement.where(table.run_id == selection.run_id)
    if selection.since is not None:
        statement = statement.where(table.seq > selection.since)
    if selection.as_of is not None:
        latest = select(func.max(table.seq)).where(table.seen_at <= selection.as_of)
        statement = statement.where(table.seq.in_(latest.group_by(table.article_id)))
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
    statement = RATE_LINES.order_by(rates.c.seq)
    if selection.run_id is not None:
        statement = statement.where(rates.c.run_id == selection.run_id)
    if selection.since is not None:
        statement = statement.where(rates.c.seq > selection.since)
    if selection.as_of is not None:
        statement = statement.where(rates.c.first_seen_at <= selection.as_of)
    return _stream(connection, RateRow, statement)


def _stream(connection: Connection, row: type[R], statement: Select[Any]) -> Iterator[R]:
    for values in connection.execute(statement.execution_options(yield_per=ROWS_AT_ONCE)):
        yield row(*values)
