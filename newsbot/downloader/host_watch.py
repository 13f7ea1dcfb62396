"""Sees of each host whether it answers, before its next request is sent."""

from time import monotonic

from scrapy.core.downloader.handlers import DownloadHandlers
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from scrapy.http import Request, Response
from scrapy.utils.httpobj import urlparse_cached

from newsbot.downloader.retry_after import retry_after_s
from newsbot.run.context import context_of

NO_ANSWER = (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
FAILURES = {408, 429, *range(500, 600)}
# These are no failures, unless the server says when to come back.
REFUSALS = {403, 413}
TELLING = FAILURES | REFUSALS
USUAL_PORTS = (":80", ":443")


def host_of(request: Request) -> str:
    """With its port if that is not the scheme's own; a page's own one, wherever it came from."""
    host = urlparse_cached(request).netloc.rpartition("@")[2].lower()
    return host[: host.rindex(":")] if host.endswith(USUAL_PORTS) else host


class WatchedHandlers(DownloadHandlers):
    """How a browser fares with a page says nothing of the host, but the answer that it got does."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._crawler = crawler

    async def download_request_async(self, request: Request) -> Response:
        sent_at = monotonic()
        try:
            response = await super().download_request_async(request)
        except NO_ANSWER as error:
            if _is_hosts_own(request, error):
                hosts = context_of(self._crawler).hosts
                hosts.failed(host_of(request), type(error).__name__, sent_at)
            raise
        self._note(request, response, sent_at)
        return response

    def _note(self, request: Request, response: Response, sent_at: float) -> None:
        hosts, name, status = context_of(self._crawler).hosts, host_of(request), response.status
        wait_s = retry_after_s(response) if status in TELLING else None
        if status in FAILURES or wait_s is not None:
            hosts.failed(name, f"HTTP {status}", sent_at, wait_s)
        else:
            hosts.succeeded(name, sent_at)


def _is_hosts_own(request: Request, error: Exception) -> bool:
    """Half a page is a failure where the connection ended; where only its text tells, it may be the
    site's way to write pages.
    """
    told_by_text = isinstance(error, ResponseDataLossError) and error.__cause__ is None
    return not (told_by_text or "playwright" in request.meta)
