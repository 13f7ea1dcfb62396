"""Reads what saved pages are compared with, and stores what they say by a better reading.

That is no edit by the site: the new state is called `reread`, and the hash that tells edits from
the text so far is that of the new reading. Nothing is overwritten in a revision, but its hash
where only the way of making hashes has changed.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select, update

from newsbot.db.articles import METADATA, TEXT, revision_of
from newsbot.db.models import (
    article_revisions,
    articles,
    listing_articles,
    listing_pages,
    listings,
    rates,
    runs,
)
from newsbot.db.revisions import append_revisions
from newsbot.db.rows import ListingPageRow, RateRow, ReparseRow
from newsbot.db.statements import columns_of, read_rows
from newsbot.items import ArticleItem

# Of the request that read the page, not of what the page says.
KEPT = {"etag", "last_modified"}


def stored_articles(connection: Connection, keys: Sequence[str]) -> list[ReparseRow]:
    """Each with the card of the first of its listings."""
    first = (
        select(
            listing_articles.c.article_id, func.min(listing_articles.c.listing_id).label("listing")
        )
        .group_by(listing_articles.c.article_id)
        .subquery()
    )
    columns = columns_of(
        ReparseRow,
        articles,
        runs,
        listing_articles,
        page_url=articles.c.url,
        listing_url=listings.c.url,
    )
    return read_rows(
        connection,
        ReparseRow,
        select(*columns)
        .join_from(articles, first, first.c.article_id == articles.c.id)
        .join(listings, listings.c.id == first.c.listing)
        .join(
            listing_articles,
            (listing_articles.c.article_id == articles.c.id)
            & (listing_articles.c.listing_id == listings.c.id),
        )
        .outerjoin(runs, runs.c.id == articles.c.read_run_id)
        .where(articles.c.url_key.in_(keys))
        .order_by(articles.c.id),
    )


def stored_pages(connection: Connection) -> list[tuple[ListingPageRow, list[RateRow]]]:
    """Each receipt of a listing page, and the rates that it gave first."""
    given: dict[tuple[str, datetime], list[RateRow]] = {}
    observed = select(*columns_of(RateRow, rates)).order_by(rates.c.id)
    for rate in read_rows(connection, RateRow, observed):
        given.setdefault((rate.source_url, rate.first_seen_at), []).append(rate)
    columns = columns_of(ListingPageRow, listing_pages, runs)
    receipts = select(*columns).join_from(listing_pages, runs).order_by(listing_pages.c.id)
    pages = read_rows(connection, ListingPageRow, receipts)
    return [(page, given.get((page.url, page.fetched_at), [])) for page in pages]


def store_reparsed(
    connection: Connection, run_id: str, reparsed: Sequence[tuple[int, ArticleItem]]
) -> None:
    """`reparsed`: article → its better reading. A `reread` state where the text differs."""
    names = [name for name in METADATA + TEXT if name not in KEPT]
    connection.execute(
        update(articles).where(articles.c.id == bindparam("article")),
        [
            {"article": article_id, **{name: getattr(item, name) for name in names}}
            for article_id, item in reparsed
        ],
    )
    append_revisions(
        connection,
        run_id,
        [revision_of(article_id, item) for article_id, item in reparsed],
        "reread",
    )


def rehash(connection: Connection, hashes: Sequence[tuple[int, str]]) -> None:
    """Article → the hash that its unchanged text has today."""
    newest = (
        select(func.max(article_revisions.c.seq))
        .where(article_revisions.c.article_id == bindparam("article"))
        .scalar_subquery()
    )
    rows = [{"article": article_id, "hash": value} for article_id, value in hashes]
    connection.execute(
        update(articles)
        .where(articles.c.id == bindparam("article"))
        .values(content_hash=bindparam("hash")),
        rows,
    )
    connection.execute(
        update(article_revisions)
        .where(article_revisions.c.seq == newest)
        .values(content_hash=bindparam("hash")),
        rows,
    )
