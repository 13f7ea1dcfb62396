"""Reads the feed's rows: the one source of every feed line."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, select

from newsbot.db.models import article_revisions, articles, rates


def article_rows(connection: Connection, run_id: str) -> Iterator[dict[str, Any]]:
    """The run's revisions with their articles' addresses, by `seq`."""
    statement = (
        select(article_revisions, articles.c.url)
        .join(articles)
        .where(article_revisions.c.run_id == run_id)
        .order_by(article_revisions.c.seq)
    )
    return _stream(connection, statement)


def rate_rows(connection: Connection, run_id: str) -> Iterator[dict[str, Any]]:
    """The run's new observations, by `seq`."""
    statement = select(rates).where(rates.c.run_id == run_id).order_by(rates.c.seq)
    return _stream(connection, statement)


def _stream(connection: Connection, statement: Select[Any]) -> Iterator[dict[str, Any]]:
    for row in connection.execute(statement.execution_options(yield_per=200)).mappings():
        yield {str(name): value for name, value in row.items()}
