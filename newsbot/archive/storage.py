"""Record and replay for Scrapy: a storage of its HTTP cache (HTTPCACHE_STORAGE)."""

import logging
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

import scrapy
from scrapy.http import Request, Response
from scrapy.settings import BaseSettings
from scrapy.spiders import Spider

from newsbot.archive.archive import Archive, open_archive
from newsbot.archive.captures import Capture
from newsbot.archive.recording import Recording, open_recording
from newsbot.archive.scrapy_messages import exchange, scrapy_response
from newsbot.errors import ArchiveError

logger = logging.getLogger(__name__)


class WarcCacheStorage:
    """Answers from the archive of NEWSBOT_REPLAY, or adds every page to that of NEWSBOT_RECORD.

    The time at which an answer was captured is in `response.meta["cache_timestamp"]` (Unix
    seconds), where Scrapy's own storages put it. A page that is missing is None: with
    HTTPCACHE_IGNORE_MISSING Scrapy raises IgnoreRequest for it.
    """

    def __init__(self, settings: BaseSettings) -> None:
        record, replay = settings.get("NEWSBOT_RECORD"), settings.get("NEWSBOT_REPLAY")
        if record and replay:
            raise ArchiveError("NEWSBOT_RECORD and NEWSBOT_REPLAY exclude each other")
        self._max_bytes = settings.getint("DOWNLOAD_MAXSIZE")
        self._archive = open_archive(replay) if replay else Archive([])
        self._replays = bool(replay)
        self._asked: Counter[str] = Counter()
        self._recording: Recording | None = None
        if record:
            software = f"newsbot (Scrapy {scrapy.__version__})"
            self._recording = open_recording(record, datetime.now(UTC), software)

    @property
    def files(self) -> list[str]:
        """Where the pages are kept: the file that is written, or the places that answer."""
        if self._recording:
            return [str(self._recording.path.resolve())]
        return sorted(self._archive.places)

    def open_spider(self, _spider: Spider | None = None) -> None:
        for warning in self._archive.warnings:
            logger.warning("Archive %s", warning)
        if self._recording and self._recording.repaired:
            cut, path = self._recording.repaired, self._recording.path
            logger.warning("Archive %s: a torn record of %d bytes was cut off", path, cut)

    def expect(self, urls: Sequence[str]) -> None:
        """Raises ArchiveError for a replay in which not one of these would be answered: it is
        another site's archive, or another listing's.
        """
        if self._replays and not any(map(self._archive.captures_of, urls)):
            words = f"NEWSBOT_REPLAY has no capture of {', '.join(urls)}"
            raise ArchiveError(
                "; ".join([words, self._archive.describe(), *self._archive.warnings])
            )

    def close_spider(self, _spider: Spider | None = None) -> None:
        if self._recording:
            self._recording.close()

    def retrieve_response(self, _spider: Spider, request: Request) -> Response | None:
        capture = self._next_capture(request)
        if capture is None:
            return None
        if 0 < self._max_bytes < capture.length:
            logger.warning("%s: its capture is larger than DOWNLOAD_MAXSIZE", request)
            return None
        try:
            message = self._archive.read(capture)
        except ArchiveError as error:
            logger.warning("Archive %s", error)
            return None
        if message is None:
            logger.warning("%s: its capture refers to one that is not in the archive", request)
            return None
        if capture.at:
            request.meta["cache_timestamp"] = capture.at.timestamp()
        return scrapy_response(request, message)

    def store_response(self, _spider: Spider, request: Request, response: Response) -> None:
        if self._recording:
            self._recording.write(exchange(request, response))

    def _next_capture(self, request: Request) -> Capture | None:
        """The n-th request of an address gets its n-th capture, and later ones the last. Where a
        browser had to be asked, what came without it is no page.
        """
        captures = self._archive.captures_of(request.url)
        captures = [c for c in captures if c.rendered] or captures
        if not request.headers.keys() & {b"If-None-Match", b"If-Modified-Since"}:
            # "Not modified" answers nobody who has no copy.
            captures = [c for c in captures if c.status != 304] or captures
        if not captures:
            return None
        number = self._asked[request.url]
        self._asked[request.url] += 1
        return captures[min(number, len(captures) - 1)]
