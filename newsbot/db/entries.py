"""Reads what feeds for people show: the articles that came, and the edits of their texts."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, exists, func, select

from newsbot.db.feed import ARTICLE_LINES, LATER, REVISION, Selection, choose
from newsbot.db.models import article_revisions, articles, listings, runs
from newsbot.db.rows import ArticleLineRow, EditRow
from newsbot.db.statements import columns_of, read_rows

BEFORE = article_revisions.alias("before")
EDITS = select(
    *columns_of(
        EditRow,
        article_revisions,
        articles,
        old_headline=BEFORE.c.headline,
        old_excerpt=BEFORE.c.excerpt,
        old_article_body=BEFORE.c.article_body,
    )
).select_from(
    article_revisions.join(articles).join(
        BEFORE,
        (BEFORE.c.article_id == REVISION.article_id) & (BEFORE.c.revision == REVISION.revision - 1),
    )
)
SEEN = func.coalesce(articles.c.date_published, articles.c.first_seen_at)


@dataclass(frozen=True, slots=True)
class Origin:
    """Which database a feed is from. `first_run`: empty where there is no run."""

    first_run: str
    listing_urls: tuple[str, ...]


def read_origin(connection: Connection) -> Origin:
    first_run = connection.scalar(select(func.min(runs.c.id)))
    urls = connection.scalars(select(listings.c.url).order_by(listings.c.url))
    return Origin(first_run or "", tuple(urls))


def new_article_rows(connection: Connection, selection: Selection) -> list[ArticleLineRow]:
    """Each article that came, as it was when its text was first read; those of the newest run
    first, and of these the ones published last.
    """
    later = exists().where(LATER.article_id == REVISION.article_id, LATER.seq > REVISION.seq)
    later = later.where(LATER.change == "new")
    if selection.run_id is not None:
        later = later.where(LATER.run_id == selection.run_id)
    if selection.as_of is not None:
        later = later.where(LATER.seen_at <= selection.as_of)
    newest = (REVISION.run_id.desc(), SEEN.desc(), REVISION.seq)
    statement = _chosen(ARTICLE_LINES, "new", selection).where(~later)
    return read_rows(connection, ArticleLineRow, statement.order_by(None).order_by(*newest))


def edit_rows(connection: Connection, selection: Selection) -> list[EditRow]:
    """What sites changed in texts that had been read, the newest first."""
    statement = _chosen(EDITS, "revised", selection)
    return read_rows(connection, EditRow, statement.order_by(None).order_by(REVISION.seq.desc()))


def _chosen(statement: Select[Any], change: str, selection: Selection) -> Select[Any]:
    statement = choose(statement, article_revisions, selection).where(REVISION.change == change)
    if selection.as_of is not None:
        statement = statement.where(REVISION.seen_at <= selection.as_of)
    return statement
