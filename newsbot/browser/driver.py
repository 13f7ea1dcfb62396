"""Chromium under scrapy-playwright, as a thing to start, to ask whether it lives, and to shut."""

import asyncio
import logging
from contextlib import suppress
from pathlib import Path
from typing import Any

from playwright.async_api import Error, Route
from scrapy.crawler import Crawler
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

from newsbot.browser.chromium import launch_options
from newsbot.browser.request_filter import CONTEXT, RequestFilter
from newsbot.errors import BrowserError
from newsbot.parser_process.address_space import unlimited

logger = logging.getLogger(__name__)

START_TIMEOUT_S = 30.0
ANSWER_TIMEOUT_S = 5.0
STOP_TIMEOUT_S = 2.0


async def start(crawler: Crawler, path: Path, request_filter: RequestFilter, proxy: str) -> Any:
    """scrapy-playwright's download handler, with a browser that connects through `proxy`. Raises
    BrowserError.
    """
    # With a traceback it says what we say in a line.
    logging.getLogger("scrapy-playwright").setLevel(logging.ERROR)
    asyncio.get_running_loop().set_exception_handler(_tell)
    logger.info("Starting %s for pages that need a browser", path)
    playwright = ScrapyPlaywrightDownloadHandler.from_crawler(crawler)
    playwright.abort_request = request_filter.refuses
    config = playwright.config
    config.launch_options = launch_options(path, proxy)
    config.startup_context_kwargs = {"default": CONTEXT}
    config.restart_disconnected_browser = False
    config.target_closed_max_retries = 0
    config.download_timeout_secs = 0  # what is no page is not waited for
    try:
        async with asyncio.timeout(START_TIMEOUT_S):
            # It does so itself when the engine starts; this is later. Its driver reserves more
            # address space than a crawl may take.
            with unlimited():
                await playwright._launch()  # noqa: SLF001
            # The rules of the pages that we open do not hold for those that they open.
            await playwright.context_wrappers["default"].context.route("**", _abort)
    except (Error, OSError, TimeoutError) as error:
        await shut(playwright)
        raise BrowserError(f"{path} does not start: {one_line(error)}") from None
    return playwright


def _tell(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What a browser that is gone leaves unanswered is no news: whoever waits for it is told."""
    error = context.get("exception")
    if not (isinstance(error, Error) or "reading from the driver" in str(error)):
        loop.default_exception_handler(context)


async def _abort(route: Route) -> None:
    await route.abort()


async def is_alive(playwright: Any) -> bool:
    """Even its own word that it is connected comes late; and a dead driver says nothing at all."""
    try:
        async with asyncio.timeout(ANSWER_TIMEOUT_S):
            session = await playwright.browser.new_browser_cdp_session()
            await session.detach()
    except (Error, TimeoutError):
        return False
    return True


async def shut(playwright: Any) -> None:
    with suppress(Error, TimeoutError):
        async with asyncio.timeout(STOP_TIMEOUT_S):
            await playwright.close()


def one_line(error: BaseException) -> str:
    """Without the command that started the browser: it is a screen long."""
    lines = [line for line in str(error).splitlines() if "<launching>" not in line]
    return " ".join(" ".join(lines).split())[:300]
