"""Reads what the spider must know of the articles that it meets."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, or_, select, union

from newsbot.db.models import articles, listing_articles, lost_pages
from newsbot.db.prepared import Prepared
from newsbot.db.rows import RevisitRow
from newsbot.db.statements import among, columns_of, read_rows

ASKED = Prepared(
    select(articles.c.url_key, articles.c.gone_at.is_(None)).where(
        among(articles.c.url_key, "keys"),
        articles.c.article_body.is_not(None) | articles.c.gone_at.is_not(None),
    )
)
CARD_HASHES = Prepared(
    select(articles.c.url_key, listing_articles.c.card_hash)
    .join(listing_articles)
    .where(listing_articles.c.listing_id == bindparam("listing"))
    .where(among(articles.c.url_key, "keys"))
)


def asked_articles(connection: Connection, keys: Sequence[str]) -> dict[str, bool]:
    """Articles whose page answered before → whether it is there, as far as is known."""
    return dict(ASKED.rows(connection, keys=keys))


def card_hashes(connection: Connection, listing_id: int, keys: Sequence[str]) -> dict[str, str]:
    """Article → the card that this listing had when it was dealt with last."""
    return dict(CARD_HASHES.rows(connection, keys=keys, listing=listing_id))


def overdue_articles(connection: Connection, listing_id: int, since: datetime) -> list[int]:
    """The listing's articles whose pages were never read or were lost, whatever the listing says
    now, and those published, or without a date first seen, after `since`, which the site may still
    edit or take back. The lost ones first.
    """
    lost = select(articles.c.id).join(lost_pages, lost_pages.c.url_key == articles.c.url_key)
    unread = articles.c.article_body.is_(None) & articles.c.gone_at.is_(None)
    undated = articles.c.date_published.is_(None) & articles.c.article_body.is_not(None)
    overdue = union(
        lost,
        select(articles.c.id).where(unread),
        select(articles.c.id).where(articles.c.date_published > since),
        select(articles.c.id).where(undated, articles.c.first_seen_at > since),
    )
    place = listing_articles.c
    return list(
        connection.scalars(
            select(place.article_id)
            .where(place.listing_id == listing_id, place.article_id.in_(overdue))
            .order_by(place.article_id.not_in(lost), place.article_id)
        )
    )


def renamed_articles(connection: Connection, left: Sequence[str], come: Sequence[str]) -> list[int]:
    """Which of the articles that left a listing have the headline or the excerpt of one that came:
    it may be the same one at another address.
    """
    columns = (articles.c.id, articles.c.url_key, articles.c.headline, articles.c.excerpt)
    statement = select(*columns).where(among(articles.c.url_key, "keys"))
    gone = connection.execute(statement, {"keys": left}).all()
    new = connection.execute(statement, {"keys": come}).all()
    said = {text for row in new for text in (row.headline, row.excerpt) if text}
    return [row.id for row in gone if {row.headline, row.excerpt} & said]


def asked_again(connection: Connection, listing_id: int, ids: Sequence[int]) -> list[RevisitRow]:
    """What is known of these articles of the listing. The lost ones first."""
    was_lost = lost_pages.c.id.is_not(None)
    was_read = articles.c.article_body.is_not(None)
    columns = columns_of(
        RevisitRow,
        articles,
        listing_articles,
        page_url=func.coalesce(lost_pages.c.url, articles.c.url),
        was_asked=or_(was_read, was_lost, articles.c.gone_at.is_not(None)),
    )
    return read_rows(
        connection,
        RevisitRow,
        select(*columns)
        .join_from(articles, listing_articles)
        .outerjoin(lost_pages, lost_pages.c.url_key == articles.c.url_key)
        .where(listing_articles.c.listing_id == listing_id, articles.c.id.in_(ids))
        .order_by(~was_lost, articles.c.id),
    )
