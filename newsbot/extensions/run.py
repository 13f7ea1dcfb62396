"""One run: lock and row at its start; feed, exit code and summary at its end."""

import asyncio
import logging
import math
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any, NoReturn, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from newsbot.archive.storage import WarcCacheStorage
from newsbot.browser.chromium import find_browser
from newsbot.config import Config, read_config
from newsbot.db.engine import DatabaseConnection
from newsbot.db.hosts import known_hosts, public_hosts, store_hosts, store_public_hosts
from newsbot.db.rates import LatestRates, latest_rates, newest_rates
from newsbot.db.rendering import groups_to_render, store_rendering
from newsbot.db.retry import RetryPolicy
from newsbot.db.rows import RateRow
from newsbot.db.run_listings import end_run_listings, listings_with, name_listings
from newsbot.db.runs import RunEnd, finish_run, insert_run
from newsbot.db.session import Session
from newsbot.db.summary import ListingSummary, summarize_listings
from newsbot.errors import ArchiveError, BrowserError, ConfigError, LockedError, StorageError
from newsbot.extensions.feed_exports import FeedExports
from newsbot.feeds.folder import is_complete
from newsbot.gc_tuning import freeze_loaded_objects
from newsbot.items import ListingItem, LostPageItem
from newsbot.network.guard import AddressGuard
from newsbot.network.resolver import GuardedResolver
from newsbot.parser_process.parser_pool import ParserPool
from newsbot.process_signals import PROCESS_SIGNALS
from newsbot.run.causes import Causes, listing_of
from newsbot.run.context import RunContext, end_run, open_context
from newsbot.run.exit_codes import CAUSES, ExitCode
from newsbot.run.feed import check_feed_dir, finish, rebuild_feeds, write_feed
from newsbot.run.hosts import Hosts
from newsbot.run.signals import item_stored
from newsbot.run.stopping import Stopping
from newsbot.run.summary import Summary
from newsbot.run.targets import Targets, arguments_of, find_targets
from newsbot.walk.rendering import Rendering

logger = logging.getLogger(__name__)

MAX_WAITS_TOLD = 3
IN_HASTE_S = 3.0  # for the last words of a run that is to end, while others read or write
# Scrapy's own reasons to close early, as causes of ours.
CLOSED_BY = {"shutdown": "stopped", "memusage_exceeded": "memory"}


class Run:
    """Judges the run from its own books: the engine alone would call any end a good one."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self.started_at = datetime.now(UTC)
        self.id = f"{self.started_at:%Y%m%dT%H%M%S.%fZ}-{secrets.token_hex(2)}"
        self.session: Session | None = None
        # A reader of the database is waited for until the deadline, or a signal.
        self._retry = RetryPolicy(reader_for_s=math.inf, in_haste_s=IN_HASTE_S)
        self._context: RunContext | None = None
        self._config: Config | None = None
        self._exports: FeedExports | None = None
        self._files: list[dict[str, Any]] | None = None  # of the feed, once it is written
        self._causes = Causes(crawler.stats)
        self.note = self._causes.note
        self.lost: list[LostPageItem] = []
        self.ways_on: dict[str, str] = {}  # listing → what could not be followed there
        self.listings: list[ListingSummary] = []
        self.rates: Sequence[RateRow] = []
        self.exit_code = ExitCode.BUG
        self.reason = "the run did not come to its end"

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        run = cls(crawler)
        for handler, signal in (
            (run.open, signals.spider_opened),
            (run.item_stored, item_stored),
            (run.failed, signals.item_error),
            (run.failed, signals.spider_error),
            (run.close, signals.spider_closed),
        ):
            crawler.signals.connect(handler, signal=signal)
        return run

    async def open(self) -> None:
        """Before the first request. What cannot be used is refused here, in one line."""
        self._stopping = Stopping(self._crawler, self.note)
        try:
            await self._open(read_config(self._crawler.settings))
        except (ConfigError, ArchiveError, BrowserError) as error:
            self._refuse("usage", error)
        except LockedError as error:
            self._refuse("locked", error)
        except (StorageError, OSError) as error:
            self._refuse("storage", error)
        except Exception as error:
            logger.exception("The run could not be opened")
            self._refuse("bug", error)
        if self._stopping.cause:
            raise CloseSpider(self._stopping.cause)

    async def _open(self, config: Config) -> None:
        targets = find_targets(arguments_of(self._crawler), config)
        if "always" in map(config.mode_of, targets.urls):
            find_browser(config.browser)
        self._config = config
        ends_at = monotonic() + config.deadline_s
        self._stopping.after(config.deadline_s, "deadline")
        self._stopping.shorten += (self._retry.shorten,)
        self.session = session = await asyncio.to_thread(
            Session, config.database_url, targets.sites, self._retry
        )
        check_feed_dir(config.feed_dir)
        archive = self._open_archive(targets)
        feeds = (config.feed_dir, targets.sites, config.feed_license)
        await asyncio.to_thread(rebuild_feeds, session, *feeds)
        self._exports = self._open_exports()
        rendering = Rendering(config.mode_of)
        max_wait_s = self._crawler.settings.getfloat("RETRY_AFTER_MAX")
        hosts = Hosts(await asyncio.to_thread(session.execute, known_hosts), max_wait_s, ends_at)
        latest_rates = await asyncio.to_thread(self._begin, session, config, targets, rendering)
        known_public = await asyncio.to_thread(session.execute, public_hosts)
        self._context = context = RunContext(
            config=config,
            targets=targets,
            resolver=GuardedResolver(AddressGuard(targets.urls, known_public)),
            rendering=rendering,
            causes=self._causes,
            hosts=hosts,
            latest_rates=latest_rates,
            writer=session.open_writer(self.id, self._fail),
            parsers=ParserPool(),
            archive=archive,
        )
        open_context(self._crawler, context)
        self._stopping.shorten += (context.parsers.shorten_deadline,)
        freeze_loaded_objects()

    def _begin(
        self, session: Session, config: Config, targets: Targets, rendering: Rendering
    ) -> LatestRates:
        session.execute(lambda c: insert_run(c, self.id, targets.sites, self.started_at))
        session.execute(lambda c: name_listings(c, self.id, targets.urls))
        since = self.started_at - config.defaults.full_every
        rendering.scripted |= session.execute(lambda c: groups_to_render(c, since))
        return session.execute(lambda c: latest_rates(c, targets.sites))

    def _open_exports(self) -> FeedExports | None:
        """Last of what may be refused: a run that does nothing leaves its feeds as they were."""
        exports = self._crawler.get_extension(FeedExports)
        if exports is not None:
            exports.open()
        elif self._crawler.settings.getdict("FEEDS"):
            raise ConfigError("FEEDS cannot be written: the extension FeedExports is not at work")
        return exports

    def _open_archive(self, targets: Targets) -> WarcCacheStorage | None:
        settings = self._crawler.settings
        if not (settings["NEWSBOT_RECORD"] or settings["NEWSBOT_REPLAY"]):
            return None
        archive = WarcCacheStorage(settings)
        archive.expect(targets.urls)
        archive.open_spider()
        return archive

    def _refuse(self, cause: str, error: Exception) -> NoReturn:
        """Scrapy would go on without us."""
        if self._stopping.cause and cause != "bug":  # what it waited for is waited for no longer
            self._judged()
            raise CloseSpider(self._stopping.cause) from None
        self.note(cause)
        self.exit_code, self.reason = CAUSES[cause], str(error)
        logger.error("%s", error)
        raise CloseSpider(cause) from None

    def item_stored(self, item: object) -> None:
        if isinstance(item, (LostPageItem, ListingItem)):
            self._causes.note_item(item)
        if isinstance(item, LostPageItem):
            self.lost.append(item)
        elif isinstance(item, ListingItem) and item.way_on:
            self.ways_on[item.url] = item.way_on

    def failed(self, failure: Failure, response: Response | None = None) -> None:
        self._fail(failure.value, listing_of(response))

    def _fail(self, error: BaseException | None, listing_url: str | None = None) -> None:
        """After a storage failure nothing more can be kept, so nothing more is asked for."""
        if isinstance(error, MemoryError):
            self.stop_at_once("memory", "there is no more memory")
        elif isinstance(error, (StorageError, LockedError)):
            self._fail_storage(error, self._stopping.stop)
        else:
            self.note("bug", listing_url)

    def _fail_storage(self, error: StorageError | LockedError, end: Callable[[str], None]) -> None:
        """Said once: all that follows fails for the same reason."""
        cause = "locked" if isinstance(error, LockedError) else "storage"
        if not self._causes.has_met(cause):
            logger.error("Storage failed: %s", error)
            end(cause)

    def stop_at_once(self, cause: str, reason: str) -> None:
        """Whatever is under way could make it worse. Says `reason`, and that only once."""
        if not self._causes.has_met(cause):
            logger.error("The run ends: %s", reason)
            self._stopping.stop_at_once(cause)

    async def close(self, reason: str) -> None:
        """After the last item was settled: what is in the tables now is what the run did."""
        self._stopping.judge()
        if self._context is not None and self.session is not None:
            await self._close(self._context, self.session, reason)
        PROCESS_SIGNALS.end_with(self.exit_code)
        self._stopping.disarm()
        self._retry.shorten()
        if self._files is not None:
            await asyncio.to_thread(self._amend, self._files)
        if self.session is not None:
            await asyncio.to_thread(self.session.close)
        end_run(self._crawler, self.exit_code)

    async def _close(self, context: RunContext, session: Session, reason: str) -> None:
        if reason != "finished" and reason not in CAUSES:
            self.note(CLOSED_BY.get(reason, "bug"))
        await context.writer.close()
        await context.parsers.close()
        if context.archive:
            context.archive.close_spider()
        if self._exports:
            await self._exports.close()
            for _ in self._exports.failures:
                self.note("feed")
        try:
            await asyncio.to_thread(self._finish, session, context)
        except (StorageError, LockedError) as error:
            self._fail_storage(error, self.note)
            end = self._judged()
            with suppress(StorageError, LockedError):
                await asyncio.to_thread(session.execute, partial(self._note_end, end=end))

    def _finish(self, session: Session, context: RunContext) -> None:
        learnt = context.rendering.learnt
        session.execute(lambda c: store_rendering(c, learnt, self.started_at))
        session.execute(lambda c: store_hosts(c, context.hosts.learnt()))
        session.execute(lambda c: store_public_hosts(c, context.resolver.guard.newly_public))
        if lost := self._causes.lost_keys:
            self._causes.share(session.execute(lambda c: listings_with(c, lost)))
        self.listings = session.execute(lambda c: summarize_listings(c, self.id))
        self.rates = session.execute(lambda c: newest_rates(c, context.targets.sites))
        assert self._config
        self._files = write_feed(session, self._config.feed_dir, self.id)
        self._store_end(session, self._files)

    def _amend(self, files: list[dict[str, Any]]) -> None:
        """A signal may have come while the end was stored."""
        stored = self.reason
        if self._judged()["reason"] != stored and self.session:
            PROCESS_SIGNALS.end_with(self.exit_code)
            with suppress(StorageError, LockedError):
                self._store_end(self.session, files)

    def _store_end(self, session: Session, files: list[dict[str, Any]]) -> None:
        end: RunEnd = {**self._judged(), "finished_at": datetime.now(UTC)}
        assert self._config
        note_end, licence = partial(self._note_end, end=end), self._config.feed_license
        finish(session, self._feed(), files, note_end, licence)

    def _note_end(self, connection: DatabaseConnection, end: RunEnd) -> None:
        finish_run(connection, self.id, **end)
        end_run_listings(connection, self.id, self.listings)

    def _judged(self) -> RunEnd:
        self.exit_code, reason = self._causes.judge()
        self.listings = [*map(self._causes.judge_listing, self.listings)]
        waits = [*self._context.hosts.waits()] if self._context else []
        more = [f"and {len(waits) - MAX_WAITS_TOLD} hosts more"] * (len(waits) > MAX_WAITS_TOLD)
        self.reason = "; ".join((reason, *waits[:MAX_WAITS_TOLD], *more))
        return {"exit_code": self.exit_code, "reason": self.reason, "stats": self._causes.stats()}

    def _feed(self) -> Path | None:
        feed_dir = self._config.feed_dir if self._config else None
        return feed_dir / self.id if feed_dir else None

    def summary(self) -> Summary:
        places = [str(self.session)] if self._context else []
        feed = self._feed()
        if self._context and feed and is_complete(feed):
            places.append(str(feed))
        return Summary(
            self.listings,
            self.ways_on,
            self.rates,
            self.lost,
            self._exports.failures if self._exports else {},
            places,
            self.exit_code,
            self.reason,
        )
