#!/usr/bin/env bash
# Version: Scrapy 2.19.0.
# Behaviour: CrawlerProcess.crawl() of a Crawler applies the settings of the process once more:
#   what a spider's update_settings set at priority `project` is gone without a word, while with
#   the spider's class it stays.
# Expected: the same settings, whether the class or a Crawler of it is given.
# Output seen:
#   7 7
#   1 7
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'Scrapy==2.19.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
from scrapy import Spider
from scrapy.crawler import CrawlerProcess


class Named(Spider):
    name = "named"

    @classmethod
    def update_settings(cls, settings):
        super().update_settings(settings)
        settings.set("DEPTH_LIMIT", 7, "project")
        settings.set("DEPTH_PRIORITY", 7, "spider")

    async def start(self):
        print(self.settings.getint("DEPTH_LIMIT"), self.settings.getint("DEPTH_PRIORITY"))
        return
        yield


import sys

process = CrawlerProcess({"LOG_ENABLED": False, "DEPTH_LIMIT": 1, "DEPTH_PRIORITY": 1})
process.settings.set("DEPTH_LIMIT", 1, "project")
process.crawl(Named)
process.crawl(process.create_crawler(Named))
process.start()
PY
)
wanted='7 7
1 7'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
