"""Saved pages as a crawl gets them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from scrapy import Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest, ResponseDataLossError
from scrapy.http import Request, Response
from scrapy.settings import Settings
from scrapy.statscollectors import DummyStatsCollector

from newsbot.archive.archive import Archive
from newsbot.archive.captures import Capture
from newsbot.archive.content_codings import DAMAGES
from newsbot.archive.requests import UNDATED
from newsbot.archive.scrapy_messages import scrapy_response
from newsbot.downloader.whole_pages import WholePages
from newsbot.urls.canonical import key_of

# A capture's time loses fractions of a second on its way through a WARC file and back.
PRECISION = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class FetchWindow:
    """When a page was read, and when the run that read it began."""

    at: datetime | None
    run_started_at: datetime | None

    def may_be(self, capture: Capture, *, or_later: bool = False) -> bool:
        """In a replay the reading has the capture's own time; a live page is captured between the
        run's start and its reading.
        """
        assert self.at
        at = capture.at or UNDATED
        if at > self.at + PRECISION:
            return or_later
        in_run = self.run_started_at is not None and at >= self.run_started_at
        return in_run or at >= self.at - PRECISION


class SavedPages:
    """Redirects, errors and "not modified" are no pages."""

    def __init__(self, archive: Archive, settings: Settings) -> None:
        self._archive, self._settings = archive, settings
        crawler = Crawler(Spider, settings)
        crawler.stats = DummyStatsCollector(crawler)  # the middleware wants one
        self._decompression = HttpCompressionMiddleware.from_crawler(crawler)
        self._whole = WholePages(settings.getint("DOWNLOAD_MAXSIZE"))
        self.unread: dict[Capture, str] = {}  # asked for, and why it could not be read
        self._captures: dict[str, list[Capture]] = defaultdict(list)
        for capture in archive.captures:
            if capture.status in {200, None} and (key := key_of(capture.url)):
                self._captures[key].append(capture)

    def __reduce__(self) -> tuple[type[Self], tuple[Archive, Settings]]:
        """Made anew in the other process: parts of Scrapy's go nowhere."""
        return type(self), (self._archive, self._settings)

    def take_unread(self) -> dict[Capture, str]:
        """And forgets them."""
        unread, self.unread = self.unread, {}
        return unread

    @property
    def keys(self) -> list[str]:
        """The addresses' identities."""
        return [*self._captures]

    def since(self, key: str, window: FetchWindow) -> Capture | None:
        """The newest page that is not older than the reading which is stored: what differs in an
        older one was the site's doing, not ours.
        """
        newest = next(reversed(self._captures.get(key, ())), None)
        is_newer = window.at is None or (newest and window.may_be(newest, or_later=True))
        return newest if is_newer else None

    def find(self, key: str, window: FetchWindow) -> Response | None:
        """What `since` finds, read."""
        capture = self.since(key, window)
        return self.read(capture) if capture else None

    def of(self, key: str, window: FetchWindow) -> Capture | None:
        """The very page that was read."""
        pages = [page for page in self._captures.get(key, ()) if window.may_be(page)]
        return pages[-1] if pages else None

    def read(self, capture: Capture) -> Response | None:
        """None for one that cannot be read, which is then in `unread`."""
        response = self.answer(capture)
        return response if response and response.status == 200 else None

    def answer(self, capture: Capture) -> Response | None:
        """The same, whatever its status."""
        at = capture.at or UNDATED
        request = Request(capture.url, meta={"cache_timestamp": at.timestamp()})
        try:
            message = self._archive.read(capture)
            if message is None:
                self.unread[capture] = "its page is another one's, which is not in the archive"
                return None
            saved = self._whole.check(request, scrapy_response(request, message))
            response = self._decompression.process_response(request, saved)
        except (ResponseDataLossError, IgnoreRequest, *DAMAGES, EOFError, ValueError) as error:
            words = str(error).removeprefix(f"{capture.url} ")
            self.unread[capture] = words or type(error).__name__
            return None
        assert isinstance(response, Response)
        response.request = request
        return response
