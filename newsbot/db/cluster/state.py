"""Reads who does what in the cluster."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, TextClause, text

WORKERS = text("""
SELECT coalesce(own.host, ''), own.pid, own.started_at, worker.last_heartbeat,
       EXISTS (SELECT FROM newsbot_alive AS it WHERE it.id = worker.id),
       ARRAY(SELECT lock FROM procrastinate_jobs AS job
             WHERE job.worker_id = worker.id AND status = 'doing' ORDER BY lock)
FROM procrastinate_workers AS worker LEFT JOIN newsbot_workers AS own USING (id)
ORDER BY own.host, own.pid""")
RUNNING = text("""
SELECT job.lock, crawl.host, crawl.started_at,
       EXISTS (SELECT FROM newsbot_alive AS it WHERE it.id = job.worker_id)
FROM procrastinate_jobs AS job LEFT JOIN newsbot_crawls AS crawl ON crawl.job_id = job.id
WHERE job.status = 'doing' ORDER BY job.id""")
QUEUED = text("""
SELECT lock, (SELECT min(at) FROM procrastinate_events WHERE job_id = job.id), scheduled_at
FROM procrastinate_jobs AS job WHERE status = 'todo' ORDER BY id""")
RESULTS = text("""
SELECT DISTINCT ON (site) site, exit_code, reason, host, started_at, ended_at
FROM newsbot_crawls WHERE ended_at IS NOT NULL ORDER BY site, job_id DESC""")

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class WorkerRow:
    """`host` is empty and `pid` None in a worker's first moments. `sites`: those it crawls."""

    host: str
    pid: int | None
    since: datetime | None
    last_heartbeat: datetime
    is_alive: bool
    sites: Sequence[str]


@dataclass(frozen=True, slots=True)
class RunningRow:
    """A job at work. `started_at`: None in its first moments. It is stalled where its worker is not
    alive.
    """

    site: str
    host: str | None
    started_at: datetime | None
    worker_is_alive: bool


@dataclass(frozen=True, slots=True)
class QueuedRow:
    """`not_before`: of one that had no turn, and comes again."""

    site: str
    queued_at: datetime
    not_before: datetime | None


@dataclass(frozen=True, slots=True)
class ResultRow:
    """`exit_code`: None where the worker died; negative: the signal that killed the crawl."""

    site: str
    exit_code: int | None
    reason: str
    host: str
    started_at: datetime
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class ClusterState:
    workers: Sequence[WorkerRow]
    running: Sequence[RunningRow]
    queued: Sequence[QueuedRow]
    results: Sequence[ResultRow]


def read_cluster(connection: Connection) -> ClusterState:
    def read(row: type[Row], statement: TextClause) -> list[Row]:
        return [row(*values) for values in connection.execute(statement)]

    return ClusterState(
        read(WorkerRow, WORKERS),
        read(RunningRow, RUNNING),
        read(QueuedRow, QUEUED),
        read(ResultRow, RESULTS),
    )
