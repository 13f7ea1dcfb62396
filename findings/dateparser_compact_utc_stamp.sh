#!/usr/bin/env bash
# Version: dateparser 1.5.0.
# Behaviour: the compact ISO 8601 stamp 20260222T113000Z, with no languages given, is read as a
#   relative age of many years and gives the year 1716; with languages=['en'] it gives None.
# Expected: 22 February 2026, 11:30 UTC, as datetime.fromisoformat reads it.
# Output seen:
#   standard library 2026-02-22 11:30:00+00:00
#   no language 1716-10-08 12:00:00
#   English None
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'dateparser==1.5.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import datetime as dt
import dateparser

stamp = "20260222T113000Z"
settings = {"RELATIVE_BASE": dt.datetime(2026, 2, 25, 12)}
print("standard library", dt.datetime.fromisoformat(stamp))
print("no language", dateparser.parse(stamp, settings=settings))
print("English", dateparser.parse(stamp, languages=["en"], settings=settings))
PY
)
wanted='standard library 2026-02-22 11:30:00+00:00
no language 1716-10-08 12:00:00
English None'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
