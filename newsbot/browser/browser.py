"""The run's browser: Chromium under scrapy-playwright, started by the first page that needs it."""

import asyncio
import logging
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from playwright.async_api import Error, Page
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError, DownloadFailedError, DownloadTimeoutError
from scrapy.http import Request, Response
from twisted.internet.defer import CancelledError

from newsbot.browser.driver import is_alive, one_line, shut, start
from newsbot.browser.processes import (
    MAX_MEMORY_MB,
    MemoryLimit,
    browser_processes,
    kill,
)
from newsbot.browser.request_filter import ConnectionFilter, RequestFilter
from newsbot.browser.response import response_of
from newsbot.browser.socks_proxy import HOST, MAX_BYTES, SocksProxy
from newsbot.browser.traffic import Traffic
from newsbot.browser.visit import Visit, VisitLimits, raise_unless_moving
from newsbot.errors import AddressRefusedError, BrowserDied, BrowserError
from newsbot.network.guard import host_and_port
from newsbot.run.context import context_of
from newsbot.run.exit_codes import STAT

logger = logging.getLogger(__name__)

MAX_PAGES = 2  # at once: more would only wait for each other's scripts
MAX_TIMEOUTS = 10  # as long lasts a visit, however much still comes
CHALLENGE_TIMEOUT_S = 8.0  # at most
CLOSE_TIMEOUT_S = 5.0


class Browser:
    """Restarted once if it dies; a page that no browser survives is lost, and the next one finds
    a new browser.
    """

    def __init__(self, crawler: Crawler, path: Path) -> None:
        self._crawler = crawler
        self._path = path
        context = context_of(crawler)
        self._request_filter = RequestFilter(context.targets.sites)
        connections = ConnectionFilter(
            self._request_filter, context.resolver, self._on_private_address
        )
        self._proxy = SocksProxy(connections.resolve, self._on_excess)
        self._proxy_port = 0
        self._limits = _limits_of(crawler)
        self._starting = asyncio.Lock()
        self._turns = asyncio.Semaphore(MAX_PAGES)
        self._playwright: Any = None
        self._memory: MemoryLimit | None = None
        self._failure: BrowserError | None = None  # one that did not start never will
        self._closed = False
        self._refused: set[tuple[str, int]] = set()

    async def fetch(self, request: Request) -> Response:
        """Raises BrowserError, or Scrapy's own exceptions for a page that cannot be read."""
        try:
            return await self._fetch(request)
        except BrowserDied:
            logger.warning("The browser died; it is started again")
        try:
            return await self._fetch(request)
        except BrowserDied:
            raise BrowserError(f"the browser died twice at {request.url}") from None

    async def _fetch(self, request: Request) -> Response:
        traffic = Traffic(self._request_filter, self._on_private_address, self._limits.max_bytes)
        asking = _asking_of(request, traffic)
        async with self._turns:
            playwright = await self._started()
            try:
                return await self._visit(playwright, asking, traffic)
            except TimeoutError:
                if traffic.excess:
                    raise DownloadCancelledError(traffic.excess) from None
                raise DownloadTimeoutError("the page did not come to rest") from None
            except (Error, RuntimeError) as error:
                raise await self._explanation(playwright, traffic, error) from None
            finally:
                await _close_page(asking.meta.get("playwright_page"))

    async def _visit(self, playwright: Any, asking: Request, traffic: Traffic) -> Response:
        """Raises TimeoutError when nothing has come for long, or too much."""
        clock, timeout_s = asyncio.get_running_loop().time, self._limits.timeout_s
        end = clock() + MAX_TIMEOUTS * timeout_s
        self._proxy.begin_page()
        async with asyncio.timeout(timeout_s) as limit:
            traffic.on_excess = partial(_end_now, limit)
            await _open_page(playwright, asking)
            visit = Visit(
                asking.meta["playwright_page"],
                asking.meta["expected"],
                traffic,
                self._limits_for(asking),
                grew=lambda: limit.reschedule(min(end, clock() + timeout_s)),
            )
            return await response_of(await visit.fetch(), traffic, self._request_filter)

    def _limits_for(self, request: Request) -> VisitLimits:
        """With the pace that the host's robots.txt asks for, too."""
        downloader: Any = self._crawler.engine.downloader
        return replace(
            self._limits, pace_s=max(self._limits.pace_s, downloader.min_delay_s(request))
        )

    def _on_private_address(self, host: str, port: int) -> None:
        if (host, port) not in self._refused:
            self._refused.add((host, port))
            logger.error("A page asked for %s:%d, in a private network: refused", host, port)
            self._crawler.stats.inc_value(STAT + "security")

    def _on_excess(self) -> None:
        logger.error("Pages in the browser received more than %d MB: cut off", MAX_BYTES >> 20)
        self._crawler.stats.inc_value(STAT + "security")

    async def _explanation(self, playwright: Any, traffic: Traffic, error: Exception) -> Exception:
        """What fits better than Playwright's own error."""
        if self._is_ending():
            return CancelledError()
        too_hungry = self._memory is not None and self._memory.was_passed()
        alive = await is_alive(playwright)
        if not alive:
            await self._discard(playwright)
        if host_and_port(traffic.asked) in self._refused:
            return AddressRefusedError(f"it leads into a private network: {traffic.asked}")
        if too_hungry:
            return DownloadCancelledError(f"the browser took more than {MAX_MEMORY_MB} MB")
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
            proxy = await self._started_proxy()
            self._playwright = await start(self._crawler, self._path, self._request_filter, proxy)
        except BrowserError as error:
            self._failure = error
            raise
        self._memory = MemoryLimit()

    async def _started_proxy(self) -> str:
        """For every browser of the run the same."""
        if not self._proxy_port:
            self._proxy_port = await self._proxy.start()
        return f"{HOST}:{self._proxy_port}"

    async def _discard(self, playwright: Any) -> None:
        if self._playwright is playwright:
            self._playwright = None
            if self._memory:
                self._memory.lift()
            await shut(playwright)

    async def close(self) -> None:
        """Pages may still be under way: a downloader that is told to give them up lets them run."""
        self._closed = True
        if self._playwright is not None:
            await self._discard(self._playwright)
        await self._proxy.close()


def _limits_of(crawler: Crawler) -> VisitLimits:
    settings = crawler.settings
    timeout = settings.getfloat("DOWNLOAD_TIMEOUT")
    return VisitLimits(
        max_bytes=settings.getint("DOWNLOAD_MAXSIZE") or MAX_BYTES,
        timeout_s=timeout,
        challenge_timeout_s=min(CHALLENGE_TIMEOUT_S, timeout / 4),
        pace_s=settings.getfloat("DOWNLOAD_DELAY"),
    )


def _asking_of(request: Request, traffic: Traffic) -> Request:
    """The request as scrapy-playwright wants it; it puts its page into the `meta`."""
    meta = {
        **request.meta,
        "playwright_page_event_handlers": traffic.listeners,
        "playwright_page_init_callback": traffic.watch,
        "playwright_page_goto_kwargs": {"wait_until": "commit"},
        "playwright_include_page": True,
    }
    return request.replace(meta=meta)


def _end_now(limit: asyncio.Timeout) -> None:
    with suppress(RuntimeError):  # it has ended
        limit.reschedule(asyncio.get_running_loop().time())


async def _open_page(playwright: Any, asking: Request) -> None:
    """What scrapy-playwright itself makes of it comes before the page's scripts have run."""
    try:
        await playwright.download_request(asking)
    except Error as error:
        raise_unless_moving(error)


async def _close_page(page: Page | None) -> None:
    """An endless script may keep a page from closing: then the browser is killed."""
    if page is None or page.is_closed():
        return
    try:
        async with asyncio.timeout(CLOSE_TIMEOUT_S):
            await page.close()
    except TimeoutError:
        kill(browser_processes())
    except Error:
        return
