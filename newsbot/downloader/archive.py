"""Records every page into a WARC file, or answers from such files alone."""

from typing import Self

from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcache import HttpCacheMiddleware
from scrapy.exceptions import NotConfigured
from scrapy.extensions.httpcache import DummyPolicy
from scrapy.settings import Settings
from scrapy.statscollectors import StatsCollector

from newsbot.archive.storage import WarcCacheStorage


class ArchiveMiddleware(HttpCacheMiddleware):
    """Scrapy's HTTP cache over WARC files: on with NEWSBOT_RECORD or NEWSBOT_REPLAY. In a replay
    nothing touches the network; a page that is not in the files is a lost page.
    """

    def __init__(self, settings: Settings, stats: StatsCollector) -> None:
        if not (settings["NEWSBOT_RECORD"] or settings["NEWSBOT_REPLAY"]):
            raise NotConfigured
        self.policy = DummyPolicy(settings)
        self.storage = WarcCacheStorage(settings)
        self.ignore_missing = bool(settings["NEWSBOT_REPLAY"])
        self.stats = stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return super().from_crawler(crawler)
