"""Every state that an article's text went through."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from newsbot.db.feed_sequence import take_numbers
from newsbot.db.models import article_revisions, listing_articles, listings
from newsbot.db.prepared import Prepared
from newsbot.db.rows import LatestRow
from newsbot.db.statements import among, columns_of
from newsbot.normalize.changes import Text, classify

INSERT = Prepared(insert(article_revisions), *article_revisions.c.keys())
NEWEST = (
    select(func.max(article_revisions.c.seq))
    .where(among(article_revisions.c.article_id, "ids"))
    .group_by(article_revisions.c.article_id)
)
LATEST = Prepared(
    select(*columns_of(LatestRow, article_revisions)).where(article_revisions.c.seq.in_(NEWEST))
)
LISTING_URLS = Prepared(
    select(listing_articles.c.article_id, listings.c.url)
    .join(listings)
    .where(among(listing_articles.c.article_id, "ids"))
    .order_by(listings.c.url)
)


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


def append_revisions(
    connection: Connection, run_id: str, states: Sequence[Revision], change: str = "revised"
) -> None:
    """Adds each state that differs in content from its article's latest revision. `change` is what
    it is called, unless it is the article's first, or the first with a text.
    """
    latest = _latest(connection, [state.article_id for state in states])
    new = [
        (state, latest.get(state.article_id))
        for state in states
        if state.article_id not in latest
        or latest[state.article_id].content_hash != state.content_hash
    ]
    if new:
        _insert(connection, run_id, new, change)


def _insert(
    connection: Connection,
    run_id: str,
    new: Sequence[tuple[Revision, LatestRow | None]],
    change: str,
) -> None:
    urls = _listing_urls(connection, [state.article_id for state, _ in new])
    numbers = take_numbers(connection, len(new))
    INSERT.run(
        connection,
        [
            {
                "seq": next(numbers),
                "article_id": state.article_id,
                "run_id": run_id,
                "revision": last.revision + 1 if last else 1,
                "headline": state.headline,
                "excerpt": state.excerpt,
                "article_body": state.article_body,
                "content_hash": state.content_hash,
                "seen_at": state.seen_at,
                "change": _change(last, state, change),
                "classes": _classes(last, state) if change == "revised" else [],
                "details": {**state.details, "listing_urls": urls.get(state.article_id, [])},
            }
            for state, last in new
        ],
    )


def _change(last: LatestRow | None, state: Revision, change: str) -> str:
    """A text that is read for the first time was there before: the site has edited nothing."""
    is_edit = last and (last.article_body or not state.article_body)
    return change if is_edit or change == "reread" else "new"


def _classes(last: LatestRow | None, state: Revision) -> Sequence[str]:
    if last is None:
        return []
    return classify(
        Text(last.headline, last.excerpt, last.article_body),
        Text(state.headline, state.excerpt, state.article_body),
    )


def _latest(connection: Connection, article_ids: Sequence[int]) -> dict[int, LatestRow]:
    """Article → its latest revision."""
    rows = LATEST.rows(connection, ids=article_ids) if article_ids else []
    return {row.article_id: row for row in (LatestRow(*values) for values in rows)}


def _listing_urls(connection: Connection, article_ids: Sequence[int]) -> dict[int, list[str]]:
    urls: dict[int, list[str]] = {}
    for article_id, url in LISTING_URLS.rows(connection, ids=article_ids):
        urls.setdefault(article_id, []).append(url)
    return urls
