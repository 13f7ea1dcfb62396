"""Reads how the last runs went and how complete the listings are."""

from datetime import datetime

from sqlalchemy import Connection, func, select

from newsbot.db.models import listing_articles, listings, lost_pages, runs
from newsbot.db.rows import ListingRow, LostPageRow, RunRow
from newsbot.db.statements import columns_of, read_rows


def last_runs(connection: Connection, count: int) -> list[RunRow]:
    """The newest first."""
    statement = select(*columns_of(RunRow, runs)).order_by(runs.c.id.desc())
    return read_rows(connection, RunRow, statement.limit(count))


def last_good_run(connection: Connection, now: datetime) -> datetime | None:
    """When the last crawl with exit code 0 ended. One that is to end only after `now` had a wrong
    clock, and says nothing of how old the rows are.
    """
    good = (runs.c.exit_code == 0, runs.c.command == "crawl", runs.c.finished_at <= now)
    statement = select(runs.c.finished_at).where(*good)
    return connection.scalar(statement.order_by(runs.c.id.desc()).limit(1))


def listing_states(connection: Connection) -> list[ListingRow]:
    results = (
        select(func.count())
        .where(
            listing_articles.c.listing_id == listings.c.id,
            listing_articles.c.position.is_not(None),
        )
        .scalar_subquery()
    )
    columns = columns_of(ListingRow, listings, results=results)
    return read_rows(connection, ListingRow, select(*columns).order_by(listings.c.id))


def lost_page_rows(connection: Connection) -> list[LostPageRow]:
    statement = select(*columns_of(LostPageRow, lost_pages)).order_by(lost_pages.c.id)
    return read_rows(connection, LostPageRow, statement)
