#!/usr/bin/env bash
# Version: feedparser 6.0.14.
# Behaviour: of several alternate links the last text/html one is the entry's `link`: the Russian
#   page of a Kazakh entry, the print view of an article; with another type between, it is the
#   first.
# Expected: the first alternate link, the order in which a publisher puts the main page first.
# Output seen:
#   https://a.example/ru/1
#   https://a.example/print/1
#   https://a.example/1
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'feedparser==6.0.14'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import feedparser

HEAD = '<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>urn:x</id><updated>2026-02-22T10:00:00Z</updated>'
ENTRY = "<entry><id>urn:1</id><title>a</title><updated>2026-02-22T10:00:00Z</updated>{}{}</entry></feed>"
LINK = '<link rel="alternate" {} href="https://a.example/{}"/>'
for first, second in (
    (('hreflang="kk"', "kk/1"), ('hreflang="ru"', "ru/1")),
    (('type="text/html"', "1"), ('title="print" type="text/html"', "print/1")),
    (('type="text/html"', "1"), ('type="application/json"', "1.json")),
):
    feed = feedparser.parse(HEAD + ENTRY.format(LINK.format(*first), LINK.format(*second)))
    print(feed.entries[0].link)
PY
)
wanted='https://a.example/ru/1
https://a.example/print/1
https://a.example/1'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
