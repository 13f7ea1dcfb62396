"""Reads what is stored of one page, and when it was read."""

from itertools import chain

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
from newsbot.db.rows import ArticleRow, ListingPageRow, RateRow, RevisionRow, RunRow
from newsbot.db.statements import columns_of, read_rows


def find_article(connection: Connection, key: str) -> ArticleRow | None:
    """`key`: the article's identity (`urls/canonical.py`), by whichever of its addresses."""
    columns = columns_of(ArticleRow, articles)
    own = select(*columns).where(articles.c.url_key == key)
    further = select(*columns).join_from(article_addresses, articles)
    others = further.where(article_addresses.c.url_key == key)
    rows = (read_rows(connection, ArticleRow, statement) for statement in (own, others))
    return next(chain.from_iterable(rows), None)


def revisions_of(connection: Connection, article_id: int) -> list[RevisionRow]:
    """The oldest first."""
    table = article_revisions
    statement = select(*columns_of(RevisionRow, table)).where(table.c.article_id == article_id)
    return read_rows(connection, RevisionRow, statement.order_by(table.c.revision))


def rates_of(connection: Connection, key: str) -> list[RateRow]:
    """The observations that were first seen on that page."""
    statement = select(*columns_of(RateRow, rates)).where(rates.c.source_key == key)
    return read_rows(connection, RateRow, statement.order_by(rates.c.id))


def run_of(connection: Connection, run_id: str) -> RunRow | None:
    statement = select(*columns_of(RunRow, runs)).where(runs.c.id == run_id)
    return next(iter(read_rows(connection, RunRow, statement)), None)


def pages_naming(
    connection: Connection, article_id: int, run_id: str | None
) -> list[ListingPageRow]:
    """The pages that the run read of the listings which name the article."""
    return read_rows(
        connection,
        ListingPageRow,
        select(*columns_of(ListingPageRow, listing_pages, runs))
        .join_from(listing_pages, runs)
        .join(listing_articles, listing_articles.c.listing_id == listing_pages.c.listing_id)
        .where(listing_articles.c.article_id == article_id, listing_pages.c.run_id == run_id)
        .order_by(listing_pages.c.id),
    )


def all_articles(connection: Connection) -> list[ArticleRow]:
    statement = select(*columns_of(ArticleRow, articles)).order_by(articles.c.id)
    return read_rows(connection, ArticleRow, statement)


def all_rates(connection: Connection) -> list[RateRow]:
    return read_rows(connection, RateRow, select(*columns_of(RateRow, rates)).order_by(rates.c.id))
