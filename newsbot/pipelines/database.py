"""Stores each item; whoever waits for it learns of it only after its commit."""

from typing import Any, Self

from scrapy.crawler import Crawler


class DatabasePipeline:
    """Raises StorageError for an item that is not stored."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_item(self, item: Any) -> Any:
        await self._crawler.spider.writer.write(item)
        return item
