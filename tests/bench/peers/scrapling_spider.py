"""Scrapling's Spider with its own session and selectors: two fields of each article, in memory."""

import logging
import sys
from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Any

from scrapling.spiders import Response, Spider

from tests.bench.addresses import read_pages


class Courier(Spider):
    name = "courier"
    concurrent_requests = 16
    robots_txt_obey = True
    logging_level = logging.WARNING

    def __init__(self, start_urls: list[str]) -> None:
        self.start_urls = start_urls
        super().__init__()

    async def parse(self, response: Response) -> AsyncGenerator[Any, None]:
        for url in response.css("h2.entry-title a::attr(href)").getall():
            yield response.follow(url, callback=self.parse_article)

    async def parse_article(self, response: Response) -> AsyncGenerator[Any, None]:
        yield {
            "headline": response.css("h1.entry-title::text").get(),
            "article_body": "\n\n".join(response.css(".entry-content p::text").getall()),
        }


def main() -> None:
    addresses, folder = sys.argv[1:]
    pages = read_pages(addresses)
    items = Courier([url for url, _ in pages]).start().items
    asked = sum(len(articles) for _, articles in pages)
    if len([item for item in items if item["headline"] and item["article_body"]]) != asked:
        sys.exit(f"read {len(items)} of {asked} articles")
    (Path(folder) / "done").touch()


if __name__ == "__main__":
    main()
