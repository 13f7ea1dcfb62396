"""Pages that only a browser can read: when one is asked, and what is learnt from it."""

import logging
from typing import TYPE_CHECKING, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadFailedError, DownloadTimeoutError
from scrapy.http import HtmlResponse, Request, Response

from newsbot.chromium import BrowserError, find_browser
from newsbot.downloader.browser_look import look
from newsbot.spider_face import spider_of
from newsbot.walk.rendering import Expected, Rendering

if TYPE_CHECKING:
    from newsbot.downloader.browser import Browser

logger = logging.getLogger(__name__)

REFUSALS = {403, 503}
# Of a copy that a browser does not have.
VALIDATORS = ("If-None-Match", "If-Modified-Since")


class RenderingMiddleware:
    """Stands between decompression and retries, so that a challenge is not asked for again in
    vain. Requests without `meta["expected"]`, as that for robots.txt, are none of its business.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._browser: Browser | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        middleware = cls(crawler)
        crawler.signals.connect(middleware.close, signal=signals.spider_closed)
        return middleware

    @property
    def _rendering(self) -> Rendering:
        return spider_of(self._crawler).rendering

    def browser(self) -> "Browser":
        """Started by its first page. Raises BrowserError."""
        if self._browser is None:
            path = find_browser(self._crawler.settings["NEWSBOT_BROWSER"])
            # An extra, and slow to import: only for those who need it.
            from newsbot.downloader.browser import Browser  # noqa: PLC0415

            self._browser = Browser(self._crawler, path)
        return self._browser

    async def close(self) -> None:
        if self._browser is not None:
            await self._browser.close()

    def process_request(self, request: Request) -> None:
        expected = request.meta.get("expected")
        if expected and self._rendering.is_first(expected.group):
            send_to_browser(request)

    async def process_response(self, request: Request, response: Response) -> Response:
        expected = request.meta.get("expected")
        if expected is None or "playwright" in request.meta:
            return response
        refused = is_challenge(response)
        if not (refused or response.status == 200):
            return response
        if not self._rendering.may_help(expected.group, refused=refused):
            return response
        if not refused and shows(response, expected):
            self._rendering.plain_sufficed(expected.group)
            return response
        return await self._render(request, expected) or response

    async def _render(self, request: Request, expected: Expected) -> Response | None:
        """The same page through the browser; None if it shows no more there."""
        again = request.replace(meta={**request.meta, "dont_retry": True}, dont_filter=True)
        send_to_browser(again)
        try:
            response = await self._crawler.engine.download_async(again)
        except BrowserError as error:
            logger.warning("Pages that need a browser are not read: %s", error)
            self._rendering.mode = "never"
            return None
        except (DownloadFailedError, DownloadTimeoutError) as error:
            logger.warning("The browser could not read %s: %s", request.url, error)
            return None
        found = shows(response, expected)
        self._rendering.browser_tried(expected.group, found=found)
        return response if found else None


def send_to_browser(request: Request) -> None:
    request.meta["playwright"] = True
    # How long scripts take says nothing of how busy the site is.
    request.meta["autothrottle_dont_adjust_delay"] = True
    for name in VALIDATORS:
        request.headers.pop(name, None)


def is_challenge(response: Response) -> bool:
    """A refusal that runs a script; one that says when to come back means it."""
    return (
        response.status in REFUSALS
        and "Retry-After" not in response.headers
        and b"<script" in response.body.lower()
    )


def shows(response: Response, expected: Expected) -> bool:
    """What is no HTML no browser would read better."""
    if not isinstance(response, HtmlResponse):
        return True
    return response.status == 200 and look(expected, response.body, response.url).amount > 0
