"""Counts what is stored, and reads what went wrong, as the report shows it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from newsbot.db.models import articles, lost_pages, runs
from newsbot.db.rows import LostPageRow, RunRow
from newsbot.db.statements import columns_of, read_rows

Count = Select[Any]


def count_articles() -> Count:
    return select(func.count().label("articles")).select_from(articles)


def count_gone() -> Count:
    gone = articles.c.gone_at.is_not(None)
    return select(func.count().label("gone")).select_from(articles).where(gone)


def count_lost_pages() -> Count:
    return select(func.count().label("lost_pages")).select_from(lost_pages)


def count_runs() -> Count:
    return select(func.count().label("runs")).select_from(runs)


def newest_lost_pages(limit: int) -> Select[Any]:
    columns = columns_of(LostPageRow, lost_pages)
    return select(*columns).order_by(lost_pages.c.id.desc()).limit(limit)


def newest_runs(limit: int) -> Select[Any]:
    columns = columns_of(RunRow, runs)
    return select(*columns).order_by(runs.c.id.desc()).limit(limit)


def read_lost_pages(connection: Connection, limit: int) -> list[LostPageRow]:
    return read_rows(connection, LostPageRow, newest_lost_pages(limit))


def read_runs(connection: Connection, limit: int) -> list[RunRow]:
    return read_rows(connection, RunRow, newest_runs(limit))


def read_last_run_at(connection: Connection) -> datetime | None:
    """When the last run ended, or began if it has no end."""
    moments = select(runs.c.finished_at, runs.c.started_at).order_by(runs.c.id.desc()).limit(1)
    row = connection.execute(moments).first()
    return None if row is None else row.finished_at or row.started_at
