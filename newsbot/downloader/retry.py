"""When a page that failed is asked for again."""

import asyncio
import logging
from random import uniform
from time import monotonic
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Request, Response

from newsbot.downloader.errors import LeftAloneError
from newsbot.downloader.host_watch import host_of
from newsbot.downloader.retry_after import retry_after_s
from newsbot.run.context import context_of

logger = logging.getLogger(__name__)

MAX_JITTER = 0.5  # of a wait, and never to make it shorter


class BackoffRetryMiddleware(RetryMiddleware):
    """Scrapy's own asks again at once. What waits here holds up its own page alone; for a host that
    said when to come back, all its pages wait, in the downloader. One that never answers is asked
    again while others keep the run busy, or where there are none. A replay waits for nothing.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler.settings)
        self.crawler = crawler
        self._backoff_s = crawler.settings.getfloat("RETRY_BACKOFF")
        self._replays = bool(crawler.settings["NEWSBOT_REPLAY"])

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        wait_s = request.meta.pop("ask_at", 0.0) - monotonic()
        if wait_s > 0:
            downloader: Any = self.crawler.engine.downloader
            with downloader.waiting(request):
                await asyncio.sleep(wait_s)

    def process_response(  # type: ignore[override]
        self, request: Request, response: Response
    ) -> Request | Response:
        """Raises LeftAloneError where the host said to come back after this run."""
        again = super().process_response(request, response)
        if self._replays:
            return again
        if response.status < 400 or retry_after_s(response) is None:
            return self._backed_off(again) or response
        host = context_of(self.crawler).hosts.of(host_of(request))
        if host.left_alone:
            raise LeftAloneError(host.left_alone)
        return again  # which waits as long as the host wished

    def process_exception(  # type: ignore[override]
        self, request: Request, exception: Exception
    ) -> Request | Response | None:
        is_silent = isinstance(exception, DownloadTimeoutError) and "robots_of" in request.meta
        downloader: Any = self.crawler.engine.downloader
        if is_silent and downloader.only_silent_hosts_are_left():
            return None
        again = super().process_exception(request, exception)
        # A host that said nothing at all was left alone for as long as that took.
        return again if is_silent or self._replays else self._backed_off(again)

    def _backed_off(self, again: Request | Response | None) -> Request | Response | None:
        """None where the run ends before."""
        if not isinstance(again, Request):
            return again
        hosts = context_of(self.crawler).hosts
        backoff_s = self._backoff_s * 2 ** (again.meta["retry_times"] - 1)
        jitter = uniform(1, 1 + MAX_JITTER)  # noqa: S311 - no secret
        wait_s = min(backoff_s * jitter, hosts.max_wait_s)
        if wait_s > hosts.time_left_s:
            logger.warning("%s is not asked for again: the deadline comes first", again.url)
            return None
        again.meta["ask_at"] = monotonic() + wait_s
        return again
