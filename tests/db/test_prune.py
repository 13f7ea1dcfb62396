"""What `scrapy status`, alerts and feeds go by is the same after a prune, whatever has happened."""

import random
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from newsbot.db.deaths import deaths
from newsbot.db.entries import read_origin
from newsbot.db.models import listing_pages, listings, metadata, run_listings, runs
from newsbot.db.prune import Pruned, Pruning
from newsbot.db.runs import DIED, unfinished_runs
from newsbot.db.session import SharedSession
from newsbot.db.status import configured_listings, last_good_run, listing_states
from newsbot.urls.canonical import site_of
from tests.db.filled import NOW
from tests.db.given import article, rate, store

HISTORIES = 25
URLS = [f"https://s{number % 3}.example/tag/{number}/" for number in range(5)]
KINDS = ("good", "good", "bad", "died", "died and repaired", "without its feed", "clock ahead")


def test_any_history(engine: Engine) -> None:
    went, session = Pruned(), SharedSession(engine.url)
    for seed in range(HISTORIES):
        chance = random.Random(seed)
        with engine.begin() as connection:
            begin_anew(connection)
            for number in range(chance.randint(1, 25)):
                happen(connection, chance, number)
            before = known(connection)
        days = chance.choice((0, 7, 30, 90))
        dry, done, again = (prune(session, days, dry=dry) for dry in (True, False, False))
        with engine.begin() as connection:
            assert known(connection) == before, seed
        assert dry == done
        assert (again.pages, again.run_listings, again.runs) == (0, 0, 0)
        went.pages += done.pages
        went.run_listings += done.run_listings
        went.runs += done.runs
    session.close()
    assert went.pages > went.runs > HISTORIES
    assert went.run_listings > went.runs


def begin_anew(connection: Connection) -> None:
    for table in reversed(metadata.sorted_tables):
        connection.execute(delete(table))
    connection.execute(insert(listings), [{"url": url} for url in URLS])


def happen(connection: Connection, chance: random.Random, number: int) -> None:
    """A run, a week after the one before it."""
    run, kind = f"2026-{number:04}", chance.choice(KINDS)
    named = chance.sample(URLS, chance.randint(1, len(URLS)))
    at = NOW - timedelta(days=200 - 7 * number)
    ended = {
        "died": {},
        "died and repaired": {"reason": DIED},
        "without its feed": {"exit_code": 5, "reason": "feed"},
        "bad": {"exit_code": 3, "finished_at": at + timedelta(hours=1)},
        "clock ahead": {"exit_code": 0, "finished_at": at + timedelta(days=999)},
    }.get(kind, {"exit_code": 0, "finished_at": at + timedelta(hours=1)})
    sites = sorted({site_of(url) for url in named})
    row = {"id": run, "command": "crawl", "sites": sites, "started_at": at, **ended}
    connection.execute(insert(runs).values(row))
    for url in named:
        listing_id = connection.scalar(select(listings.c.id).where(listings.c.url == url))
        code = chance.choice((ended["exit_code"], 6)) if "exit_code" in ended else None
        part = {"run_id": run, "listing_id": listing_id}
        connection.execute(insert(run_listings).values(part | {"exit_code": code}))
        page = {"pass_no": 1, "page_no": 1, "url": url, "cards": 6, "fetched_at": at}
        connection.execute(insert(listing_pages).values(part | page))
        if chance.random() < 0.8:
            changes: dict[str, Any] = {"last_run_id": run}
            if code == 0:
                changes |= dict.fromkeys(("last_complete_at", "last_full_at"), at)
            here = listings.c.id == listing_id
            connection.execute(update(listings).where(here).values(changes))
    if chance.random() < 0.2:
        store(connection, run, [chance.choice((article(number), rate(f"0.{number + 1}")))])


def known(connection: Connection) -> dict[str, object]:
    """What is gone by, and all that is never pruned."""
    states = listing_states(connection, NOW)
    kept = [
        name for name in metadata.tables if name not in {"runs", "run_listings", "listing_pages"}
    ]
    return {
        "listings": states,
        "configured": configured_listings(connection, states),
        "last good run": last_good_run(connection, NOW),
        "deaths": deaths(connection),
        "unfinished": unfinished_runs(connection, frozenset(map(site_of, URLS))),
        "origin": read_origin(connection),
        "newest": connection.scalar(select(func.max(runs.c.id))),
        "proofs": list(connection.execute(PROOFS)),
        **{name: list(connection.execute(select(metadata.tables[name]))) for name in kept},
    }


# The receipts of the walks that last proved a listing complete.
PROOFS = (
    select(listing_pages.c.id)
    .join_from(listing_pages, listings)
    .where(listing_pages.c.fetched_at == listings.c.last_full_at)
    .order_by(listing_pages.c.id)
)


def prune(session: SharedSession, days: int, *, dry: bool) -> Pruned:
    before = NOW - timedelta(days=days)
    return Pruning(session, NOW, before, before, dry).run()
