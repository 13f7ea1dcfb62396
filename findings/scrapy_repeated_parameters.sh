#!/usr/bin/env bash
# Version: Scrapy 2.19.0, w3lib 2.5.0.
# Behaviour: the duplicate filter sorts the values of a repeated parameter too: ?sort=b&sort=a and
#   ?sort=a&sort=b have one fingerprint, and the second page is never asked for.
# Expected: two fingerprints: a query is a list, and servers read the first or the last of repeated
#   parameters.
# Output seen:
#   sort=b&sort=a asked
#   sort=a&sort=b dropped
#   sort=b asked
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'Scrapy==2.19.0' \
  'w3lib==2.5.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
from scrapy import Request
from scrapy.dupefilters import RFPDupeFilter

filter = RFPDupeFilter()
for query in ("sort=b&sort=a", "sort=a&sort=b", "sort=b"):
    print(query, "dropped" if filter.request_seen(Request(f"https://a.example/list?{query}")) else "asked")
PY
)
wanted='sort=b&sort=a asked
sort=a&sort=b dropped
sort=b asked'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
