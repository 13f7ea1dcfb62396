"""Reads what a run did to each of its listings."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, ScalarSelect, case, exists, func, select

from newsbot.db.models import (
    LEFT_OUT,
    article_revisions,
    articles,
    listing_articles,
    listing_pages,
    listings,
    run_listings,
    runs,
)
from newsbot.walk.receipt import PROVEN


@dataclass(frozen=True, slots=True)
class ListingSummary:
    """`verdict` is None where the run did not come to the listing. `results`: the articles that
    stand in the listing now. `pages`: those this run read. `gone`: articles of this listing that
    the run found gone from the site. `unread`: those standing in it of which nothing can be said,
    as no run has read their text or, where the walk proved nothing, this one met neither card nor
    page. `exit_code` and `reason`: the run's, as far as this listing is concerned; None until they
    are judged.
    """

    id: int
    url: str
    verdict: str | None
    total: int | None
    exit_code: int | None
    reason: str | None
    pages: int
    results: int
    gone: int
    new: int
    revised: int
    unread: int

    @property
    def left_out(self) -> bool:
        """Another run was at work on its site."""
        return self.exit_code == LEFT_OUT

    @property
    def unchanged(self) -> int:
        return max(self.results - self.new - self.revised - self.unread, 0)


def summarize_listings(connection: Connection, run_id: str) -> list[ListingSummary]:
    started_at = connection.scalar(select(runs.c.started_at).where(runs.c.id == run_id))
    rows = connection.execute(
        select(
            listings.c.id,
            listings.c.url,
            case((listings.c.last_run_id == run_id, listings.c.verdict)),
            listings.c.total,
            run_listings.c.exit_code,
            run_listings.c.reason,
            _pages(run_id),
            _results(),
            _gone(started_at),
        )
        .join_from(run_listings, listings)
        .where(run_listings.c.run_id == run_id)
        .order_by(listings.c.id)
    )
    changes = _changes(connection, run_id)
    found = [
        ListingSummary(
            *row,
            new=changes.get((row.id, "new"), 0),
            revised=changes.get((row.id, "revised"), 0),
            unread=0,
        )
        for row in rows
    ]
    return [
        each if each.left_out else replace(each, unread=_unread(connection, run_id, each))
        for each in found
    ]


def _unread(connection: Connection, run_id: str, listing: ListingSummary) -> int:
    place, revision = listing_articles.c, article_revisions.c
    states = exists().where(revision.article_id == articles.c.id)
    unread = articles.c.article_body.is_(None) & ~states
    if listing.verdict not in PROVEN:
        since = _since(connection, run_id, listing.id)
        met = (place.last_seen_at >= since) | (articles.c.last_seen_at >= since)
        unread |= ~met & ~states.where(revision.run_id == run_id)
    count = connection.scalar(
        select(func.count())
        .select_from(listing_articles)
        .join(articles)
        .where(place.listing_id == listing.id, place.position.is_not(None), unread)
    )
    return count or 0


def _since(connection: Connection, run_id: str, listing_id: int) -> datetime | None:
    """When the run began to read the listing. In a replay its pages are older than itself."""
    started_at = connection.scalar(select(runs.c.started_at).where(runs.c.id == run_id))
    first_page = connection.scalar(
        select(func.min(listing_pages.c.fetched_at)).where(
            listing_pages.c.run_id == run_id, listing_pages.c.listing_id == listing_id
        )
    )
    return min(filter(None, (started_at, first_page)), default=None)


def _pages(run_id: str) -> ScalarSelect[Any]:
    return (
        select(func.count())
        .where(listing_pages.c.listing_id == listings.c.id, listing_pages.c.run_id == run_id)
        .scalar_subquery()
    )


def _results() -> ScalarSelect[Any]:
    return (
        select(func.count())
        .where(
            listing_articles.c.listing_id == listings.c.id,
            listing_articles.c.position.is_not(None),
        )
        .scalar_subquery()
    )


def _gone(started_at: datetime | None) -> ScalarSelect[Any]:
    gone = select(articles.c.id).where(articles.c.gone_at >= started_at)
    place = listing_articles.c
    return (
        select(func.count())
        .where(place.listing_id == listings.c.id, place.article_id.in_(gone))
        .scalar_subquery()
    )


def _changes(connection: Connection, run_id: str) -> dict[tuple[int, str], int]:
    """Listing and kind of change → of how many of its articles. Counted in one go: of a thousand
    listings, each would look through all that the run changed.
    """
    number, revision = listing_articles.c.listing_id, article_revisions.c
    rows = connection.execute(
        select(number, revision.change, func.count().label("articles"))
        .join_from(
            article_revisions,
            listing_articles,
            listing_articles.c.article_id == revision.article_id,
        )
        .where(revision.run_id == run_id)
        .group_by(number, revision.change)
    )
    return {(row.listing_id, row.change): row.articles for row in rows}
