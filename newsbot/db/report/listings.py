"""Reads how complete each listing is, and was, as the report shows it."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, case, func, select

from newsbot.db.models import listing_articles, listing_pages, listings, run_listings, runs
from newsbot.db.report.sql import day_of
from newsbot.db.statements import columns_of, read_rows
from newsbot.walk.receipt import PROVEN

MAX_RUNS = 2_000  # whose pages are looked through for the totals that the sites showed
PLACE = listing_articles.c
PAGE = listing_pages.c


@dataclass(frozen=True, slots=True)
class ListingStateRow:
    """Of `listings`. `results`: the number of articles known to stand in it."""

    id: int
    url: str
    results: int
    total: int | None
    verdict: str | None
    last_complete_at: datetime | None


@dataclass(frozen=True, slots=True)
class ListingDay:
    """A day on which the listing was read, or could not be: the total that it showed last, how many
    of its articles were known at the day's end, and the verdict of the day's last walk, if any.
    """

    day: str
    total: int | None
    known: int
    verdict: str | None


def listing_states(limit: int) -> Select[Any]:
    """Those that are not proven complete first."""
    results = (
        select(func.count())
        .where(PLACE.listing_id == listings.c.id, PLACE.position.is_not(None))
        .scalar_subquery()
    )
    columns = columns_of(ListingStateRow, listings, results=results)
    proven = case((listings.c.verdict.in_(sorted(PROVEN)), 1), else_=0)
    return select(*columns).order_by(proven, listings.c.id).limit(limit)


def count_verdicts() -> Select[Any]:
    count = func.count().label("listings")
    return (
        select(listings.c.verdict, count).group_by(listings.c.verdict).order_by(listings.c.verdict)
    )


def totals_shown(ids: Collection[int], since_run: str) -> Select[Any]:
    """On the first pages: in a pass that proves anything, all others say the same."""
    columns = (PAGE.listing_id, day_of(PAGE.fetched_at).label("day"), PAGE.total)
    first = (PAGE.run_id >= since_run, PAGE.listing_id.in_(ids), PAGE.page_no == 1)
    return select(*columns).where(*first).order_by(PAGE.id)


def verdicts_given(ids: Collection[int], since_run: str) -> Select[Any]:
    given = run_listings.c
    columns = (given.listing_id, day_of(runs.c.started_at).label("day"), given.verdict)
    ended = (given.listing_id.in_(ids), given.run_id >= since_run, given.verdict.is_not(None))
    return select(*columns).join_from(run_listings, runs).where(*ended).order_by(given.id)


def articles_by_day(ids: Collection[int], moment: str) -> Select[Any]:
    """`moment`: `first_seen_at` or `left_at`."""
    column = PLACE[moment]
    day = day_of(column).label("day")
    count = func.count().label("articles")
    kept = (PLACE.listing_id.in_(ids), column.is_not(None))
    return select(PLACE.listing_id, day, count).where(*kept).group_by(PLACE.listing_id, day)


def oldest_of_last_runs(connection: Connection) -> str:
    newest = select(runs.c.id).order_by(runs.c.id.desc()).limit(MAX_RUNS).subquery()
    return connection.scalar(select(func.min(newest.c.id))) or ""


def read_states(connection: Connection, limit: int) -> list[ListingStateRow]:
    return read_rows(connection, ListingStateRow, listing_states(limit))


def read_verdicts(connection: Connection) -> dict[str | None, int]:
    rows: Sequence[tuple[str | None, int]] = connection.execute(count_verdicts()).all()
    return dict(rows)


def read_days(connection: Connection, ids: Collection[int]) -> dict[int, list[ListingDay]]:
    """Listing → the days on which it was read."""
    since_run = oldest_of_last_runs(connection)
    totals = _last_of_days(connection, totals_shown(ids, since_run))
    verdicts = _last_of_days(connection, verdicts_given(ids, since_run))
    changes: dict[int, Counter[str]] = {listing_id: Counter() for listing_id in ids}
    for moment, sign in (("first_seen_at", 1), ("left_at", -1)):
        for listing_id, day, count in connection.execute(articles_by_day(ids, moment)):
            changes[listing_id][day] += sign * count
    return {
        number: _days(totals.get(number, {}), changes[number], verdicts.get(number, {}))
        for number in ids
    }


def _last_of_days(connection: Connection, statement: Select[Any]) -> dict[int, dict[str, Any]]:
    """Listing → day → what the day's last row says."""
    last: dict[int, dict[str, Any]] = {}
    for listing_id, day, value in connection.execute(statement):
        last.setdefault(listing_id, {})[day] = value
    return last


def _days(
    totals: dict[str, int | None], changes: Counter[str], verdicts: dict[str, str]
) -> list[ListingDay]:
    known, found = 0, []
    unproven = {day for day, verdict in verdicts.items() if verdict not in PROVEN}
    shown = {*totals, *unproven}
    for day in sorted({*shown, *changes}):
        known += changes[day]
        if day in shown:
            found.append(ListingDay(day, totals.get(day), known, verdicts.get(day)))
    return found
