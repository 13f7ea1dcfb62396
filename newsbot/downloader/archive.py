"""Records every page into a WARC file, or answers from such files alone."""

import re

from scrapy import Spider
from scrapy.downloadermiddlewares.httpcache import HttpCacheMiddleware
from scrapy.exceptions import NotConfigured
from scrapy.extensions.httpcache import DummyPolicy
from scrapy.http import Request, Response
from scrapy.settings import Settings
from scrapy.statscollectors import StatsCollector

from newsbot.archive.storage import WarcCacheStorage
from newsbot.downloader.whole_pages import WholePages
from newsbot.run.context import context_of

# Codings that not every reader of WARC files takes off.
UNDONE_BY_FEW = re.compile(rb"br|zstd|\*")


class ArchiveMiddleware(HttpCacheMiddleware):
    """Scrapy's HTTP cache over WARC files, which the Run extension opens and closes. In a replay
    nothing touches the network; a page that is not in the files is a lost page.
    """

    def __init__(self, settings: Settings, stats: StatsCollector) -> None:
        if not (settings["NEWSBOT_RECORD"] or settings["NEWSBOT_REPLAY"]):
            raise NotConfigured
        self.policy = DummyPolicy(settings)
        self.ignore_missing = bool(settings["NEWSBOT_REPLAY"])
        self._records = bool(settings["NEWSBOT_RECORD"])
        self.stats = stats
        self._whole = WholePages(settings.getint("DOWNLOAD_MAXSIZE"))

    def process_request(
        self,
        request: Request,
        spider: Spider | None = None,  # noqa: ARG002 - as Scrapy's own has it
    ) -> Request | Response | None:
        """Half a page is no more of an answer than it would be in a download, and is retried."""
        if self._records and UNDONE_BY_FEW.search(request.headers.get("Accept-Encoding") or b""):
            request.headers["Accept-Encoding"] = b"gzip, deflate"
        answer = super().process_request(request)
        return self._whole.check(request, answer) if isinstance(answer, Response) else answer

    @property
    def storage(self) -> WarcCacheStorage:
        archive = context_of(self.crawler).archive
        assert archive
        return archive

    def spider_opened(self, spider: Spider) -> None:
        """Nothing yet: the run may still be refused."""

    def spider_closed(self, spider: Spider) -> None:
        """Nothing: pages may still come in."""
