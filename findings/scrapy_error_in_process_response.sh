#!/usr/bin/env bash
# Version: Scrapy 2.19.0.
# Behaviour: an OSError raised by a downloader middleware's process_response goes straight to the
#   errback: no process_exception sees it and the retry middleware does not ask again, though
#   OSError is in RETRY_EXCEPTIONS.
# Expected: treated as the same error of the download: three requests, as RETRY_TIMES=2 gives.
# Output seen:
#   errback OSError
#   requests 1
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'Scrapy==2.19.0' \
  'Twisted==26.10.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
import scrapy
from scrapy.crawler import CrawlerProcess

class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Length", "8")
        self.end_headers()
        self.wfile.write(b"<p>x</p>")

    def log_message(self, *words):
        pass

asked = []
server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
threading.Thread(target=server.serve_forever, daemon=True).start()

class Reader:
    def process_response(self, request, response):
        raise OSError("the body does not fit its digest")

    def process_exception(self, request, exception):
        print("process_exception", type(exception).__name__)

class Spider(scrapy.Spider):
    name = "spider"

    async def start(self):
        yield scrapy.Request(f"http://127.0.0.1:{server.server_port}/", errback=self.failed)

    def failed(self, failure):
        print("errback", failure.type.__name__)

process = CrawlerProcess({
    "LOG_LEVEL": "CRITICAL", "TELNETCONSOLE_ENABLED": False, "RETRY_TIMES": 2,
    "RETRY_EXCEPTIONS": ["builtins.OSError"], "DOWNLOADER_MIDDLEWARES": {Reader: 600},
})
process.crawl(Spider)
process.start()
print("requests", len(asked))
PY
)
wanted='errback OSError
requests 1'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
