#!/usr/bin/env bash
# Version: dateparser 1.5.0.
# Behaviour: the ISO 8601 week date 2026-W08-7 is read as 7 August 2026: the week's number is taken
#   for the month.
# Expected: Sunday of week 8, 22 February 2026, as datetime.fromisoformat reads it, or None.
# Output seen:
#   standard library 2026-02-22
#   dateparser 2026-W08-7 2026-08-07 00:00:00
#   dateparser 2026-W12-1 2026-12-01 00:00:00
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'dateparser==1.5.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import datetime as dt
import dateparser

print("standard library", dt.datetime.fromisoformat("2026-W08-7").date())
for text in ("2026-W08-7", "2026-W12-1"):
    print("dateparser", text, dateparser.parse(text))
PY
)
wanted='standard library 2026-02-22
dateparser 2026-W08-7 2026-08-07 00:00:00
dateparser 2026-W12-1 2026-12-01 00:00:00'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
