"""Stores what each run did."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TypedDict, Unpack

from sqlalchemy import Connection, case, select, update

from newsbot.db.models import listings, run_listings, runs
from newsbot.db.rows import RunListingRow, RunRow
from newsbot.db.statements import columns_of, read_rows, upsert

DIED = "died"  # the reason of a run that never gave its own


class RunEnd(TypedDict, total=False):
    """Columns of `runs`."""

    finished_at: datetime
    exit_code: int
    reason: str
    stats: dict[str, int | float | str]


def insert_run(
    connection: Connection,
    run_id: str,
    sites: frozenset[str],
    started_at: datetime,
    command: str = "crawl",
) -> None:
    """Again the same where nobody knows whether it was committed."""
    row = {"id": run_id, "command": command, "sites": sorted(sites), "started_at": started_at}
    statement = upsert(connection.dialect.name, runs).values(row)
    connection.execute(statement.on_conflict_do_nothing())


def note_archive(connection: Connection, run_id: str, files: Sequence[str]) -> None:
    """The WARC files that hold the run's pages: those it writes, or those it answers from."""
    connection.execute(update(runs).where(runs.c.id == run_id).values(archive=list(files)))


def finish_run(connection: Connection, run_id: str, **end: Unpack[RunEnd]) -> None:
    """A run is finished when its feed is, too: `finished_at` stays NULL where that failed. What it
    was told to walk ended as it did, unless more is known.
    """
    connection.execute(update(runs).where(runs.c.id == run_id).values(end))
    if "exit_code" in end:
        ended = {"exit_code": end["exit_code"], "reason": end.get("reason")}
        of_the_run = (run_listings.c.run_id == run_id, run_listings.c.exit_code.is_(None))
        connection.execute(update(run_listings).where(*of_the_run).values(ended))


def run_row(connection: Connection, run_id: str) -> RunRow:
    statement = select(*columns_of(RunRow, runs)).where(runs.c.id == run_id)
    [row] = read_rows(connection, RunRow, statement)
    return row


def unfinished_runs(connection: Connection, sites: frozenset[str]) -> list[RunRow]:
    """Runs that died or could not write their feed, and whose feed was not rebuilt yet. Ask only
    while holding the locks of these sites: none of them is at work then, and the first of a run's
    own sites says whose it is to rebuild.
    """
    statement = select(*columns_of(RunRow, runs)).where(
        runs.c.finished_at.is_(None), runs.c.exit_code.is_not(None) | runs.c.reason.is_(None)
    )
    rows = read_rows(connection, RunRow, statement.order_by(runs.c.id))
    return [row for row in rows if not row.sites or min(row.sites) in sites]


def note_rebuilt(connection: Connection, run: RunRow) -> None:
    """Its feed is there now, and whoever takes it away wants no other. When a dead run ended nobody
    knows; one that did end is finished with its feed.
    """
    died = run.exit_code is None
    end: RunEnd = {"reason": DIED} if died else {"finished_at": datetime.now(UTC)}
    finish_run(connection, run.id, **end)


def run_ends(connection: Connection, run_id: str) -> list[RunListingRow]:
    """Of the listings that the run was told to walk, by their URLs."""
    of_the_run = case((listings.c.last_run_id == run_id, listings.c.verdict))
    statement = (
        select(*columns_of(RunListingRow, run_listings, listings, verdict=of_the_run))
        .join_from(run_listings, listings)
        .where(run_listings.c.run_id == run_id)
        .order_by(listings.c.url)
    )
    return read_rows(connection, RunListingRow, statement)
