"""Stores where else an article is found, and makes two rows of one article one.

The newest address is the article's own, `articles.url`; a link that still names an older one leads
to the same row. What a revision's feed line said stays: it keeps the address that it had.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from newsbot.db.history import find_article
from newsbot.db.lost_pages import find_lost_articles
from newsbot.db.models import (
    article_addresses,
    article_revisions,
    articles,
    listing_articles,
)
from newsbot.db.prepared import Prepared
from newsbot.db.revisions import Revision, append_revisions
from newsbot.db.rows import ArticleRow, MainAddressRow, RevisionRow
from newsbot.db.statements import among, columns_of, read_rows
from newsbot.items import AddressItem

MAIN = Prepared(
    select(*columns_of(MainAddressRow, articles, other_key=article_addresses.c.url_key))
    .join_from(article_addresses, articles)
    .where(among(article_addresses.c.url_key, "keys"))
)


def main_addresses(connection: Connection, keys: Sequence[str]) -> dict[str, MainAddressRow]:
    """Those of these addresses under which an article is known besides its own → its own."""
    rows = (MainAddressRow(*values) for values in MAIN.rows(connection, keys=keys))
    return {row.other_key: row for row in rows}


def has_addresses(connection: Connection) -> bool:
    """Whether any article is known under a further address."""
    column = article_addresses.c.article_id
    return connection.scalar(select(column).where(column > 0).order_by(column).limit(1)) is not None


def with_main_keys(connection: Connection, items: Sequence[Any]) -> Sequence[Any]:
    """The same items, with their articles' own addresses as keys."""
    keys = {key for item in items if (key := getattr(item, "url_key", None))}
    mains = main_addresses(connection, list(keys)) if keys else {}
    if not mains:
        return items
    return [
        replace(item, url_key=mains[item.url_key].url_key) if item.url_key in mains else item
        for item in items
    ]


def store_addresses(connection: Connection, run_id: str, items: Sequence[AddressItem]) -> None:
    for item in items:
        known = find_article(connection, item.url_key)
        other = find_article(connection, item.other_key)
        if known is None:
            continue
        if item.moved:
            if other is not None and other.id != known.id:
                known = _merge(connection, run_id, known, other, item.at)
            _move(connection, known, item)
        elif other is None:
            _add(connection, known.id, item.other_url, item.other_key, item.at)
        elif other.id != known.id and other.url_key != item.other_key:
            # Two articles' pages name it: it is not the address of either.
            _remove(connection, item.other_key)


def _move(connection: Connection, row: ArticleRow, item: AddressItem) -> None:
    """The article's own address is the other one from now on."""
    if row.url_key != item.other_key:
        _remove(connection, item.other_key)
        _keep_address(connection, row)
        connection.execute(
            update(articles)
            .where(articles.c.id == row.id)
            .values(url=item.other_url, url_key=item.other_key)
        )
        _add(connection, row.id, row.url, row.url_key, item.at)
    connection.execute(update(articles).where(articles.c.id == row.id).values(gone_at=None))
    find_lost_articles(connection, [item.url_key, item.other_key])


def _add(connection: Connection, article_id: int, url: str, key: str, at: datetime) -> None:
    connection.execute(
        insert(article_addresses).values(
            article_id=article_id, url=url, url_key=key, first_seen_at=at
        )
    )


def _remove(connection: Connection, key: str) -> None:
    connection.execute(delete(article_addresses).where(article_addresses.c.url_key == key))


def _keep_address(connection: Connection, row: ArticleRow) -> None:
    """In the revisions' own details, for feed lines that were written with it."""
    table = article_revisions
    revisions = connection.execute(
        select(table.c.seq, table.c.details).where(table.c.article_id == row.id)
    ).all()
    for seq, details in revisions:
        connection.execute(
            update(table).where(table.c.seq == seq).values(details={"url": row.url, **details})
        )


def _merge(
    connection: Connection, run_id: str, one: ArticleRow, other: ArticleRow, at: datetime
) -> ArticleRow:
    """The row that was read, or else is older, takes over what the other one has. Returns it."""
    kept, dropped = sorted((one, other), key=lambda row: (row.article_body is None, row.id))
    for row in (kept, dropped):
        _keep_address(connection, row)
    _merge_places(connection, kept.id, dropped.id)
    _merge_revisions(connection, run_id, kept.id, dropped)
    connection.execute(
        update(article_addresses)
        .where(article_addresses.c.article_id == dropped.id)
        .values(article_id=kept.id)
    )
    connection.execute(delete(articles).where(articles.c.id == dropped.id))
    _add(connection, kept.id, dropped.url, dropped.url_key, at)
    connection.execute(
        update(articles)
        .where(articles.c.id == kept.id)
        .values(
            first_seen_at=min(kept.first_seen_at, dropped.first_seen_at),
            last_seen_at=max(kept.last_seen_at, dropped.last_seen_at),
        )
    )
    return kept


def _merge_places(connection: Connection, kept: int, dropped: int) -> None:
    """Where both stand in one listing, the one that was seen there last has the place."""
    table = listing_articles
    places = connection.execute(
        select(table).where(table.c.article_id.in_((kept, dropped))).order_by(table.c.last_seen_at)
    ).all()
    newest = {place.listing_id: place for place in places}
    connection.execute(delete(table).where(table.c.article_id.in_((kept, dropped))))
    for place in newest.values():
        first = min(p.first_seen_at for p in places if p.listing_id == place.listing_id)
        values = {**place._mapping, "article_id": kept, "first_seen_at": first}  # noqa: SLF001
        connection.execute(insert(table).values(values))


def _merge_revisions(connection: Connection, run_id: str, kept: int, dropped: ArticleRow) -> None:
    """Those of earlier runs are in their feeds and stay. What this run called new was known: it
    becomes a revision, if anything of it has changed.
    """
    table = article_revisions
    own = table.c.article_id == dropped.id
    ours = select(*columns_of(RevisionRow, table)).where(own, table.c.run_id == run_id)
    fresh = read_rows(connection, RevisionRow, ours.order_by(table.c.revision))
    connection.execute(delete(table).where(own, table.c.run_id == run_id))
    number = func.coalesce(
        select(func.max(table.c.revision)).where(table.c.article_id == kept).scalar_subquery(), 0
    )
    before = connection.scalar(select(number))
    connection.execute(
        update(table).where(own).values(article_id=kept, revision=table.c.revision + before)
    )
    append_revisions(connection, run_id, [_state(kept, row) for row in fresh[-1:]])


def _state(article_id: int, row: RevisionRow) -> Revision:
    return Revision(
        article_id=article_id,
        headline=row.headline,
        excerpt=row.excerpt,
        article_body=row.article_body,
        content_hash=row.content_hash,
        seen_at=row.seen_at,
        details=row.details,
    )
