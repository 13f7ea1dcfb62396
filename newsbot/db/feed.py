"""Reads the feed's rows: the one source of every feed line."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from newsbot.db.models import article_revisions, articles, rates
from newsbot.db.rates import observation
from newsbot.items import ArticleItem, CardItem, RateItem


@dataclass(frozen=True, slots=True)
class Selection:
    """Of one run, or after a `seq`, or what was known at a time; all of it where all are None."""

    run_id: str | None = None
    since: int | None = None
    as_of: datetime | None = None


def article_rows(connection: Connection, selection: Selection) -> Iterator[dict[str, Any]]:
    """Revisions with their articles' addresses, by `seq`. As of a time: each article's latest."""
    table = article_revisions.c
    statement = select(article_revisions, articles.c.url).join(articles).order_by(table.seq)
    if selection.run_id is not None:
        statement = statement.where(table.run_id == selection.run_id)
    if selection.since is not None:
        statement = statement.where(table.seq > selection.since)
    if selection.as_of is not None:
        latest = select(func.max(table.seq)).where(table.seen_at <= selection.as_of)
        statement = statement.where(table.seq.in_(latest.group_by(table.article_id)))
    return _stream(connection, statement)


def exported_row(connection: Connection, item: object) -> dict[str, Any] | None:
    """The row of what an item told, once it is committed: an article's newest revision, or the
    observation. None for an item of another kind.
    """
    if isinstance(item, (ArticleItem, CardItem)):
        table = article_revisions.c
        statement = select(article_revisions, articles.c.url).join(articles)
        newest = statement.where(articles.c.url_key == item.url_key).order_by(table.seq.desc())
        return next(_stream(connection, newest.limit(1)), None)
    if isinstance(item, RateItem):
        observed = select(rates).where(rates.c.observation == observation(item))
        return next(_stream(connection, observed), None)
    return None


def rate_rows(connection: Connection, selection: Selection) -> Iterator[dict[str, Any]]:
    """Distinct observations, by `seq`."""
    statement = select(rates).order_by(rates.c.seq)
    if selection.run_id is not None:
        statement = statement.where(rates.c.run_id == selection.run_id)
    if selection.since is not None:
        statement = statement.where(rates.c.seq > selection.since)
    if selection.as_of is not None:
        statement = statement.where(rates.c.first_seen_at <= selection.as_of)
    return _stream(connection, statement)


def _stream(connection: Connection, statement: Select[Any]) -> Iterator[dict[str, Any]]:
    for row in connection.execute(statement.execution_options(yield_per=200)).mappings():
        yield {str(name): value for name, value in row.items()}
