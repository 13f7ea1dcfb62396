"""Crawls a listing of the site and prints a JSON line for each answer.

follow_links.py URL SETTINGS    with the settings as JSON
"""

import json
import sys
from collections.abc import AsyncIterator, Iterator
from hashlib import sha256
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

SETTINGS = {
    "HTTPCACHE_ENABLED": True,
    "HTTPCACHE_POLICY": "scrapy.extensions.httpcache.DummyPolicy",
    "HTTPCACHE_STORAGE": "newsbot.archive.storage.WarcCacheStorage",
    "ROBOTSTXT_OBEY": True,
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "RETRY_TIMES": 2,
    "LOG_LEVEL": "INFO",
}


class FollowLinks(Spider):
    name = "follow_links"

    async def start(self) -> AsyncIterator[Request]:
        yield Request(sys.argv[1], self.parse, errback=self.lost)

    def parse(self, response: Response, **_: Any) -> Iterator[Request]:
        assert isinstance(response, TextResponse)
        digest = sha256(response.body).hexdigest()
        show(url=response.url, status=response.status, body=digest, at=captured_at(response))
        for link in response.css("h2 a, a.next"):
            yield response.follow(link, self.parse, errback=self.lost)

    def lost(self, failure: Failure) -> None:
        show(url=failure.request.url, lost=type(failure.value).__name__)  # type: ignore[attr-defined]


def captured_at(response: Response) -> float | None:
    return response.meta.get("cache_timestamp")


def show(**answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    crawl = CrawlerProcess(SETTINGS | json.loads(sys.argv[2]))
    crawl.crawl(FollowLinks)
    crawl.start()
