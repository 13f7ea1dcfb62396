"""One run: opened at its start, judged by what it meets, closed at its end."""

import asyncio
import logging
import math
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from time import monotonic
from typing import NoReturn, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from newsbot.browser.chromium import find_browser
from newsbot.config import Config, read_config
from newsbot.db.retry import RetryPolicy
from newsbot.db.session import Session
from newsbot.errors import ArchiveError, BrowserError, ConfigError, LockedError, StorageError
from newsbot.extensions.feed_exports import FeedExports
from newsbot.gc_tuning import freeze_loaded_objects
from newsbot.items import ListingItem, LostPageItem
from newsbot.process_signals import PROCESS_SIGNALS
from newsbot.run.causes import Causes, listing_of
from newsbot.run.context import RunContext, end_run, open_context
from newsbot.run.ending import Ending
from newsbot.run.exit_codes import CAUSES, ExitCode
from newsbot.run.feed import check_feed_dir, rebuild_feeds
from newsbot.run.opening import Opening, open_archive
from newsbot.run.signals import item_stored
from newsbot.run.stopping import Stopping
from newsbot.run.summary import Summary
from newsbot.run.targets import arguments_of, find_targets

logger = logging.getLogger(__name__)

IN_HASTE_S = 3.0  # for the last words of a run that is to end, while others read or write
# Scrapy's own reasons to close early, as causes of ours.
CLOSED_BY = {"shutdown": "stopped", "memusage_exceeded": "memory"}


class Run:
    """Judges the run from its own books: the engine alone would call any end a good one."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        started_at = datetime.now(UTC)
        self.id = f"{started_at:%Y%m%dT%H%M%S.%fZ}-{secrets.token_hex(2)}"
        self._started_at = started_at
        self._session: Session | None = None
        # A reader of the database is waited for until the deadline, or a signal.
        self._retry = RetryPolicy(reader_for_s=math.inf, in_haste_s=IN_HASTE_S)
        self._context: RunContext | None = None
        self._exports: FeedExports | None = None
        self._causes = Causes(crawler.stats)
        self._ending = Ending(self.id, started_at, self._causes)
        self._lost: list[LostPageItem] = []
        self._ways_on: dict[str, str] = {}  # listing → what could not be followed there

    @property
    def exit_code(self) -> ExitCode:
        return self._ending.exit_code

    @property
    def reason(self) -> str:
        return self._ending.reason

    @property
    def sites(self) -> frozenset[str]:
        """On which it was at work."""
        return self._session.sites if self._session else frozenset()

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
        self._stopping = Stopping(self._crawler, self._causes.note)
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
        ends_at = monotonic() + config.deadline_s
        self._stopping.after(config.deadline_s, "deadline")
        self._stopping.shorten += (self._retry.shorten,)
        self._session = session = await asyncio.to_thread(
            partial(Session, leave_out=True), config.database_url, targets.sites, self._retry
        )
        targets = targets.within(session.sites)
        if targets.left_out:
            logger.warning("The run %s", targets.words_on_left_out())
        check_feed_dir(config.feed_dir)
        archive = open_archive(self._crawler.settings, targets)
        feeds = (config.feed_dir, targets.sites, config.feed_license)
        await asyncio.to_thread(rebuild_feeds, session, *feeds)
        self._exports = self._open_exports()
        opening = Opening(
            run_id=self.id,
            started_at=self._started_at,
            config=config,
            targets=targets,
            session=session,
            archive=archive,
            max_wait_s=self._crawler.settings.getfloat("RETRY_AFTER_MAX"),
            ends_at=ends_at,
        )
        self._context = context = await opening.begin(self._causes, self._fail)
        self._ending.expect(context)
        open_context(self._crawler, context)
        self._stopping.shorten += (context.parsers.shorten_deadline,)
        freeze_loaded_objects()

    def _open_exports(self) -> FeedExports | None:
        """Last of what may be refused: a run that does nothing leaves its feeds as they were."""
        exports = self._crawler.get_extension(FeedExports)
        if exports is not None:
            exports.open()
        elif self._crawler.settings.getdict("FEEDS"):
            raise ConfigError("FEEDS cannot be written: the extension FeedExports is not at work")
        return exports

    def _refuse(self, cause: str, error: Exception) -> NoReturn:
        """Scrapy would go on without us."""
        if self._stopping.cause and cause != "bug":  # what it waited for is waited for no longer
            self._ending.judge()
            raise CloseSpider(self._stopping.cause) from None
        self._causes.note(cause)
        self._ending.refuse(cause, str(error))
        logger.error("%s", error)
        raise CloseSpider(cause) from None

    def item_stored(self, item: object) -> None:
        if isinstance(item, (LostPageItem, ListingItem)):
            self._causes.note_item(item)
        if isinstance(item, LostPageItem):
            self._lost.append(item)
        elif isinstance(item, ListingItem) and item.way_on:
            self._ways_on[item.url] = item.way_on

    def failed(self, failure: Failure, response: Response | None = None) -> None:
        self._fail(failure.value, listing_of(response))

    def _fail(self, error: BaseException | None, listing_url: str | None = None) -> None:
        """After a storage failure nothing more can be kept, so nothing more is asked for."""
        if isinstance(error, MemoryError):
            self.stop_at_once("memory", "there is no more memory")
        elif isinstance(error, (StorageError, LockedError)):
            self._fail_storage(error, self._stopping.stop)
        else:
            self._causes.note("bug", listing_url)

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
        if self._context is not None and self._session is not None:
            await self._close(self._context, self._session, reason)
        PROCESS_SIGNALS.end_with(self.exit_code)
        self._stopping.disarm()
        self._retry.shorten()
        if self._session is not None:
            await asyncio.to_thread(self._ending.amend, self._session)
            await asyncio.to_thread(self._session.close)
        end_run(self._crawler, self.exit_code)

    async def _close(self, context: RunContext, session: Session, reason: str) -> None:
        if reason != "finished" and reason not in CAUSES:
            self._causes.note(CLOSED_BY.get(reason, "bug"))
        await context.writer.close()
        await context.parsers.close()
        if context.archive:
            context.archive.close_spider()
        if self._exports:
            await self._exports.close()
            for _ in self._exports.failures:
                self._causes.note("feed")
        try:
            await asyncio.to_thread(self._ending.store, session, context)
        except (StorageError, LockedError) as error:
            self._fail_storage(error, self._causes.note)
            await asyncio.to_thread(self._ending.note, session)

    def summary(self) -> Summary:
        return Summary(
            self._ending.listings,
            self._ways_on,
            self._ending.rates,
            self._lost,
            self._exports.failures if self._exports else {},
            self._ending.places(self._session),
            self.exit_code,
            self.reason,
        )
