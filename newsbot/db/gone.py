"""Stores which articles the site has no more.

Two things show it: the article's own page is not there any more though it was before, or it left
every listing that ever named it, each by a whole walk that was complete. To have left some
listing proves nothing. Whoever is seen again, on a card or by its page, is not gone.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, exists, func, select, update

from newsbot.db.lost_pages import find_lost_articles
from newsbot.db.models import articles, listing_articles, runs
from newsbot.db.prepared import Prepared
from newsbot.items import GoneItem

AT = bindparam("at", type_=articles.c.gone_at.type)
MARK = Prepared(
    update(articles)
    .where(articles.c.url_key == bindparam("key"))
    .values(gone_at=func.coalesce(articles.c.gone_at, AT))
)


def mark_gone(connection: Connection, _run_id: str, items: Sequence[GoneItem]) -> None:
    """A page that is gone is not lost: nobody need ask for it again."""
    MARK.run(connection, [{"key": item.url_key, "at": item.at} for item in items])
    find_lost_articles(connection, [item.url_key for item in items])


def mark_left(connection: Connection, run_id: str, listing_id: int, at: datetime) -> None:
    """After a complete, whole walk: what has no position has left the listing. An article whose
    page answered in this very run is not gone, wherever it left.
    """
    listed = listing_articles.c
    connection.execute(
        update(listing_articles)
        .where(listed.listing_id == listing_id, listed.position.is_(None), listed.left_at.is_(None))
        .values(left_at=at)
    )
    left = select(listed.article_id).where(
        listed.listing_id == listing_id, listed.left_at.is_not(None)
    )
    stays = exists().where(listed.article_id == articles.c.id, listed.left_at.is_(None))
    started_at = select(runs.c.started_at).where(runs.c.id == run_id).scalar_subquery()
    connection.execute(
        update(articles)
        .where(articles.c.gone_at.is_(None), articles.c.last_seen_at < started_at)
        .where(articles.c.id.in_(left), ~stays)
        .values(gone_at=at)
    )
