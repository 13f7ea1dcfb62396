"""Reads how the last runs went and how complete the listings are."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, ScalarSelect, func, select

from newsbot.db.models import LEFT_OUT, listing_articles, listings, lost_pages, run_listings, runs
from newsbot.db.rows import ListingRow, LostPageRow, RunRow
from newsbot.db.statements import among, columns_of, read_rows


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


def listing_states(connection: Connection, now: datetime) -> list[ListingRow]:
    """`now`: as of `last_good_run`."""
    standing = (
        select(func.count())
        .where(
            listing_articles.c.listing_id == listings.c.id,
            listing_articles.c.position.is_not(None),
        )
        .scalar_subquery()
    )
    named, any_ = run_listings.c, run_listings.alias("any_run").c
    newest = select(func.max(any_.id)).where(any_.listing_id == listings.c.id)
    # Of one that was left out the run tells that did not leave it out, if there was any.
    told = newest.where(any_.exit_code.is_distinct_from(LEFT_OUT)).scalar_subquery()
    newest_id = newest.scalar_subquery()
    naming = run_listings.alias("naming")
    columns = columns_of(
        ListingRow,
        listings,
        run_listings,
        # Counted at the run's end: of all listings it would be most of an index, each time.
        results=func.coalesce(named.results, standing),
        named_by=naming.c.run_id,
        last_good_at=_last_good(now),
    )
    statement = (
        select(*columns)
        .select_from(listings)
        .outerjoin(naming, naming.c.id == newest_id)
        .outerjoin(run_listings, named.id == func.coalesce(told, newest_id))
    )
    return read_rows(connection, ListingRow, statement.order_by(listings.c.id))


def _last_good(now: datetime) -> ScalarSelect[datetime]:
    good = run_listings.alias("good")
    return (
        select(runs.c.finished_at)
        .join_from(good, runs)
        .where(good.c.listing_id == listings.c.id, good.c.exit_code == 0)
        .where(runs.c.finished_at <= now)
        .order_by(good.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )


def configured_listings(connection: Connection, rows: Sequence[ListingRow]) -> frozenset[int]:
    """Those that the newest configurations name, by their numbers.

    There may be several, as two lines of a crontab are. A run puts those before it out of force
    that named a listing which it names as well.
    """
    newest = {row.id: row.named_by for row in rows if row.named_by}
    named = run_listings.c
    statement = select(named.run_id, named.listing_id).where(among(named.run_id, "runs"))
    pairs = connection.execute(statement, {"runs": sorted(set(newest.values()))}).all()
    out_of_force = {run for run, listing in pairs if newest.get(listing) != run}
    return frozenset(listing for listing, run in newest.items() if run not in out_of_force)


def lost_page_rows(connection: Connection) -> list[LostPageRow]:
    statement = select(*columns_of(LostPageRow, lost_pages)).order_by(lost_pages.c.id)
    return read_rows(connection, LostPageRow, statement)
