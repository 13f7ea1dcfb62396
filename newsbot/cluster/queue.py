"""The queue that all machines share: procrastinate's, in newsbot's database. A job is a site."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import Job
from procrastinate.schema import SchemaManager

from newsbot.db.cluster.session import ClusterSession, connection_parameters
from newsbot.db.engine import DatabaseURL
from newsbot.errors import NewsbotError, StorageError

TASK = "newsbot.crawl"
QUEUE = "newsbot"
MAX_CONNECTIONS = 4
ANSWER_WITHIN_S = 30.0
LEVELS = {"procrastinate": logging.WARNING, "psycopg.pool": logging.ERROR}
LOGGERS = ("procrastinate.utils", "procrastinate.worker", "procrastinate.worker.worker", "asyncio")


class EndedBadlyError(NewsbotError):
    """A crawl's exit code was not 0: so the queue shows its job as failed. The retry is the site's
    next job.
    """


def open_session(url: DatabaseURL) -> ClusterSession:
    """Makes the queue's tables where there are none. Raises StorageError."""
    session = ClusterSession(url)
    session.install(SchemaManager.get_schema())
    return session


def make_app(url: DatabaseURL) -> App:
    """Not open yet."""
    quieten()
    connector = PsycopgConnector(
        kwargs=connection_parameters(url),
        min_size=1,
        max_size=MAX_CONNECTIONS,
        timeout=ANSWER_WITHIN_S,
    )
    return App(connector=connector)


async def queue_sites(app: App, sites: Iterable[str]) -> dict[str, bool]:
    """Of each, whether it did not wait in the queue already. Raises StorageError."""
    with queue_errors():
        async with app.open_async():
            return {site: await _queue(app, site) for site in sites}


async def _queue(app: App, site: str) -> bool:
    try:
        await app.job_manager.defer_job_async(_job(app, site))
    except AlreadyEnqueued:
        return False
    return True


@contextmanager
def queue_errors() -> Iterator[None]:
    try:
        yield
    except ConnectorException as error:
        raise StorageError(f"the queue is lost: {error.__cause__ or error}") from error


async def queue_moment(app: App, site: str, periodic_id: str, moment: datetime) -> bool | None:
    """The same for a moment of the site's schedule; None where another scheduler was first."""
    timestamp = int(moment.timestamp())
    job = _job(app, site, timestamp=timestamp)
    try:
        number = await app.job_manager.defer_periodic_job(job, periodic_id, timestamp)
    except AlreadyEnqueued:
        return False
    return None if number is None else True


def _job(app: App, site: str, **arguments: Any) -> Job:
    task = {"site": site, **arguments}
    return app.configure_task(
        TASK, queue=QUEUE, lock=site, queueing_lock=site, task_kwargs=task
    ).job


def quieten() -> None:
    """Of a crawl that ended badly, of a lost database, and of a job that was taken from a frozen
    worker lines of newsbot's own tell.
    """
    for name, level in LEVELS.items():
        logging.getLogger(name).setLevel(level)
    for name in LOGGERS:
        logging.getLogger(name).addFilter(_says_more)


def _says_more(record: logging.LogRecord) -> bool:
    return not (
        record.exc_info and isinstance(record.exc_info[1], (EndedBadlyError, ConnectorException))
    )
