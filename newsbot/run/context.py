"""What extensions, pipelines and the downloader see of the spider."""

from typing import Protocol, cast

from scrapy.crawler import Crawler

from newsbot.archive.storage import WarcCacheStorage
from newsbot.config import Config
from newsbot.db.rates import LatestRates
from newsbot.db.writer import Writer
from newsbot.parser_process.parser_pool import PageReader
from newsbot.walk.rendering import Rendering


class SpiderFace(Protocol):
    """`configure` comes first; it sets `config`, `urls`, `sites` and `rendering`. The rest is set
    when the run opens.
    """

    config: Config
    urls: tuple[str, ...]
    sites: frozenset[str]
    rendering: Rendering
    writer: Writer
    reader: PageReader
    latest_rates: LatestRates
    archive: WarcCacheStorage | None

    def configure(self, config: Config) -> frozenset[str]: ...


def spider_of(crawler: Crawler) -> SpiderFace:
    return cast("SpiderFace", crawler.spider)
