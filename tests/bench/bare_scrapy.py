"""Scrapy at its best: newsbot's settings without its parts, Scrapy's own download handler, and a
spider that knows all addresses and does nothing. It asks for what newsbot asks for, in that order.
"""

import sys
from collections.abc import AsyncIterator, Iterator

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response

from newsbot import settings
from tests.bench.addresses import read_pages
from tests.bench.no_politeness import HURRY

OURS = {"BOT_NAME", "SPIDER_MODULES", "NEWSPIDER_MODULE", "COMMANDS_MODULE", "EXTENSIONS"}
LIKE_OURS = {"SPIDER_MIDDLEWARES": settings.listing_spider["SPIDER_MIDDLEWARES"]}
# Scrapy's own would count what the program that started it took.
LIKE_OURS["MEMUSAGE_ENABLED"] = False


class Bare(Spider):
    name = "bare"

    async def start(self) -> AsyncIterator[Request]:
        self.pages = read_pages(sys.argv[1])
        first, articles = self.pages[0]
        yield self._listing_request(first, articles)

    def parse_first(self, response: Response, articles: list[str]) -> Iterator[Request]:
        yield from self.parse(response, articles)
        for url, others in self.pages[1:]:
            yield self._listing_request(url, others)

    def parse(self, response: Response, articles: list[str]) -> Iterator[Request]:
        for url in articles:
            yield Request(url, callback=self.parse_article, dont_filter=True)

    def parse_article(self, response: Response) -> None:
        pass

    def _listing_request(self, url: str, articles: list[str]) -> Request:
        is_first = url == self.pages[0][0]
        return Request(
            url,
            callback=self.parse_first if is_first else self.parse,
            cb_kwargs={"articles": articles},
            priority=1,
            dont_filter=True,
        )


def main() -> None:
    kept = {n: v for n, v in vars(settings).items() if n.isupper() and n not in OURS}
    scrapys = {name: value for name, value in kept.items() if not name.startswith("NEWSBOT_")}
    process = CrawlerProcess(scrapys | LIKE_OURS | HURRY | {"CONCURRENT_ITEMS": 1})
    process.crawl(Bare)
    process.start()


if __name__ == "__main__":
    main()
