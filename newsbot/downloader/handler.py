"""Gets a page over HTTP, or from the browser where one is asked for.

It is made of aiohttp's public interface: Scrapy's own handler for it is private, and calls itself
experimental.
"""

import logging
import ssl
import time
from functools import cached_property

from aiohttp import ClientPayloadError, ClientSession, ClientTimeout
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadCancelledError
from scrapy.http import Headers, Request, Response
from scrapy.responsetypes import responsetypes
from yarl import URL

from newsbot.archive.scrapy_messages import UNMEASURED
from newsbot.downloader.answer import Answer
from newsbot.downloader.connections import open_session, tls_context
from newsbot.downloader.download_errors import is_endless, scrapys_errors
from newsbot.downloader.rendering import RenderingMiddleware
from newsbot.downloader.whole_pages import WholePages
from newsbot.run.context import context_of

logger = logging.getLogger(__name__)


class PageDownloadHandler(BaseDownloadHandler):
    """scrapy-playwright's own would start its driver with the run, and a second one for https."""

    lazy = True

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        self._max_bytes = settings.getint("DOWNLOAD_MAXSIZE")
        self._warn_bytes = settings.getint("DOWNLOAD_WARNSIZE")
        self._timeout_s = settings.getfloat("DOWNLOAD_TIMEOUT")
        self._needs_all = settings.getbool("DOWNLOAD_FAIL_ON_DATALOSS")
        self._whole = WholePages(self._max_bytes)
        self._guard = context_of(crawler).resolver.guard
        self._session: ClientSession = open_session(settings, context_of(crawler).resolver)

    async def download_request(self, request: Request) -> Response:
        if "playwright" not in request.meta:
            return self._whole.check(request, await self._download(request))
        rendering = self.crawler.get_downloader_middleware(RenderingMiddleware)
        assert rendering
        return await rendering.browser().fetch(request)

    async def close(self) -> None:
        await self._session.close()

    async def _download(self, request: Request) -> Response:
        headers, proxy_headers = _headers(request)
        timeout_s = request.meta.get("download_timeout", self._timeout_s)
        started = time.monotonic()
        with scrapys_errors(request.url):
            async with self._session.request(
                request.method,
                URL(request.url, encoded=True),  # as it is: a server may know no other spelling
                data=request.body or None,
                headers=headers,
                timeout=ClientTimeout(total=timeout_s),
                ssl=self._tls if request.url.startswith("https:") else True,
                allow_redirects=False,
                proxy=self._proxy(request),
                proxy_headers=proxy_headers,
            ) as answer:
                assert isinstance(answer, Answer)
                request.meta["download_latency"] = time.monotonic() - started
                return await self._response(request, answer)

    async def _response(self, request: Request, answer: Answer) -> Response:
        """Raises ClientPayloadError for half a page, DownloadCancelledError for one too large."""
        parts: list[bytes] = []
        flags: list[str] = []
        try:
            await self._read(request, answer, parts)
        except ClientPayloadError as error:
            if is_endless(error) or request.meta.get("download_fail_on_dataloss", self._needs_all):
                raise
            flags.append("dataloss")
        if parts and not answer.is_measured:
            flags.append(UNMEASURED)
        headers, body = Headers(answer.raw_headers), b"".join(parts)
        make = responsetypes.from_args(headers=headers, url=request.url, body=body)
        return make(
            url=request.url,
            status=answer.status,
            headers=headers,
            body=body,
            flags=flags,
            certificate=answer.certificate,
            ip_address=answer.peer,
            protocol=answer.protocol,
        )

    async def _read(self, request: Request, answer: Answer, parts: list[bytes]) -> None:
        """Keeps no more than the page may have."""
        body = answer.content
        size = 0 if body.at_eof() else answer.content_length or 0  # of HEAD: another answer's
        self._limit(request, size)
        told = self._tell_of_size(request, size)
        size = 0
        async for part in body.iter_any():
            parts.append(part)
            size += len(part)
            self._limit(request, size)
            told = told or self._tell_of_size(request, size)

    def _limit(self, request: Request, size: int) -> None:
        limit = request.meta.get("download_maxsize", self._max_bytes)
        if 0 < limit < size:
            raise DownloadCancelledError(
                f"{size} bytes or more are larger than the max size {limit} (DOWNLOAD_MAXSIZE)"
            )

    def _tell_of_size(self, request: Request, size: int) -> bool:
        """Whether it did."""
        limit = request.meta.get("download_warnsize", self._warn_bytes)
        if not 0 < limit < size:
            return False
        logger.warning("%s has %d bytes or more (DOWNLOAD_WARNSIZE)", request.url, size)
        return True

    def _proxy(self, request: Request) -> URL | None:
        """Which the user's settings name; what it connects to is its own business, all but an
        address that can be seen here. Raises AddressRefusedError.
        """
        url = request.meta.get("proxy")
        if not url:
            return None
        self._guard.trust(url)
        self._guard.refuse_literal(request.url)
        return URL(url)

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return tls_context(self.crawler.settings)


def _headers(request: Request) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Those for the site, and those for a proxy that the site is to know nothing of."""
    headers = request.headers.to_tuple_list()
    if not (request.meta.get("proxy") and request.url.startswith("https:")):
        return headers, []
    password = [pair for pair in headers if pair[0] == "Proxy-Authorization"]
    return [pair for pair in headers if pair not in password], password
