"""Stores each item; whoever waits for it learns of it only after its commit."""

from typing import Any, Self

from scrapy.crawler import Crawler

from newsbot.run.context import run_context_of
from newsbot.run.signals import item_stored


class DatabasePipeline:
    """Raises StorageError for an item that is not stored."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    async def process_item(self, item: Any) -> Any:
        await run_context_of(self._crawler).writer.write(item)
        self._crawler.signals.send_catch_log(item_stored, item=item)
        return item
