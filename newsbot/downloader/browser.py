"""The run's browser: Chromium under scrapy-playwright, started by the first page that needs it."""

import asyncio
import logging
from codecs import BOM_UTF8
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Error, Route
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    DownloadCancelledError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.http import HtmlResponse, Request, Response
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler
from twisted.internet.defer import CancelledError

from newsbot.chromium import BrowserError, launch_options
from newsbot.downloader.browser_guard import CONTEXT, Guard
from newsbot.downloader.browser_processes import browser_processes, kill, memory_of
from newsbot.downloader.browser_visit import Visit
from newsbot.exit_codes import STAT
from newsbot.spider_face import spider_of

logger = logging.getLogger(__name__)

MEMORY = 1024  # MB of all the browser's processes; an empty one has about 200
PAGES = 2  # at once: more would only wait for each other's scripts
START = 30.0  # seconds
CLOSE = 5.0
SHUT = 2.0


class Browser:
    """Restarted once if it dies; a page that no browser survives is lost, and the next one finds
    a new browser.
    """

    def __init__(self, crawler: Crawler, path: Path) -> None:
        self._crawler = crawler
        self._path = path
        self._guard = Guard(spider_of(crawler).sites)
        self._starting = asyncio.Lock()
        self._turns = asyncio.Semaphore(PAGES)
        self._playwright: Any = None
        self._memory_watch: asyncio.Task[None] | None = None
        self._too_hungry = False
        self._closed = False
        self._refused: set[str] = set()
        # With a traceback it says what we say in a line.
        logging.getLogger("scrapy-playwright").setLevel(logging.ERROR)
        asyncio.get_running_loop().set_exception_handler(tell)

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
        playwright = await self._started()
        limit = asyncio.timeout(request.meta["download_timeout"])
        visit = self._visit(request, limit)
        try:
            async with self._turns, limit:
                response = await playwright.download_request(asking(visit))
                assert visit.page
                html = await visit.read(visit.page)
        except TimeoutError:
            raise DownloadTimeoutError("the page did not come to rest in the browser") from None
        except (Error, RuntimeError) as error:
            await self._explain(playwright, visit, error)
            raise DownloadFailedError(one_line(error)) from None
        finally:
            await self._leave(visit)
        return self._judge(visit, response, html)

    def _visit(self, request: Request, limit: asyncio.Timeout) -> Visit:
        settings, clock = self._crawler.settings, asyncio.get_running_loop().time
        return Visit(
            request,
            request.meta["expected"],
            self._guard,
            max_size=settings.getint("DOWNLOAD_MAXSIZE"),
            pace=settings.getfloat("DOWNLOAD_DELAY"),
            grown=lambda: limit.reschedule(clock() + request.meta["download_timeout"]),
            attacked=self._attacked,
        )

    def _attacked(self, url: str) -> None:
        host = urlsplit(url).netloc
        if host not in self._refused:
            self._refused.add(host)
            logger.error("A page asked for %s, in a private network: refused", url)
            self._crawler.stats.inc_value(STAT + "security")

    async def _explain(self, playwright: Any, visit: Visit, error: Exception) -> None:
        """Raises what fits better than a failed download."""
        if visit.excess:
            raise DownloadCancelledError(visit.excess) from None
        if visit.led_away:
            raise IgnoreRequest(f"its script leads to another site: {visit.led_away}") from None
        if self._is_ending():
            raise CancelledError from None
        if await is_alive(playwright):
            return
        await self._bury(playwright)
        if self._too_hungry:
            raise DownloadCancelledError(f"the page took more than {MEMORY} MB") from None
        raise BrowserDied from error

    def _is_ending(self) -> bool:
        """A signal to the process group, as systemd's, ends the browser before us."""
        return self._closed or bool(self._crawler.stats.get_value(STAT + "stopped"))

    def _judge(self, visit: Visit, first: Response, html: str) -> Response:
        """The page as it is now; `first` is what came for its address."""
        if visit.led_away and not visit.seen.amount:
            raise IgnoreRequest(f"its script leads to another site: {visit.led_away}")
        assert visit.page
        if not self._guard.is_ours(visit.page.url):
            # A page of the browser's own, as chrome-error://, would have the status 200.
            raise DownloadFailedError(f"the browser ended at {visit.page.url}")
        status = visit.document.status if visit.document else first.status
        if visit.seen.amount and status in {403, 503}:
            status = 200  # the challenge's; its script has put the page in its place
        for name in ("ETag", "Last-Modified"):
            first.headers.pop(name, None)  # of a shell that stays when its contents change
        return HtmlResponse(
            visit.page.url,
            status,
            first.headers,
            # The mark outranks any other encoding that the header or the page name.
            BOM_UTF8 + html.encode(errors="replace"),
            flags=first.flags,
            encoding="utf-8",
            ip_address=first.ip_address,
        )

    async def _leave(self, visit: Visit) -> None:
        """An endless script may keep a page from closing: then the browser is killed."""
        if visit.page is None or visit.page.is_closed():
            return
        try:
            async with asyncio.timeout(CLOSE):
                await visit.page.close()
        except TimeoutError:
            kill(browser_processes())
        except Error:
            return

    async def _started(self) -> Any:
        async with self._starting:
            if self._playwright is None:
                self._playwright = await self._start()
                self._memory_watch = asyncio.create_task(self._watch_memory())
            return self._playwright

    async def _start(self) -> Any:
        logger.info("Starting %s for pages that need a browser", self._path)
        playwright = ScrapyPlaywrightDownloadHandler.from_crawler(self._crawler)
        playwright.abort_request = self._guard.refuses
        config = playwright.config
        config.launch_options = launch_options(self._path, spider_of(self._crawler).sites)
        config.startup_context_kwargs = {"default": CONTEXT}
        config.restart_disconnected_browser = False
        config.target_closed_max_retries = 0
        try:
            async with asyncio.timeout(START):
                # It does so itself when the engine starts; this is later.
                await playwright._launch()  # noqa: SLF001
                # The rules of the pages that we open do not hold for those that they open.
                await playwright.context_wrappers["default"].context.route("**", abort)
        except (Error, OSError, TimeoutError) as error:
            await shut(playwright)
            raise BrowserError(f"{self._path} does not start: {one_line(error)}") from None
        return playwright

    async def _watch_memory(self) -> None:
        self._too_hungry = False
        while not self._too_hungry:
            await asyncio.sleep(1)
            processes = browser_processes()
            if memory_of(processes) > MEMORY * 1024**2:
                self._too_hungry = True
                kill(processes)

    async def _bury(self, playwright: Any) -> None:
        if self._playwright is playwright:
            self._playwright = None
            await self._shut(playwright)

    async def _shut(self, playwright: Any) -> None:
        if self._memory_watch:
            self._memory_watch.cancel()
        await shut(playwright)

    async def close(self) -> None:
        """Pages may still be under way: a downloader that is told to give them up lets them run."""
        self._closed = True
        if self._playwright is not None:
            await self._bury(self._playwright)


class BrowserDied(Exception):  # noqa: N818 - a fact, not a fault of ours
    """It was killed, or crashed."""


def asking(visit: Visit) -> Request:
    """The request as scrapy-playwright wants it."""
    meta = {
        **visit.request.meta,
        "playwright_page_init_callback": visit.begin,
        "playwright_page_event_handlers": visit.listeners,
        "playwright_page_goto_kwargs": {"wait_until": "commit"},
        "playwright_include_page": True,
    }
    return visit.request.replace(meta=meta)


def tell(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What a browser that is gone leaves unanswered is no news: whoever waits for it is told."""
    error = context.get("exception")
    if not (isinstance(error, Error) or "reading from the driver" in str(error)):
        loop.default_exception_handler(context)


async def abort(route: Route) -> None:
    await route.abort()


async def is_alive(playwright: Any) -> bool:
    """Even its own word that it is connected comes late; and a dead driver says nothing at all."""
    try:
        async with asyncio.timeout(CLOSE):
            session = await playwright.browser.new_browser_cdp_session()
            await session.detach()
    except (Error, TimeoutError):
        return False
    return True


async def shut(playwright: Any) -> None:
    with suppress(Error, TimeoutError):
        async with asyncio.timeout(SHUT):
            await playwright.close()


def one_line(error: BaseException) -> str:
    """Without the command that started the browser: it is a screen long."""
    lines = [line for line in str(error).splitlines() if "<launching>" not in line]
    return " ".join(" ".join(lines).split())[:300]
