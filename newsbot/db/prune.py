"""Takes old runs out of the books, with the receipts of the pages that they read.

Articles, their revisions and rates stay, and so does each run that one of them names. So does all
that the next run, `scrapy status` or an alert goes by, however old: of each listing the last runs,
the last good one, and the one that last proved it complete.

A crawl may be at work meanwhile, and waits for one transaction at the most: each deletes BATCH rows
or looks at RUNS_AT_ONCE runs, and after it others have as much time as it took. No lock is needed.
A run is looked at only when it has ended, or when another one has seen that it died; what is kept
for a listing's sake stays so until newer runs take its place; and where a prune is killed, the next
one goes on.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    ScalarSelect,
    Select,
    Table,
    and_,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    text,
)

from newsbot.db.models import alerts, listing_pages, listings, metadata, run_listings, runs
from newsbot.db.runs import DIED
from newsbot.db.session import SharedSession
from newsbot.db.statements import among

BATCH = 10_000  # rows; 0.1 s
RUNS_AT_ONCE = 20  # of a thousand listings each; 0.1 s
MAX_PAUSE_S = 1.0

# Everything that is stored and names the run it came from.
REFERENCES: Sequence[Column[str]] = [
    column for table in metadata.sorted_tables for column in table.c if column.references(runs.c.id)
]

T = TypeVar("T")


@dataclass(slots=True)
class Pruned:
    """How many rows went, and how many old runs stay since something names them or needs them."""

    pages: int = 0
    run_listings: int = 0
    runs: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Pruning:
    """`before`: the receipts of runs that ended before it go; `runs_before`, which is no later: the
    runs themselves. `dry`: nothing is deleted, only counted.
    """

    session: SharedSession
    now: datetime
    before: datetime
    runs_before: datetime
    dry: bool

    def run(self) -> Pruned:
        """Raises StorageError; what was deleted until then stays so."""
        done = Pruned()
        last = ""
        while old := self._transact(_old_runs, last, self.before):
            last = max(old)
            needed = self._transact(_needed, [*old], self.now)
            ids = [run for run in old if run not in needed]
            gone = [run for run in ids if old[run] < self.runs_before]
            done.pages += self._delete(listing_pages, ids)
            done.run_listings += self._delete(run_listings, gone)
            count = self._transact(_delete_runs, gone, self.dry)
            done.runs += count
            done.kept += len(old) - count
        return done

    def _transact(self, work: Callable[..., T], *arguments: object) -> T:
        """`work` takes the connection before its `arguments`."""

        def transact(connection: Connection) -> T:
            _go_by_indexes(connection)
            return work(connection, *arguments)

        start_s = time.monotonic()
        found = self.session.execute(transact)
        if not self.dry:
            time.sleep(min(time.monotonic() - start_s, MAX_PAUSE_S))
        return found

    def _delete(self, table: Table, ids: Sequence[str]) -> int:
        if self.dry:
            return self._transact(_count, table, ids)
        count = 0
        while deleted := self._transact(_delete_some, table, ids):
            count += deleted
        return count


def _go_by_indexes(connection: Connection) -> None:
    """PostgreSQL reads a table from its beginning where it expects to find a row soon: it cannot
    know that of most old runs there is none.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL enable_seqscan = off"))


def _old_runs(connection: Connection, last: str, before: datetime) -> dict[str, datetime]:
    """The next ones after `last`, with their ends. One whose feed is still to be made is not
    over.
    """
    over = runs.c.finished_at.is_not(None) | (runs.c.reason == DIED)
    ended_at = func.coalesce(runs.c.finished_at, runs.c.started_at)
    statement = select(runs.c.id, ended_at.label("ended_at")).where(runs.c.id > last, over)
    old = statement.where(ended_at < before, runs.c.started_at < before)
    rows = connection.execute(old.order_by(runs.c.id).limit(RUNS_AT_ONCE))
    return {row.id: row.ended_at for row in rows}


def _needed(connection: Connection, ids: Sequence[str], now: datetime) -> set[str]:
    """Those of the runs that say how it stands with one of their listings."""
    mine, its = run_listings.c, listings.c
    proofs = [
        and_(at >= runs.c.started_at, or_(runs.c.finished_at.is_(None), at <= runs.c.finished_at))
        for at in (its.last_complete_at, its.last_full_at)
    ]
    good = and_(mine.exit_code == 0, _next_good(now).is_(None))
    statement = (
        select(mine.run_id)
        .join_from(run_listings, listings)
        .join(runs, runs.c.id == mine.run_id)
        .where(among(mine.run_id, "ids"))
        .where(or_(_second_end().is_(None), good, its.last_run_id == mine.run_id, *proofs))
    )
    return set(connection.scalars(statement.distinct(), {"ids": [*ids]}))


def _second_end() -> ScalarSelect[int]:
    """Of the listing, after this run: with the last two ends `deaths` knows who died since."""
    later = run_listings.alias("later").c
    statement = _later(later.listing_id, later.id).where(later.exit_code.is_not(None))
    return statement.order_by(later.id).offset(1).limit(1).scalar_subquery()


def _next_good(now: datetime) -> ScalarSelect[int]:
    """As `status.listing_states` has it."""
    later, run = run_listings.alias("later_good").c, runs.alias("good_run").c
    ended = exists().where(run.id == later.run_id, run.finished_at <= now)
    statement = _later(later.listing_id, later.id).where(later.exit_code == 0, ended)
    return statement.order_by(later.id).limit(1).scalar_subquery()


def _later(listing_id: Column[int], number: Column[int]) -> Select[int]:
    mine = run_listings.c
    later = select(number).where(listing_id == mine.listing_id, number > mine.id)
    return later.correlate(run_listings)


def _delete_runs(connection: Connection, ids: Sequence[str], dry: bool) -> int:
    free = among(runs.c.id, "ids") & _unnamed(connection, dry=dry)
    if dry:
        count = select(func.count()).select_from(runs).where(free)
        return connection.execute(count, {"ids": [*ids]}).scalar_one()
    return connection.execute(delete(runs).where(free), {"ids": [*ids]}).rowcount


def _unnamed(connection: Connection, *, dry: bool) -> ColumnElement[bool]:
    """Of the runs that nothing names any more, all but the first, which names the database to
    readers of Atom feeds, and the newest, of which `scrapy status` tells.
    """
    crawls = select(runs.c.id).where(runs.c.command == "crawl").order_by(runs.c.id.desc())
    queries = (
        select(func.min(runs.c.id)),
        select(func.max(runs.c.id)),
        crawls.limit(1),
        crawls.where(runs.c.exit_code == 0).limit(1),
    )
    kept = {connection.scalar(query) for query in queries}
    told = select(alerts.c.run_id).where(alerts.c.run_id.is_not(None))
    deleted = (run_listings, listing_pages) if dry else ()
    named = [_first(column) for column in REFERENCES if column.table not in deleted]
    unnamed = [each.is_(None) for each in named]
    return and_(runs.c.id.not_in(kept), runs.c.id.not_in(told), *unnamed)


def _first(column: Column[str]) -> ScalarSelect[int]:
    """Not by EXISTS, which PostgreSQL may turn into a join with the whole of an index."""
    statement = select(literal(1)).where(column == runs.c.id).correlate(runs)
    return statement.limit(1).scalar_subquery()


def _count(connection: Connection, table: Table, ids: Sequence[str]) -> int:
    count = select(func.count()).select_from(table).where(among(table.c.run_id, "ids"))
    return connection.execute(count, {"ids": [*ids]}).scalar_one()


def _delete_some(connection: Connection, table: Table, ids: Sequence[str]) -> int:
    some = select(table.c.id).where(among(table.c.run_id, "ids")).limit(BATCH)
    return connection.execute(delete(table).where(table.c.id.in_(some)), {"ids": [*ids]}).rowcount
