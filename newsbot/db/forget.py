"""Takes a listing out of the books. What was found through it stays: articles, revisions, rates."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, exists, func, select

from newsbot.db.models import (
    articles,
    listing_articles,
    listing_pages,
    listings,
    lost_pages,
    rendered_groups,
    run_listings,
)
from newsbot.urls.canonical import key_of


@dataclass(frozen=True, slots=True)
class Forgettable:
    """What would go with the listing: the `lost` pages that would be asked for again for it alone,
    its part in so many `runs`, the receipts of `pages` that were read of it, the `places` of
    articles in it. `only_here`: how many of those articles stand in no other listing.
    """

    id: int
    url: str
    lost: int
    runs: int
    pages: int
    places: int
    only_here: int


def find_listing(connection: Connection, url: str) -> Forgettable | None:
    """By its very address, else by one that leads to the same page."""
    rows = connection.execute(select(listings.c.id, listings.c.url)).all()
    same = [row for row in rows if row.url == url] or [
        row for row in rows if key_of(row.url) == key_of(url)
    ]
    if len(same) != 1:
        return None
    return Forgettable(*same[0], *_counts(connection, *same[0]))


def _counts(connection: Connection, listing_id: int, url: str) -> Iterator[int]:
    for table, condition in _rows_of(listing_id, url).items():
        if table is not rendered_groups:
            count = select(func.count()).select_from(table).where(condition)
            yield connection.execute(count).scalar_one()
    place = listing_articles.c
    alone = ~_stands_elsewhere(place.article_id, listing_id)
    statement = select(func.count()).where(place.listing_id == listing_id, alone)
    yield connection.execute(statement).scalar_one()


def forget_listing(connection: Connection, listing: Forgettable) -> None:
    for table, condition in _rows_of(listing.id, listing.url).items():
        connection.execute(delete(table).where(condition))
    connection.execute(delete(listings).where(listings.c.id == listing.id))


def _rows_of(listing_id: int, url: str) -> dict[Table, ColumnElement[bool]]:
    """The lost pages first: which are its own, its places tell."""
    article_id = select(articles.c.id).where(articles.c.url_key == lost_pages.c.url_key)
    # Two statements lie between it and the page: SQLAlchemy itself looks no further than one.
    article_id = article_id.correlate(lost_pages)
    elsewhere = _stands_elsewhere(article_id.scalar_subquery(), listing_id)
    return {
        lost_pages: (lost_pages.c.listing_url == url) & ~elsewhere,
        run_listings: run_listings.c.listing_id == listing_id,
        listing_pages: listing_pages.c.listing_id == listing_id,
        listing_articles: listing_articles.c.listing_id == listing_id,
        rendered_groups: rendered_groups.c.name == url,
    }


def _stands_elsewhere(article_id: ColumnElement[Any], listing_id: int) -> ColumnElement[bool]:
    other = listing_articles.alias("other")
    return exists().where(other.c.article_id == article_id, other.c.listing_id != listing_id)
