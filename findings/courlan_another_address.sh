#!/usr/bin/env bash
# Version: courlan 1.4.0.
# Behaviour: normalize_url gives back another address: `;` in the path is escaped, which RFC 3986
#   counts as different, and a parameter without a value is dropped. A listing that pages by either
#   is asked for its first page again.
# Expected: an equivalent address.
# Output seen:
#   https://a.example/news;p=2 -> https://a.example/news%3Bp=2
#   https://a.example/news?page=2&all -> https://a.example/news?page=2
#   https://a.example/?2 -> https://a.example/
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'courlan==1.4.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
from courlan import normalize_url

for url in ("https://a.example/news;p=2", "https://a.example/news?page=2&all", "https://a.example/?2"):
    print(url, "->", normalize_url(url))
PY
)
wanted='https://a.example/news;p=2 -> https://a.example/news%3Bp=2
https://a.example/news?page=2&all -> https://a.example/news?page=2
https://a.example/?2 -> https://a.example/'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
