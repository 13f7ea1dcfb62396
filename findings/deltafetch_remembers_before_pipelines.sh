#!/usr/bin/env bash
# Version: scrapy-deltafetch 2.1.0, with Scrapy 2.13.4.
# Behaviour: a page counts as seen when its item leaves the spider. If a pipeline then fails, as on
#   a day without database, the item is stored nowhere, and no later run asks for its page again.
# Expected: seen is what has come through the pipelines.
# Output seen:
#   database: False | stored: 0 | skipped: 0
#   database: True | stored: 0 | skipped: 1
#   database: True | stored: 0 | skipped: 1
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'scrapy==2.13.4' 'w3lib==2.4.1' 'twisted==25.5.0' 'scrapy-deltafetch==2.1.0'

cd "$folder"
cat >runs.py <<'PY'
from multiprocessing import Process
from pathlib import Path

import scrapy
from scrapy.crawler import CrawlerProcess

HERE = Path.cwd()
(HERE / "listing.html").write_text("<a href='article.html'>Wheat</a>")
(HERE / "article.html").write_text("<h1>Wheat</h1>")


class Database:
    def __init__(self, is_there):
        self.is_there = is_there

    @classmethod
    def from_crawler(cls, crawler):
        return cls(crawler.settings.getbool("DATABASE_IS_THERE"))

    def process_item(self, item, spider):
        if not self.is_there:
            raise OSError("no database today")
        return item


class News(scrapy.Spider):
    name = "news"
    start_urls = [(HERE / "listing.html").as_uri()]

    def parse(self, response):
        yield from response.follow_all(css="a", callback=self.parse_article)

    def parse_article(self, response):
        yield {"headline": response.css("h1::text").get()}


def run(is_there):
    process = CrawlerProcess(
        {
            "DATABASE_IS_THERE": is_there,
            "LOG_LEVEL": "CRITICAL",
            "DELTAFETCH_ENABLED": True,
            "DELTAFETCH_DIR": str(HERE / "seen"),
            "SPIDER_MIDDLEWARES": {"scrapy_deltafetch.DeltaFetch": 100},
            "ITEM_PIPELINES": {Database: 300},
        }
    )
    crawler = process.create_crawler(News)
    process.crawl(crawler)
    process.start()
    stored, skipped = map(crawler.stats.get_value, ("item_scraped_count", "deltafetch/skipped"))
    print("database:", is_there, "| stored:", stored or 0, "| skipped:", skipped or 0, flush=True)


for is_there in (False, True, True):
    crawl = Process(target=run, args=(is_there,))
    crawl.start()
    crawl.join()
PY
seen=$(venv/bin/python -W ignore runs.py)
wanted='database: False | stored: 0 | skipped: 0
database: True | stored: 0 | skipped: 1
database: True | stored: 0 | skipped: 1'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
