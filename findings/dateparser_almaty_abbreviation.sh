#!/usr/bin/env bash
# Version: dateparser 1.5.0, tzdata 2025.2.
# Behaviour: the abbreviation ALMT is a fixed +06:00. Kazakhstan has kept one time, +05:00, since 1
#   March 2024, so a stamp of 2026 is an hour off.
# Expected: the offset that Asia/Almaty had at that moment.
# Output seen:
#   2020 dateparser 2020-02-22T10:00:00+06:00 zone 2020-02-22T10:00:00+06:00
#   2026 dateparser 2026-02-22T10:00:00+06:00 zone 2026-02-22T10:00:00+05:00
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'dateparser==1.5.0' \
  'tzdata==2025.2'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import datetime as dt
import zoneinfo
import dateparser

zoneinfo.reset_tzpath([])  # the pinned tzdata, not the system's
for year in (2020, 2026):
    read = dateparser.parse(f"22 Feb {year} 10:00 ALMT", languages=["en"])
    local = dt.datetime(year, 2, 22, 10, tzinfo=zoneinfo.ZoneInfo("Asia/Almaty"))
    print(year, "dateparser", read.isoformat(), "zone", local.isoformat())
PY
)
wanted='2020 dateparser 2020-02-22T10:00:00+06:00 zone 2020-02-22T10:00:00+06:00
2026 dateparser 2026-02-22T10:00:00+06:00 zone 2026-02-22T10:00:00+05:00'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
