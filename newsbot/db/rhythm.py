"""Reads which articles a listing got, day by day, and when runs looked at it."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from newsbot.db.models import articles, listing_articles, run_listings, runs
from newsbot.db.rows import DatedRow
from newsbot.db.statements import columns_of, read_rows

FIRST = 100  # articles that tell when a listing was first read


def dated_articles(connection: Connection, listing_id: int, since: datetime) -> list[DatedRow]:
    """Those published, or without a date first seen, since then."""
    place = listing_articles.c
    undated = articles.c.date_published.is_(None) & (articles.c.first_seen_at >= since)
    columns = columns_of(DatedRow, listing_articles, articles)
    found = (
        select(*columns).join_from(articles, listing_articles).where(place.listing_id == listing_id)
    )
    dated = found.where(articles.c.date_published >= since)
    return [
        *read_rows(connection, DatedRow, dated),
        *read_rows(connection, DatedRow, found.where(undated)),
    ]


def first_read_at(connection: Connection, listing_id: int) -> datetime | None:
    """When the listing's first articles were seen in it."""
    place = listing_articles.c
    first = select(place.first_seen_at).where(place.listing_id == listing_id)
    some = first.order_by(place.article_id).limit(FIRST).subquery()
    first_seen: datetime | None = connection.scalar(select(func.min(some.c.first_seen_at)))
    return first_seen


def runs_ended(connection: Connection, listing_id: int, since: datetime) -> list[datetime]:
    """When runs ended that read of the listing what there was, or nearly."""
    of_listing = run_listings.c
    statement = (
        select(runs.c.finished_at)
        .join_from(run_listings, runs)
        .where(of_listing.listing_id == listing_id, of_listing.exit_code.in_((0, 3)))
        .where(runs.c.finished_at >= since)
    )
    return list(connection.scalars(statement))
