"""The run's browser: Chromium under scrapy-playwright, started by the first page that needs it."""

import asyncio
import logging
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Error, Page
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, DownloadFailedError, DownloadTimeoutError
from scrapy.http import Request, Response
from twisted.internet.defer import CancelledError

from newsbot.browser.chromium import BrowserError
from newsbot.browser.driver import is_alive, one_line, shut, start
from newsbot.browser.processes import (
    MOST_MEMORY,
    MemoryLimit,
    browser_processes,
    kill,
)
from newsbot.browser.request_filter import Guard
from newsbot.browser.response import response_of
from newsbot.browser.traffic import Traffic
from newsbot.browser.visit import Terms, Visit, raise_unless_moving
from newsbot.run.context import spider_of
from newsbot.run.exit_codes import STAT

logger = logging.getLogger(__name__)

PAGES = 2  # at once: more would only wait for each other's scripts
MOST_TIMEOUTS = 10  # as long lasts a visit, however much still comes
HOPE = 8.0  # seconds, at most
CLOSE = 5.0  # seconds


class BrowserDied(Exception):  # noqa: N818 - a fact, not a fault of ours
    """It was killed, or crashed."""


class Browser:
    """Restarted once if it dies; a page that no browser survives is lost, and the next one finds
    a new browser.
    """

    def __init__(self, crawler: Crawler, path: Path) -> None:
        self._crawler = crawler
        self._path = path
        self._guard = Guard(spider_of(crawler).sites)
        self._terms = terms_of(crawler)
        self._starting = asyncio.Lock()
        self._turns = asyncio.Semaphore(PAGES)
        self._playwright: Any = None
        self._memory: MemoryLimit | None = None
        self._failure: BrowserError | None = None  # one that did not start never will
        self._closed = False
        self._refused: set[str] = set()

    async def read(self, request: Request) -> Response:
        """Raises BrowserError, or Scrapy's own exceptions for a page that cannot be read."""
        try:
            return await self._read(request)
        except BrowserDied:
            logger.warning("The browser died; it is started again")
        try:
            return await self._read(request)
        except BrowserDied:
            raise BrowserError(f"the browser died twice at {request.url}") from None

    async def _read(self, request: Request) -> Response:
        traffic = Traffic(self._guard, self._attacked)
        asking = asking_of(request, traffic)
        async with self._turns:
            playwright = await self._started()
            try:
                return await self._visit(playwright, asking, traffic)
            except TimeoutError:
                raise DownloadTimeoutError("the page did not come to rest") from None
            except (Error, RuntimeError) as error:
                raise await self._explanation(playwright, error) from None
            finally:
                await leave(asking.meta.get("playwright_page"))

    async def _visit(self, playwright: Any, asking: Request, traffic: Traffic) -> Response:
        """Raises TimeoutError when nothing has come for long, or too much."""
        clock, timeout = asyncio.get_running_loop().time, self._terms.timeout
        end = clock() + MOST_TIMEOUTS * timeout
        async with asyncio.timeout(timeout) as limit:
            await open_page(playwright, asking)
            visit = Visit(
                asking.meta["playwright_page"],
                asking.meta["expected"],
                traffic,
                self._terms_for(asking),
                grew=lambda: limit.reschedule(min(end, clock() + timeout)),
            )
            return await response_of(await visit.read(), traffic, self._guard)

    def _terms_for(self, request: Request) -> Terms:
        """With the pace that the host's robots.txt asks for, too."""
        downloader: Any = self._crawler.engine.downloader
        return replace(self._terms, pace=max(self._terms.pace, downloader.least_delay(request)))

    def _attacked(self, url: str) -> None:
        host = urlsplit(url).netloc
        if host not in self._refused:
            self._refused.add(host)
            logger.error("A page asked for %s, in a private network: refused", url)
            self._crawler.stats.inc_value(STAT + "security")

    async def _explanation(self, playwright: Any, error: Exception) -> Exception:
        """What fits better than Playwright's own error."""
        if self._is_ending():
            return CancelledError()
        too_hungry = self._memory is not None and self._memory.was_passed()
        alive = await is_alive(playwright)
        if not alive:
            await self._bury(playwright)
        if too_hungry:
            return DownloadCancelledError(f"the browser took more than {MOST_MEMORY} MB")
        return DownloadFailedError(one_line(error)) if alive else BrowserDied()

    def _is_ending(self) -> bool:
        """A signal to the process group, as systemd's, ends the browser before us."""
        return self._closed or bool(self._crawler.stats.get_value(STAT + "stopped"))

    async def _started(self) -> Any:
        async with self._starting:
            if self._failure is not None:
                raise self._failure
            if self._playwright is None:
                await self._start()
            return self._playwright

    async def _start(self) -> None:
        try:
            self._playwright = await start(self._crawler, self._path, self._guard)
        except BrowserError as error:
            self._failure = error
            raise
        self._memory = MemoryLimit()

    async def _bury(self, playwright: Any) -> None:
        if self._playwright is playwright:
            self._playwright = None
            if self._memory:
                self._memory.lift()
            await shut(playwright)

    async def close(self) -> None:
        """Pages may still be under way: a downloader that is told to give them up lets them run."""
        self._closed = True
        if self._playwright is not None:
            await self._bury(self._playwright)


def terms_of(crawler: Crawler) -> Terms:
    settings = crawler.settings
    timeout = settings.getfloat("DOWNLOAD_TIMEOUT")
    return Terms(
        max_size=settings.getint("DOWNLOAD_MAXSIZE"),
        timeout=timeout,
        hope=min(HOPE, timeout / 4),
        pace=settings.getfloat("DOWNLOAD_DELAY"),
    )


def asking_of(request: Request, traffic: Traffic) -> Request:
    """The request as scrapy-playwright wants it; it puts its page into the `meta`."""
    meta = {
        **request.meta,
        "playwright_page_event_handlers": traffic.listeners,
        "playwright_page_goto_kwargs": {"wait_until": "commit"},
        "playwright_include_page": True,
    }
    return request.replace(meta=meta)


async def open_page(playwright: Any, asking: Request) -> None:
    """What scrapy-playwright itself makes of it comes before the page's scripts have run."""
    try:
        await playwright.download_request(asking)
    except Error as error:
        raise_unless_moving(error)


async def leave(page: Page | None) -> None:
    """An endless script may keep a page from closing: then the browser is killed."""
    if page is None or page.is_closed():
        return
    try:
        async with asyncio.timeout(CLOSE):
            await page.close()
    except TimeoutError:
        kill(browser_processes())
    except Error:
        return
