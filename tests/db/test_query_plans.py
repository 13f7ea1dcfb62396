"""No query that runs for each page or each run reads a big table from end to end.

Fewer rows than a big site's, but so many that both databases choose as they would there. SQLite
gets no ANALYZE: nothing runs it on a user's file. PostgreSQL gets what its autovacuum does.
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import URL, Connection, func, insert, select, text

from newsbot.commands.export import lines
from newsbot.commands.status import read_state
from newsbot.db.addresses import main_addresses
from newsbot.db.alerts import Condition, note_changes
from newsbot.db.deaths import deaths
from newsbot.db.engine import open_engine
from newsbot.db.entries import edit_rows, new_article_rows, read_origin
from newsbot.db.feed import Selection
from newsbot.db.history import find_article, pages_naming, rates_of, revisions_of
from newsbot.db.listings import open_listing
from newsbot.db.models import article_revisions, metadata, runs
from newsbot.db.pending import (
    asked_again,
    asked_articles,
    card_hashes,
    overdue_articles,
    renamed_articles,
)
from newsbot.db.prune import Pruning
from newsbot.db.rates import latest_rates
from newsbot.db.report.edits import read_edits
from newsbot.db.rhythm import dated_articles, first_read_at, runs_ended
from newsbot.db.rows import SearchStateRow
from newsbot.db.run_listings import end_run_listings, listings_with, name_listings
from newsbot.db.runs import finish_run, insert_run, run_ends, run_row, unfinished_runs
from newsbot.db.schema import ensure_schema
from newsbot.db.search import open_index
from newsbot.db.search_index import Filter, search_state
from newsbot.db.status import configured_listings, listing_states
from newsbot.db.summary import summarize_listings
from newsbot.items import AddressItem, GoneItem, LostPageItem, UnchangedItem
from newsbot.search.folding import VERSION
from newsbot.search.question import parse_question
from tests.db.filled import NOW, RATES, fill
from tests.db.given import LISTING, article, card, ended, listing_page, rate, store
from tests.db.plans import Plan, recorded_plans

ROWS, LISTINGS = 50_000, 200
SITES = frozenset({"s1.example"})
PAIR = "site = 's1.example' AND base_currency = 'KZT' AND quote_currency = 'USD'"
NEWEST_RUNS = "ix_article_revisions_run_id_seq"  # read backwards, until a feed is full
INDEXES = {str(index.name) for table in metadata.tables.values() for index in table.indexes}


@pytest.fixture
def connection(database: URL) -> Connection:
    engine = open_engine(database)
    ensure_schema(engine)
    with engine.begin() as connection:
        fill(connection, ROWS, LISTINGS)
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM ANALYZE"))
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def test_every_query_has_its_index_and_every_index_its_query(connection: Connection) -> None:
    with recorded_plans(connection.engine) as plans:
        crawl(connection)
        read_state(connection)
        list(lines(reader(connection), Selection(run_id="2026-1042"), None))
        list(lines(reader(connection), Selection(since=RATES + ROWS - 10), None))
        explain_and_diff(connection)
        look_at_views(connection)
        read_edits(connection, 25)
        look_for_alerts(connection)
        prune(connection)
    assert len(plans) > 50
    assert scans(plans) == []
    used = {index for plan in plans.values() for index in plan.indexes}
    assert sorted(INDEXES - used) == []
    with recorded_plans(connection.engine) as plans:
        atom_feeds(connection)
    assert {scan.split()[-1] for scan, _ in scans(plans)} == {NEWEST_RUNS}
    assert not any(plan.sorts for plan in plans.values() if plan.scans)
    search(connection)


def scans(plans: Mapping[str, Plan]) -> list[tuple[str, str]]:
    return [(scan, step) for step, plan in plans.items() for scan in plan.scans]


def crawl(connection: Connection) -> None:
    """What a run asks for and stores, in its order."""
    run = "2026-9999"
    unfinished_runs(connection, SITES)
    insert_run(connection, run, SITES, NOW)
    name_listings(connection, run, [LISTING])
    latest_rates(connection, SITES)
    listing = open_listing(connection, run, LISTING)
    assert len(listing.order) == ROWS // LISTINGS
    overdue = overdue_articles(connection, listing.id, NOW - timedelta(days=2))
    assert asked_again(connection, listing.id, overdue)
    cards = [card(number) for number in (200, 400, 600, ROWS + 1, ROWS + 2)]
    keys = [each.url_key for each in cards]
    asked_articles(connection, keys)
    card_hashes(connection, listing.id, keys)
    store(connection, run, [*cards, rate("0.00200"), rate("0.00201"), listing_page(1)])
    main_addresses(connection, keys)
    assert renamed_articles(connection, keys[:1], keys[1:]) == [200]
    store(connection, run, [moved(800, 1_000), moved(1_200, ROWS + 9), moved(1_400, 600, False)])
    store(connection, run, [article(200), article(ROWS + 1), rate("0.00201")])
    store(
        connection,
        run,
        [
            UnchangedItem(url_key=keys[1], seen_at=NOW),
            GoneItem(url_key=keys[2], at=NOW),
            lost(),
            ended((*keys, *listing.order[2:-2])),
        ],
    )
    list(lines(reader(connection), Selection(run_id=run), None))
    assert listings_with(connection, keys)
    finish_run(connection, run, finished_at=NOW, exit_code=0, reason="all well", stats={})
    run_row(connection, run)
    end_run_listings(connection, run, summarize_listings(connection, run))
    run_ends(connection, run)


def reader(connection: Connection) -> Any:
    """In place of a session."""
    return lambda work: work(connection)


def explain_and_diff(connection: Connection) -> None:
    assert find_article(connection, "s1.example/before/4715").url == "https://s1.example/4715/"
    found = find_article(connection, "s1.example/4711")
    assert found
    assert revisions_of(connection, found.id)
    assert rates_of(connection, "s1.example/tag/42")
    pages_naming(connection, found.id, "2026-1042")


def look_for_alerts(connection: Connection) -> None:
    since = NOW - timedelta(weeks=9)
    note_changes(connection, lambda _latest: [Condition("age", LISTING, "old", "It is old.")], NOW)
    deaths(connection)
    assert configured_listings(connection, listing_states(connection, NOW))
    dated_articles(connection, 42, since)
    assert first_read_at(connection, 42)
    runs_ended(connection, 42, since)


def prune(connection: Connection) -> None:
    session: Any = SimpleNamespace(execute=reader(connection))
    before = NOW - timedelta(days=30)
    Pruning(session, NOW, before, before, dry=True).run()
    connection.execute(runs.update().where(runs.c.id > "2026-1040").values(started_at=NOW))
    done = Pruning(session, NOW, before, before, dry=False).run()
    assert done.pages


def atom_feeds(connection: Connection) -> None:
    """The newest of all, of a run, and since a number."""
    read_origin(connection)
    every, of_run, since = {}, {"run_id": "2026-1042"}, {"since": RATES + ROWS - 10}
    for which in (every, of_run, since):
        chosen = Selection(**which, limit=100)
        assert new_article_rows(connection, chosen)
        edit_rows(connection, chosen)


def search(connection: Connection) -> None:
    """With an index that lacks the last articles and revisions."""
    last = connection.scalar(select(func.max(article_revisions.c.seq))) - 100
    run_of_last = select(article_revisions.c.run_id).where(article_revisions.c.seq == last)
    begun = SearchStateRow(VERSION, last, connection.scalar(run_of_last), ROWS - 100)
    connection.commit()  # for the index, which has a connection of its own
    with open_index(connection.engine.url) as index:
        with index._engine.begin() as beside:
            index.prepare(beside)
            beside.execute(insert(search_state).values(asdict(begun)))
        with recorded_plans(index._engine) as plans:
            for since in ({}, {"since_seq": last + 50}, {"since": NOW - timedelta(days=2)}):
                index.search(parse_question("headline"), Filter(20, **since), lambda *_: None)
    assert len(plans) > 10
    assert scans({step: plan for step, plan in plans.items() if "max(" not in step}) == []


def look_at_views(connection: Connection) -> None:
    """As people do: the newest, one pair's history, one article, the last days."""
    for sql in (
        "SELECT * FROM latest_rates",
        f"SELECT * FROM latest_rates WHERE {PAIR}",
        f"SELECT rate FROM rates_numeric WHERE {PAIR} AND rate > 0.1 ORDER BY id",
        f"SELECT * FROM rates_numeric WHERE seq > {RATES + ROWS - 50} ORDER BY seq",
        "SELECT * FROM articles_flat WHERE url = 'https://s1.example/4711/'",
        "SELECT * FROM articles_flat WHERE date_published > '2026-11-22' ORDER BY date_published",
    ):
        connection.exec_driver_sql(sql)


def moved(number: int, to: int, moved: bool = True) -> AddressItem:
    return AddressItem(
        url_key=f"s1.example/{number}",
        other_url=f"https://s1.example/{to}/",
        other_key=f"s1.example/{to}",
        moved=moved,
        at=NOW,
    )


def lost() -> LostPageItem:
    return LostPageItem(
        url=f"https://s1.example/{ROWS + 2}/",
        kind="article",
        cause="pages lost",
        reason="503",
        http_status=503,
        listing_url=LISTING,
        url_key=f"s1.example/{ROWS + 2}",
        at=NOW,
    )
