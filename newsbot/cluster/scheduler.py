"""A scheduler: puts each site into the queue at the moments of its schedule. Any number may run."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

from procrastinate import App

from newsbot.cluster.queue import TASK, queue_errors, queue_moment
from newsbot.cluster.sites import ClusterSite
from newsbot.db.cluster.jobs import begin_with, last_moment
from newsbot.db.cluster.session import ClusterSession
from newsbot.db.engine import DatabaseConnection
from newsbot.errors import StorageError
from newsbot.process_signals import signals_heeded

logger = logging.getLogger(__name__)

T = TypeVar("T")

LOOK_EVERY_S = 60.0  # at the listings file, at the latest, as cron does at its own
KEEP_HOURS = 30 * 24  # of a job that is over
FORGET_EVERY_S = 86_400.0


class Scheduler:
    """`read_sites`: those with a schedule, as the listings file has them now."""

    def __init__(
        self, app: App, session: ClusterSession, read_sites: Callable[[], Iterable[ClusterSite]]
    ) -> None:
        self._app = app
        self._session = session
        self._read_sites = read_sites
        self._due: dict[str, datetime] = {}  # by periodic_id
        self._stopping = asyncio.Event()
        self._is_cut_off = False
        self._forgets_at_s = 0.0

    async def run(self) -> None:
        """Until a signal; it waits for a database that is away."""
        loop = asyncio.get_running_loop()
        for number in signals_heeded():
            loop.add_signal_handler(number, self._stopping.set)
        async with self._app.open_async():
            while not self._stopping.is_set():
                await self._look(loop.time())
                await self._pause()

    async def _look(self, now_s: float) -> None:
        try:
            with queue_errors():
                await self._put_in_due()
                await self._forget(now_s)
            self._is_cut_off = False
        except StorageError as error:
            if not self._is_cut_off:
                logger.warning("the database is away, what is due waits: %s", error)
            self._is_cut_off = True

    async def _forget(self, now_s: float) -> None:
        if now_s >= self._forgets_at_s:
            await self._app.job_manager.delete_old_jobs(
                KEEP_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
            )
            self._forgets_at_s = now_s + FORGET_EVERY_S

    async def _put_in_due(self) -> None:
        now = datetime.now(UTC)
        sites = {site.periodic_id: site for site in self._read_sites()}
        self._due = {key: moment for key, moment in self._due.items() if key in sites}
        for key, site in sites.items():
            if now >= self._due.get(key, now):
                await self._put_in(site, now)
                self._due[key] = site.next_moment(now)

    async def _put_in(self, site: ClusterSite, now: datetime) -> None:
        """The newest moment that has come: of those that were missed one is made up for. A site
        that was never scheduled so begins with the next one.
        """
        newest = site.newest_moment(now)
        if newest is None:
            return
        timestamp, key = int(newest.timestamp()), site.periodic_id
        last = await self._in_queue(partial(last_moment, periodic_id=key))
        if last is None:
            begin = partial(begin_with, task_name=TASK, periodic_id=key, moment=timestamp)
            await self._in_queue(begin)
        elif timestamp > last:
            is_queued = await queue_moment(self._app, site.name, key, newest)
            self._tell(site, newest, is_queued=is_queued)

    async def _in_queue(self, work: Callable[[DatabaseConnection], T]) -> T:
        return await asyncio.to_thread(self._session.in_queue, work)

    def _tell(self, site: ClusterSite, moment: datetime, *, is_queued: bool | None) -> None:
        """Of what another scheduler did, that one tells."""
        if is_queued is not None:
            due = moment.astimezone(site.zone).isoformat(" ", "minutes")
            words = "queued" if is_queued else "waits in the queue already"
            logger.info("%s: %s (due %s)", site.name, words, due)

    async def _pause(self) -> None:
        coming = min(self._due.values(), default=None)
        until_due_s = (coming - datetime.now(UTC)).total_seconds() if coming else LOOK_EVERY_S
        pause_s = LOOK_EVERY_S if self._is_cut_off else max(0, min(until_due_s, LOOK_EVERY_S))
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), pause_s)
