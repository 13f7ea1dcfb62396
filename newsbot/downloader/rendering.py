"""Pages that only a browser can read: when one is asked, and what is learnt from it."""

import logging
from typing import TYPE_CHECKING, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadFailedError, DownloadTimeoutError
from scrapy.http import HtmlResponse, Request, Response

from newsbot.browser.chromium import find_browser
from newsbot.browser.page_state import state_of
from newsbot.downloader.probes import Probes
from newsbot.errors import BrowserError
from newsbot.run.context import context_of
from newsbot.run.signals import download_ended
from newsbot.walk.rendering import CHALLENGES, Expected, Rendering

if TYPE_CHECKING:
    from newsbot.browser.browser import Browser

logger = logging.getLogger(__name__)

# Of a copy that a browser does not have.
VALIDATORS = ("If-None-Match", "If-Modified-Since")


class RenderingMiddleware:
    """Stands between decompression and retries, so that a challenge is not asked for again in
    vain. Requests without `meta["expected"]`, as that for robots.txt, are none of its business.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._browser: Browser | None = None
        self._probes = Probes()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        middleware = cls(crawler)
        crawler.signals.connect(middleware.close, signal=signals.spider_closed)
        crawler.signals.connect(middleware.end_probe, signal=download_ended)
        return middleware

    @property
    def _rendering(self) -> Rendering:
        return context_of(self._crawler).rendering

    def browser(self) -> "Browser":
        """Started by its first page. Raises BrowserError."""
        if self._browser is None:
            path = find_browser(context_of(self._crawler).config.browser)
            # An extra, and slow to import: only for those who need it.
            from newsbot.browser.browser import Browser  # noqa: PLC0415

            self._browser = Browser(self._crawler, path)
        return self._browser

    async def close(self) -> None:
        if self._browser is not None:
            await self._browser.close()

    async def process_request(self, request: Request) -> None:
        expected = request.meta.get("expected")
        if expected is None or "playwright" in request.meta:
            return
        # One page shows how its group is made; the others wait for it, so that none of them is
        # asked for twice.
        rendering = self._rendering
        while rendering.is_open(expected.group):
            if self._probes.begin(expected.group, request):
                return
            await self._probes.ended(expected.group)
        if rendering.is_first(expected.group) and self._has_browser():
            _send_to_browser(request)

    def end_probe(self, request: Request) -> None:
        """Whatever came of it: a redirect, and what another middleware refuses, never comes to
        `process_response`.
        """
        expected = request.meta.get("expected")
        if expected and self._probes.end(expected.group, request):
            self._rendering.probe_ended(expected.group)

    def _has_browser(self) -> bool:
        try:
            self.browser()
        except BrowserError as error:
            self._do_without(error)
            return False
        return True

    def _do_without(self, error: BrowserError) -> None:
        """Says so once, however many pages wanted it."""
        if self._rendering.has_browser:
            logger.warning("Pages that need a browser are not read: %s", error)
        self._rendering.has_browser = False

    async def process_response(self, request: Request, response: Response) -> Response:
        expected = request.meta.get("expected")
        if expected is None or "playwright" in request.meta:
            return response
        return await self._better(request, response, expected)

    async def _better(self, request: Request, response: Response, expected: Expected) -> Response:
        refused = _is_challenge(response)
        if not (refused or response.status in {200, 304}):
            return response
        if not self._rendering.may_help(expected.group, refused=refused):
            return response
        if not refused and _shows(response, expected):
            self._rendering.plain_sufficed(expected.group)
            return response
        return await self._render(request, expected) or response

    async def _render(self, request: Request, expected: Expected) -> Response | None:
        """The same page through the browser; None if it shows no more there."""
        again = request.replace(meta={**request.meta, "dont_retry": True}, dont_filter=True)
        _send_to_browser(again)
        try:
            response = await self._crawler.engine.download_async(again)
        except BrowserError as error:
            self._do_without(error)
            return None
        except (DownloadFailedError, DownloadTimeoutError) as error:
            logger.warning("The browser could not read %s: %s", request.url, error)
            return None
        found = _shows(response, expected)
        self._rendering.browser_tried(expected.group, found=found)
        return response if found else None


def _send_to_browser(request: Request) -> None:
    request.meta["playwright"] = True
    # How long scripts take says nothing of how busy the site is.
    request.meta["autothrottle_dont_adjust_delay"] = True
    for name in VALIDATORS:
        request.headers.pop(name, None)


def _is_challenge(response: Response) -> bool:
    """A refusal that runs a script; one that says when to come back means it."""
    return (
        response.status in CHALLENGES
        and "Retry-After" not in response.headers
        and b"<script" in response.body.lower()
    )


def _shows(response: Response, expected: Expected) -> bool:
    """What is no HTML no browser would read better. A page that is as it was (304) was read
    without one: those of a browser leave nothing to compare with.
    """
    if response.status == 304 or not isinstance(response, HtmlResponse):
        return True
    return response.status == 200 and state_of(expected, response.body, response.url).count > 0
