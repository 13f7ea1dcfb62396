"""robots.txt as RFC 9309 has it: what is no answer permits nothing."""

import asyncio
import logging
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached

from newsbot.downloader.errors import RobotsForbidError, RobotsUnreadableError
from newsbot.downloader.host_watch import host_of
from newsbot.run.context import context_of

logger = logging.getLogger(__name__)


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's own takes any answer, or none, as a permission, and the second of two requests that
    wait for one file finds no rules there.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._user_agent = self._robotstxt_useragent or self._default_useragent
        self._max_delay_s = crawler.settings.getfloat("AUTOTHROTTLE_MAX_DELAY")
        self._files: dict[str, asyncio.Task[RobotParser | IgnoreRequest]] = {}  # by host

    async def process_request(self, request: Request) -> None:  # type: ignore[override]
        if request.meta.get("dont_obey_robotstxt"):
            return
        downloader: Any = self.crawler.engine.downloader
        file = self._file(request)
        if not file.done():
            with downloader.waiting(request):
                # The page that asked first may be given up; the file is for all.
                await asyncio.shield(file)
        rules = file.result()
        if isinstance(rules, IgnoreRequest):
            raise rules.with_traceback(None)
        if not rules.allowed(request.url, self._user_agent):
            self._stats.inc_value("robotstxt/forbidden")
            raise RobotsForbidError("Forbidden by robots.txt")
        if delay := rules.crawl_delay(self._user_agent):
            request.meta["crawl_delay_s"] = delay
            downloader.ask_slowly(request, min(delay, self._max_delay_s))

    def _file(self, request: Request) -> "asyncio.Task[RobotParser | IgnoreRequest]":
        site = urlparse_cached(request)
        if site.netloc not in self._files:
            url = f"{site.scheme}://{site.netloc}/robots.txt"
            host = context_of(self.crawler).hosts.of(host_of(request))
            host.awaits_rules = True
            self._files[site.netloc] = file = asyncio.ensure_future(self._fetch(url))
            file.add_done_callback(lambda _: setattr(host, "awaits_rules", False))
        return self._files[site.netloc]

    async def _fetch(self, url: str) -> RobotParser | IgnoreRequest:
        """The rules, or the reason for which every page of that host is not asked for."""
        request = Request(
            url,
            priority=self.DOWNLOAD_PRIORITY,
            meta={"dont_obey_robotstxt": True, "robots_of": url},
            callback=NO_CALLBACK,
        )
        try:
            response = await self.crawler.engine.download_async(request)
        except Exception as error:  # noqa: BLE001 - as Scrapy: whatever it is, it is no permission
            return self._rules(b"") if _is_permission(url, error) else _unreadable(url, error)
        if _is_in_trouble(response.status):
            text = f"{url} answers HTTP {response.status}, which forbids everything (RFC 9309)"
            return RobotsForbidError(text)
        rules = self._rules(response.body if response.status < 300 else b"")
        self._tell_delay(urlsplit(url).netloc, rules)
        return rules

    def _rules(self, body: bytes) -> RobotParser:
        return self._parserimpl.from_crawler(self.crawler, body)

    def _tell_delay(self, site: str, rules: RobotParser) -> None:
        delay = rules.crawl_delay(self._user_agent) or 0
        if delay > self._max_delay_s:
            logger.warning(
                "%s asks for %g s between two requests: it gets %g s (AUTOTHROTTLE_MAX_DELAY)",
                site,
                delay,
                self._max_delay_s,
            )
        elif delay:
            logger.info("%s asks for %g s between two requests", site, delay)


def _is_in_trouble(status: int) -> bool:
    """RFC 9309, 2.3.1.3 and 2.3.1.4: a 4xx permits all, a server in trouble nothing; 429 is
    trouble. The body of an error page is no robots.txt.
    """
    return status >= 500 or status == HTTPStatus.TOO_MANY_REQUESTS


def _is_permission(url: str, error: Exception) -> bool:
    """An archive without a robots.txt was fetched under one. Endless redirects are as good as
    no file (RFC 9309, 2.3.1.2).
    """
    if not isinstance(error, IgnoreRequest):
        return False
    if "max redirections" in str(error):
        logger.warning("%s is redirected without end: as if there were none", url)
        return True
    return "not in cache" in str(error)


def _unreadable(url: str, cause: Exception) -> RobotsUnreadableError:
    error = RobotsUnreadableError(f"{url} cannot be read")
    error.__cause__ = cause
    return error
