"""Reads what is stored of one page, and when it was read."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from newsbot.db.models import (
    article_addresses,
    article_revisions,
    articles,
    listing_articles,
    listing_pages,
    rates,
    runs,
)


def find_article(connection: Connection, key: str) -> Any | None:
    """`key`: the article's identity (`normalize/urls.py`), by whichever of its addresses."""
    statement = select(articles).where(articles.c.url_key == key)
    row = connection.execute(statement).one_or_none()
    if row is None:
        further = select(articles).join_from(article_addresses, articles)
        statement = further.where(article_addresses.c.url_key == key)
        row = connection.execute(statement).one_or_none()
    return row


def revisions_of(connection: Connection, article_id: int) -> Sequence[Any]:
    """The oldest first."""
    table = article_revisions
    statement = select(table).where(table.c.article_id == article_id)
    return connection.execute(statement.order_by(table.c.revision)).all()


def rates_of(connection: Connection, key: str) -> Sequence[Any]:
    """The observations that were first seen on that page."""
    statement = select(rates).where(rates.c.source_key == key)
    return connection.execute(statement.order_by(rates.c.id)).all()


def run_of(connection: Connection, run_id: str) -> Any | None:
    return connection.execute(select(runs).where(runs.c.id == run_id)).one_or_none()


def listing_readings(connection: Connection, article_id: int, run_id: str | None) -> list[Any]:
    """The pages that the run read of the listings which name the article."""
    rows = connection.execute(
        select(listing_pages)
        .join(listing_articles, listing_articles.c.listing_id == listing_pages.c.listing_id)
        .where(listing_articles.c.article_id == article_id, listing_pages.c.run_id == run_id)
        .order_by(listing_pages.c.id)
    )
    return list(rows.all())
