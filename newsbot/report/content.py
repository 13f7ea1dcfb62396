"""Reads what the report shows, in one look at the database, each list with its bound."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from newsbot.db.engine import DatabaseConnection
from newsbot.db.rates import newest_rates
from newsbot.db.report import articles, edits, listings, overview, rates
from newsbot.db.report.articles import DayRow, NewArticleRow, SectionRow
from newsbot.db.report.listings import ListingDay, ListingStateRow
from newsbot.db.report.sql import as_sql
from newsbot.db.rows import EditRow, LostPageRow, RateRow, RunRow
from newsbot.report.article_charts import MAX_BARS
from newsbot.report.observations import Series, reduce_observations
from newsbot.report.svg import SECTIONS

MAX_PAIRS = 60
MAX_LISTINGS, MAX_LISTING_CHARTS = 300, 40
MAX_NEW_ARTICLES, MAX_EDITS, MAX_LOST_PAGES, MAX_RUNS = 40, 25, 50, 30

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Some(Generic[T]):
    """The first `rows` of `count`."""

    rows: Sequence[T]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


@dataclass(frozen=True, slots=True)
class PairRates:
    latest: RateRow
    series: Series
    sql: str


@dataclass(frozen=True, slots=True)
class Content:
    """`sql`: the statements that give the figures, by what they give. `days`: see
    `db/report/articles.py`, with the sections that have a colour, `coloured`.
    """

    sql: dict[str, str]
    runs: Some[RunRow]
    last_run_at: datetime | None
    articles: int
    gone: int
    rates: int
    pairs: Some[PairRates]
    listings: Some[ListingStateRow]
    verdicts: dict[str | None, int]
    listing_days: dict[int, list[ListingDay]]
    sections: Some[SectionRow]
    coloured: Sequence[str]
    days: Sequence[DayRow]
    new_articles: Sequence[NewArticleRow]
    edits: Some[EditRow]
    lost_pages: Some[LostPageRow]


def read_content(connection: DatabaseConnection) -> Content:
    def count(statement: overview.Count) -> int:
        return connection.scalar(statement) or 0

    runs = Some(overview.read_runs(connection, MAX_RUNS), count(overview.count_runs()))
    sections = articles.read_sections(connection)
    coloured = [row.section for row in sections if row.section][: len(SECTIONS)]
    states = listings.read_states(connection, MAX_LISTINGS)
    charted = [state.id for state in states[:MAX_LISTING_CHARTS]]
    verdicts = listings.read_verdicts(connection)
    newest_edits = edits.read_edits(connection, MAX_EDITS)
    lost_pages = overview.read_lost_pages(connection, MAX_LOST_PAGES)
    return Content(
        sql=_statements(connection, coloured, charted),
        runs=runs,
        last_run_at=overview.read_last_run_at(connection),
        articles=count(overview.count_articles()),
        gone=count(overview.count_gone()),
        rates=count(rates.count_rates()),
        pairs=_read_pairs(connection),
        listings=Some(states, sum(verdicts.values())),
        verdicts=verdicts,
        listing_days=listings.read_days(connection, charted),
        sections=Some(sections[:MAX_BARS], len(sections)),
        coloured=coloured,
        days=articles.read_days(connection, coloured),
        new_articles=articles.read_newest(connection, MAX_NEW_ARTICLES),
        edits=Some(newest_edits, count(edits.count_edits())),
        lost_pages=Some(lost_pages, count(overview.count_lost_pages())),
    )


def _read_pairs(connection: DatabaseConnection) -> Some[PairRates]:
    latest = sorted(
        newest_rates(connection),
        key=lambda row: (row.site, row.base_currency, row.quote_currency),
    )
    found = []
    for pair in latest[:MAX_PAIRS]:
        series = reduce_observations(rates.read_days(connection, pair))
        newest, last_day = pair, series.runs[-1][-1].day
        if newest.as_of != last_day:  # an older page was read later
            newest = rates.newest_of_day(connection, pair, last_day)
        found.append(PairRates(newest, series, as_sql(connection, rates.observations_of(pair))))
    return Some(found, len(latest))


def _statements(
    connection: DatabaseConnection, coloured: Sequence[str], charted: Sequence[int]
) -> dict[str, str]:
    run = listings.oldest_of_last_runs(connection)
    statements = {
        "articles": overview.count_articles(),
        "gone": overview.count_gone(),
        "rates": rates.count_rates(),
        "runs_count": overview.count_runs(),
        "runs": overview.newest_runs(MAX_RUNS),
        "verdicts": listings.count_verdicts(),
        "listings": listings.listing_states(MAX_LISTINGS),
        "totals": listings.totals_shown(charted, run),
        "given": listings.verdicts_given(charted, run),
        "arrivals": listings.articles_by_day(charted, "first_seen_at"),
        "departures": listings.articles_by_day(charted, "left_at"),
        "sections": articles.count_sections(),
        "days": articles.count_days(coloured),
        "new_articles": articles.newest_articles(MAX_NEW_ARTICLES),
        "edits_count": edits.count_edits(),
        "edits": edits.newest_edits(MAX_EDITS),
        "lost_count": overview.count_lost_pages(),
        "lost_pages": overview.newest_lost_pages(MAX_LOST_PAGES),
    }
    return {name: as_sql(connection, statement) for name, statement in statements.items()}
