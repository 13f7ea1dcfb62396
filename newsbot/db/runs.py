"""Stores what each run did."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from newsbot.db.models import listings, runs


def insert_run(
    connection: Connection,
    run_id: str,
    sites: frozenset[str],
    started_at: datetime,
    command: str = "crawl",
) -> None:
    connection.execute(
        insert(runs).values(id=run_id, command=command, sites=sorted(sites), started_at=started_at)
    )


def note_archive(connection: Connection, run_id: str, files: Sequence[str]) -> None:
    """The WARC files that hold the run's pages: those it writes, or those it answers from."""
    connection.execute(update(runs).where(runs.c.id == run_id).values(archive=list(files)))


def finish_run(connection: Connection, run_id: str, **end: Any) -> None:
    """`end`: the columns `finished_at`, `exit_code`, `reason` and `stats`."""
    connection.execute(update(runs).where(runs.c.id == run_id).values(end))


def run_row(connection: Connection, run_id: str) -> Row[Any]:
    return connection.execute(select(runs).where(runs.c.id == run_id)).one()


def unfinished_runs(connection: Connection, sites: frozenset[str]) -> list[str]:
    """Runs on these sites that died, and the last of all. Ask only while holding their locks."""
    died = select(runs.c.id).where(runs.c.finished_at.is_(None))
    ids = died.union_all(select(func.max(runs.c.id)))
    statement = select(runs.c.id, runs.c.sites).where(runs.c.id.in_(ids))
    rows = connection.execute(statement.order_by(runs.c.id))
    return [run_id for run_id, run_sites in rows if sites.issuperset(run_sites)]


def verdicts(connection: Connection, run_id: str) -> dict[str, str | None]:
    """Listing URL → verdict, for the listings that this run walked last."""
    rows = connection.execute(
        select(listings.c.url, listings.c.verdict)
        .where(listings.c.last_run_id == run_id)
        .order_by(listings.c.url)
    )
    return dict(rows.all())
