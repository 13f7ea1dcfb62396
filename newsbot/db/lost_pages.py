"""Stores the pages that could not be read, until they are."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select

from newsbot.db.models import articles, lost_pages
from newsbot.db.prepared import Prepared
from newsbot.db.revisions import Revision, append_revisions
from newsbot.db.rows import ArticleRow
from newsbot.db.statements import among, columns_of, read_rows, upsert
from newsbot.items import LostPageItem

FIND_ARTICLES = Prepared(delete(lost_pages).where(among(lost_pages.c.url_key, "keys")))


def upsert_lost_pages(connection: Connection, run_id: str, items: Sequence[LostPageItem]) -> None:
    """A lost article keeps what its card said, as its text so far."""
    statement = upsert(connection.dialect.name, lost_pages)
    names = ("run_id", "kind", "reason", "http_status", "listing_url", "url_key", "at")
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["url"], set_={name: statement.excluded[name] for name in names}
        ),
        [
            {
                "run_id": run_id,
                "url": item.url,
                "kind": item.kind,
                "reason": item.reason,
                "http_status": item.http_status,
                "listing_url": item.listing_url,
                "url_key": item.url_key,
                "at": item.at,
            }
            for item in items
        ],
    )
    _settle_for_cards(connection, run_id, items)


def find_lost_articles(connection: Connection, keys: Sequence[str]) -> None:
    """Nobody need ask for them again."""
    FIND_ARTICLES.run(connection, [{"keys": keys}])


def _settle_for_cards(connection: Connection, run_id: str, items: Sequence[LostPageItem]) -> None:
    seen = {item.url_key: item.at for item in items if item.url_key}
    rows = read_rows(
        connection,
        ArticleRow,
        select(*columns_of(ArticleRow, articles))
        .where(articles.c.url_key.in_(seen), articles.c.article_body.is_(None))
        .order_by(articles.c.id),
    )
    states = [
        Revision(
            article_id=row.id,
            headline=row.headline,
            excerpt=row.excerpt,
            article_body=None,
            content_hash=row.content_hash,
            seen_at=seen[row.url_key],
            details={"excerpt_truncated": row.excerpt_truncated},
        )
        for row in rows
    ]
    append_revisions(connection, run_id, states)
