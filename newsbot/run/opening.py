"""Opens a run: its archive, its row, and what it knows before its first request."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from scrapy.settings import BaseSettings

from newsbot.archive.storage import WarcCacheStorage
from newsbot.config import Config
from newsbot.db.hosts import known_hosts, public_hosts
from newsbot.db.rates import LatestRates, latest_rates
from newsbot.db.rendering import groups_to_render
from newsbot.db.run_listings import name_listings
from newsbot.db.runs import insert_run
from newsbot.db.session import Session
from newsbot.network.guard import AddressGuard
from newsbot.network.resolver import GuardedResolver
from newsbot.parser_process.parser_pool import ParserPool
from newsbot.run.causes import Causes
from newsbot.run.context import RunContext
from newsbot.run.hosts import Hosts
from newsbot.run.targets import Targets
from newsbot.urls.canonical import site_of
from newsbot.walk.rendering import Rendering


def open_archive(settings: BaseSettings, targets: Targets) -> WarcCacheStorage | None:
    """Of a run that records or replays. Raises ArchiveError."""
    if not (settings["NEWSBOT_RECORD"] or settings["NEWSBOT_REPLAY"]):
        return None
    archive = WarcCacheStorage(settings)
    archive.expect(targets.urls)
    archive.open_spider()
    return archive


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Of one run. `max_wait_s`: for a host; `ends_at`: as `monotonic` has it."""

    run_id: str
    started_at: datetime
    config: Config
    targets: Targets
    session: Session
    archive: WarcCacheStorage | None
    max_wait_s: float
    ends_at: float

    async def begin(self, causes: Causes, fail: Callable[[BaseException], None]) -> RunContext:
        """Stores the run's row. `fail` takes what becomes of the writer. Raises StorageError."""
        execute = self.session.execute
        known = await asyncio.to_thread(execute, known_hosts)
        rendering = Rendering(self.config.mode_of)
        rates = await asyncio.to_thread(self._store_row, rendering)
        known_public = await asyncio.to_thread(execute, public_hosts)
        return RunContext(
            config=self.config,
            targets=self.targets,
            resolver=GuardedResolver(AddressGuard(self.targets.urls, known_public)),
            rendering=rendering,
            causes=causes,
            hosts=Hosts(known, self.max_wait_s, self.ends_at),
            latest_rates=rates,
            writer=self.session.open_writer(self.run_id, fail),
            parsers=ParserPool(),
            archive=self.archive,
        )

    def _store_row(self, rendering: Rendering) -> LatestRates:
        execute, sites = self.session.execute, self.targets.sites
        execute(lambda c: insert_run(c, self.run_id, sites, self.started_at))
        why = {url: f"left out: {site_of(url)} is another run's" for url in self.targets.left_out}
        execute(lambda c: name_listings(c, self.run_id, self.targets.urls, why))
        since = self.started_at - self.config.defaults.full_every
        rendering.scripted |= execute(lambda c: groups_to_render(c, since))
        return execute(lambda c: latest_rates(c, sites))
