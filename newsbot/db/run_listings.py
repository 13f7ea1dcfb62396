"""Stores which listings each run was told to walk, and how that ended."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, literal, select, update

from newsbot.db.models import LEFT_OUT, articles, listing_articles, listings, run_listings
from newsbot.db.statements import among, id_of, upsert
from newsbot.db.summary import ListingSummary

END = (
    update(run_listings)
    .where(
        run_listings.c.run_id == bindparam("run"),
        run_listings.c.listing_id == bindparam("listing"),
    )
    .values({name: bindparam(name) for name in ("verdict", "results", "total", "exit_code")})
    .values(reason=bindparam("why"))
)

NONE_LEFT_OUT: Mapping[str, str] = {}
LEAVE_OUT = (
    update(run_listings)
    .where(
        run_listings.c.run_id == bindparam("run"),
        run_listings.c.listing_id == id_of(listings.c.url, "url"),
    )
    .values(exit_code=LEFT_OUT, reason=bindparam("why"))
)


def name_listings(
    connection: Connection,
    run_id: str,
    urls: Sequence[str],
    left_out: Mapping[str, str] = NONE_LEFT_OUT,
) -> None:
    """Before the run reads any of them. `left_out`: the URLs of those that it does not read, as
    another run is at work on their sites, with words on that. Again the same where nobody knows
    whether it was committed.
    """
    dialect = connection.dialect.name
    known = upsert(dialect, listings).on_conflict_do_nothing(index_elements=["url"])
    connection.execute(known, [{"url": url} for url in (*urls, *left_out)])
    named: Select[Any] = select(literal(run_id), listings.c.id)
    named = named.where(among(listings.c.url, "urls")).order_by(listings.c.id)
    insert_ = upsert(dialect, run_listings).from_select(["run_id", "listing_id"], named)
    connection.execute(insert_.on_conflict_do_nothing(), {"urls": [*urls, *left_out]})
    if left_out:
        rows = [{"run": run_id, "url": url, "why": why} for url, why in left_out.items()]
        connection.execute(LEAVE_OUT, rows)


def end_run_listings(
    connection: Connection, run_id: str, listings: Sequence[ListingSummary]
) -> None:
    if listings:
        connection.execute(END, [_end(run_id, listing) for listing in listings])


def _end(run_id: str, listing: ListingSummary) -> dict[str, Any]:
    return {
        "run": run_id,
        "listing": listing.id,
        "verdict": listing.verdict,
        "results": listing.results,
        "total": listing.total,
        "exit_code": listing.exit_code,
        "why": listing.reason,
    }


def listings_with(connection: Connection, keys: Sequence[str]) -> list[tuple[str, str]]:
    """Each of these articles, by its key, with the URL of each listing that it stands in."""
    statement = (
        select(articles.c.url_key, listings.c.url)
        .join_from(articles, listing_articles)
        .join(listings, listings.c.id == listing_articles.c.listing_id)
        .where(among(articles.c.url_key, "keys"), listing_articles.c.position.is_not(None))
    )
    return [(key, url) for key, url in connection.execute(statement, {"keys": list(keys)})]
