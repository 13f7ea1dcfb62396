#!/usr/bin/env bash
# Version: Scrapy 2.19.0, Twisted 26.10.0.
# Behaviour: engine.close_spider_async() while a pipeline's open_spider is still awaited closes the
#   spider at once: spider_closed and the pipeline's close_spider come first, then open_spider goes
#   on and spider_opened is sent. What handlers of spider_opened open is never closed: no second
#   spider_closed comes.
# Expected: the close waits until the spider is open, as it does for CloseSpider raised there; or an
#   error.
# Output seen:
#   [CloseSpider]
#   open_spider begins
#   spider_opened
#   close_spider
#   spider_closed no room
#   [close_spider_async]
#   open_spider begins
#   close_spider
#   spider_closed no room
#   open_spider ends
#   spider_opened
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'Scrapy==2.19.0' \
  'Twisted==26.10.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import asyncio
import logging
import scrapy
from scrapy import signals
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.exceptions import CloseSpider

class Store:
    @classmethod
    def from_crawler(cls, crawler):
        store = cls()
        store.crawler = crawler
        return store

    async def open_spider(self):
        print("open_spider begins")
        if self.crawler.settings["ENDS_BY"] == "CloseSpider":
            raise CloseSpider("no room")
        await asyncio.wait_for(self.crawler.engine.close_spider_async(reason="no room"), timeout=5)
        print("open_spider ends")

    def close_spider(self):
        print("close_spider")

class Spider(scrapy.Spider):
    name = "spider"

    @classmethod
    def from_crawler(cls, crawler, *args, **options):
        spider = super().from_crawler(crawler, *args, **options)
        crawler.signals.connect(spider.opened, signals.spider_opened)
        crawler.signals.connect(spider.ended, signals.spider_closed)
        return spider

    def opened(self):
        print("spider_opened")

    def ended(self, reason):
        print("spider_closed", reason)

    async def start(self):
        return
        yield

async def main():
    for ends_by in ("CloseSpider", "close_spider_async"):
        print(f"[{ends_by}]")
        await AsyncCrawlerRunner({
            "TWISTED_REACTOR_ENABLED": False, "TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False,
            "ITEM_PIPELINES": {Store: 1}, "ENDS_BY": ends_by,
        }).crawl(Spider)

logging.disable()
asyncio.run(main())
PY
)
wanted='[CloseSpider]
open_spider begins
spider_opened
close_spider
spider_closed no room
[close_spider_async]
open_spider begins
close_spider
spider_closed no room
open_spider ends
spider_opened'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
