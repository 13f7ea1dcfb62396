#!/usr/bin/env bash
# Version: Scrapy 2.19.0, Twisted 26.10.0.
# Behaviour: the default of RETRY_EXCEPTIONS names an error of the HTTP/1.1 handler, and
#   RetryMiddleware loads every name: Twisted's web client is imported even where other handlers do
#   all downloads.
# Expected: the client is loaded with the handler that uses it, where DOWNLOAD_HANDLERS names that
#   handler.
# Output seen:
#   imported False False
#   own list False False
#   default True True
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'Scrapy==2.19.0' \
  'Twisted==26.10.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import sys
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.settings import Settings

def show(case):
    modules = ("scrapy.core.downloader.handlers.http11", "twisted.web.client")
    print(case, *(module in sys.modules for module in modules))

show("imported")
RetryMiddleware(Settings({"RETRY_EXCEPTIONS": ["builtins.OSError"]}))
show("own list")
RetryMiddleware(Settings())
show("default")
PY
)
wanted='imported False False
own list False False
default True True'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
