"""Every state that an article's text went through."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from newsbot.db.feed_sequence import take_numbers
from newsbot.db.models import article_revisions, listing_articles, listings


@dataclass(frozen=True, slots=True)
class Revision:
    """`details`: what the feed line says besides the columns of its own."""

    article_id: int
    headline: str
    excerpt: str
    article_body: str | None
    content_hash: str
    seen_at: datetime
    details: dict[str, Any]


def append_revisions(connection: Connection, run_id: str, states: Sequence[Revision]) -> None:
    """Adds each state that differs in content from its article's latest revision."""
    latest = _latest(connection, [state.article_id for state in states])
    new = [s for s in states if latest.get(s.article_id, (0, ""))[1] != s.content_hash]
    if not new:
        return
    urls = _listing_urls(connection, [state.article_id for state in new])
    numbers = take_numbers(connection, len(new))
    connection.execute(
        insert(article_revisions),
        [
            {
                "seq": next(numbers),
                "article_id": state.article_id,
                "run_id": run_id,
                "revision": latest.get(state.article_id, (0, ""))[0] + 1,
                "headline": state.headline,
                "excerpt": state.excerpt,
                "article_body": state.article_body,
                "content_hash": state.content_hash,
                "seen_at": state.seen_at,
                "change": "revised" if state.article_id in latest else "new",
                "details": {**state.details, "listing_urls": urls.get(state.article_id, [])},
            }
            for state in new
        ],
    )


def _latest(connection: Connection, article_ids: Sequence[int]) -> dict[int, tuple[int, str]]:
    """Article → number and content hash of its latest revision."""
    table = article_revisions.c
    rows = connection.execute(
        select(table.article_id, table.revision, table.content_hash)
        .where(table.article_id.in_(article_ids))
        .order_by(table.revision)
    )
    return {article_id: (revision, content) for article_id, revision, content in rows}


def _listing_urls(connection: Connection, article_ids: Sequence[int]) -> dict[int, list[str]]:
    urls: dict[int, list[str]] = {}
    rows = connection.execute(
        select(listing_articles.c.article_id, listings.c.url)
        .join(listings)
        .where(listing_articles.c.article_id.in_(article_ids))
        .order_by(listings.c.url)
    )
    for article_id, url in rows:
        urls.setdefault(article_id, []).append(url)
    return urls
