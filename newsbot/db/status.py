"""Reads how the last runs went and how complete the listings are."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from newsbot.db.models import listing_articles, listings, lost_pages, runs


def last_runs(connection: Connection, count: int) -> Sequence[Row[Any]]:
    """The newest first."""
    return connection.execute(select(runs).order_by(runs.c.id.desc()).limit(count)).all()


def last_good_run(connection: Connection) -> datetime | None:
    """When the last crawl with exit code 0 ended."""
    statement = select(runs.c.finished_at).where(runs.c.exit_code == 0, runs.c.command == "crawl")
    return connection.scalar(statement.order_by(runs.c.id.desc()).limit(1))


def listing_states(connection: Connection) -> Sequence[Row[Any]]:
    """Each listing with `results`, the number of articles known to stand in it."""
    results = (
        select(func.count())
        .where(
            listing_articles.c.listing_id == listings.c.id,
            listing_articles.c.position.is_not(None),
        )
        .scalar_subquery()
    )
    return connection.execute(
        select(listings, results.label("results")).order_by(listings.c.id)
    ).all()


def lost_page_rows(connection: Connection) -> Sequence[Row[Any]]:
    return connection.execute(select(lost_pages).order_by(lost_pages.c.id)).all()
