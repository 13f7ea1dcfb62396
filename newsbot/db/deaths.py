"""Reads which runs were killed, or crashed, and were followed by others."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from newsbot.db.models import runs
from newsbot.db.rows import RunRow
from newsbot.db.statements import columns_of, read_rows

LAST_RUNS = 500  # among which a site's own are looked for


@dataclass(frozen=True, slots=True)
class Deaths:
    """Of a site's runs since the last but one that came to an end. `newest`: of all of its runs;
    whether one without an end is at work or dead is known when another one has begun.
    """

    dead: Sequence[RunRow]
    newest: RunRow


def deaths(connection: Connection) -> dict[str, Deaths]:
    """Site → its deaths, where it has had a run."""
    statement = select(*columns_of(RunRow, runs)).where(runs.c.command == "crawl")
    last = read_rows(connection, RunRow, statement.order_by(runs.c.id.desc()).limit(LAST_RUNS))
    sites = {site for run in last for site in run.sites}
    return {site: _deaths([run for run in last if site in run.sites]) for site in sorted(sites)}


def _deaths(newest_first: Sequence[RunRow]) -> Deaths:
    newest, *before = newest_first
    dead = []
    for run in before:
        if run.exit_code is not None:
            break
        dead.append(run)
    return Deaths(dead, newest)
