"""A worker: takes sites from the queue, and crawls each by a process of its own."""

import asyncio
import logging
import os
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from procrastinate import App
from procrastinate.job_context import JobContext
from procrastinate.worker import Worker

from newsbot.cluster.crawl_process import CrawlProcess
from newsbot.cluster.queue import QUEUE, TASK, EndedBadlyError, queue_errors
from newsbot.db.cluster import jobs
from newsbot.db.cluster.jobs import WorkerIdentity
from newsbot.db.cluster.session import ClusterSession
from newsbot.errors import StorageError
from newsbot.process_signals import signals_heeded
from newsbot.run.exit_codes import ExitCode

logger = logging.getLogger(__name__)

LOCKED_AGAIN_HEARTBEATS = 3  # until a site that another run holds is tried again
LOOK_EVERY_S = 5.0  # for a site whose moment comes, or which was taken: nobody tells of those
FORGET_AFTER_S = 86_400.0  # a dead worker is shown for so long; one that was frozen may go on


@dataclass(frozen=True, slots=True)
class WorkerOptions:
    """`concurrency`: sites at a time. `heartbeat_s`: how often it says that it lives.
    `crawl_options`: of each `scrapy crawl`.
    """

    concurrency: int
    heartbeat_s: float
    crawl_options: Sequence[str]


class ClusterWorker:
    """`tell` takes the lines of the crawls."""

    def __init__(
        self,
        app: App,
        session: ClusterSession,
        options: WorkerOptions,
        tell: Callable[[str], None],
    ) -> None:
        self._app = app
        self._session = session
        self._identity = WorkerIdentity(socket.gethostname(), os.getpid(), options.heartbeat_s)
        self._crawl_options = options.crawl_options
        self._tell = tell
        self._crawls: set[CrawlProcess] = set()
        self._is_stopping = False
        self._failure: Exception | None = None
        app.task(name=TASK, queue=QUEUE, pass_context=True)(self._crawl)
        self._worker = Worker(
            app,
            queues=[QUEUE],
            concurrency=options.concurrency,
            fetch_job_polling_interval=min(LOOK_EVERY_S, options.heartbeat_s),
            install_signal_handlers=False,
            update_heartbeat_interval=options.heartbeat_s,
            stalled_worker_timeout=FORGET_AFTER_S,
        )

    async def run(self) -> None:
        """Until a signal. Raises StorageError where the database is lost."""
        loop = asyncio.get_running_loop()
        for number in signals_heeded():
            loop.add_signal_handler(number, self._stop)
        with queue_errors():
            async with self._app.open_async():
                logger.info("takes sites, %d at a time", self._worker.concurrency)
                tending = asyncio.create_task(self._tend())
                try:
                    if not self._is_stopping:  # which it would forget
                        await self._worker.run()  # type: ignore[no-untyped-call]
                finally:
                    tending.cancel()
        if self._failure:
            raise self._failure
        if not self._is_stopping:
            raise StorageError("the queue is lost")

    def _stop(self) -> None:
        """At each signal: newsbot's crawls heed a second one sooner."""
        logger.info("stopping, %d at work", len(self._crawls))
        self._is_stopping = True
        self._worker.stop()  # type: ignore[no-untyped-call]
        for crawl in self._crawls:
            crawl.stop()

    async def _tend(self) -> None:
        """Says that it lives, and looks after the dead. Procrastinate's own heart stops as soon as
        a worker is to end, and its crawls may take a while.
        """
        try:
            while True:
                if (worker_id := self._worker.worker_id) is not None:
                    note = partial(jobs.note_alive, worker_id=worker_id, worker=self._identity)
                    await asyncio.to_thread(self._session.in_queue, note)
                for site in await asyncio.to_thread(self._session.in_queue, jobs.take_over):
                    logger.warning("%s: its worker died; it is queued again", site)
                await asyncio.sleep(self._identity.heartbeat_s)
        except StorageError as error:
            self._failure = error
            self._worker.stop()  # type: ignore[no-untyped-call]

    async def _crawl(self, context: JobContext, /, site: str, **_due: int) -> None:
        """One job; procrastinate adds when it was due."""
        assert context.job.id is not None
        number, start = context.job.id, time.monotonic()
        note = partial(jobs.note_start, job_id=number, site=site, host=self._identity.host)
        await asyncio.to_thread(self._session.in_queue, note)
        logger.info("%s: begins", site)
        exit_code, reason = await self._run_process(site)
        again_in_s = self._again_in_s(exit_code)
        if again_in_s is not None:
            again = partial(jobs.queue_again, job_id=number, delay_s=again_in_s)
            await asyncio.to_thread(self._session.in_queue, again)
        end = partial(jobs.note_end, job_id=number, exit_code=exit_code, reason=reason)
        await asyncio.to_thread(self._session.in_queue, end)
        words = "" if again_in_s is None else f"; queued again, for in {again_in_s:.0f} s"
        took_s = time.monotonic() - start
        logger.info("%s: exit %d  %s (%.0f s)%s", site, exit_code, reason, took_s, words)
        if exit_code:
            raise EndedBadlyError(f"exit {exit_code}  {reason}")

    async def _run_process(self, site: str) -> tuple[int, str]:
        crawl = await CrawlProcess.start(site, self._crawl_options)
        self._crawls.add(crawl)
        if self._is_stopping:
            crawl.stop()
        lines = asyncio.create_task(crawl.wait(lambda line: self._tell(f"{site}  {line}")))
        try:
            return await asyncio.shield(lines)
        except asyncio.CancelledError:  # somebody aborted the job
            crawl.stop()
            await lines
            raise
        finally:
            self._crawls.discard(crawl)

    def _again_in_s(self, exit_code: int) -> float | None:
        """Where the crawl had no turn: another run held the site (that of a worker which is dead
        or cut off, or one that somebody began by hand), or this worker ended it.
        """
        if exit_code == ExitCode.LOCKED:
            return LOCKED_AGAIN_HEARTBEATS * self._identity.heartbeat_s
        is_ours = self._is_stopping and exit_code in {ExitCode.STOPPED, ExitCode.FORCED}
        return 0.0 if is_ours else None
