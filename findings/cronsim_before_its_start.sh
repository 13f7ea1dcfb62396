#!/usr/bin/env bash
# Version: cronsim 2.8.
# Behaviour: begun in the second pass of the hour that a zone repeats, a schedule with plain minutes
#   and hours gives first a moment of the first pass: it lies before the start.
# Expected: moments after the start, as everywhere else.
# Output seen:
#   2026-10-25 00:10:00+00:00 -> 2026-10-25 00:50:00+00:00
#   2026-10-25 01:10:00+00:00 -> 2026-10-25 00:50:00+00:00
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'cronsim==2.8'

cd "$folder"
cat >runs.py <<'PY'
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from cronsim import CronSim

for fold in (0, 1):
    start = datetime(2026, 10, 25, 2, 10, tzinfo=ZoneInfo("Europe/Berlin"), fold=fold)
    moment = next(CronSim("50 2 * * *", start))
    print(start.astimezone(UTC), "->", moment.astimezone(UTC))
PY
seen=$(venv/bin/python -W ignore runs.py)
wanted='2026-10-25 00:10:00+00:00 -> 2026-10-25 00:50:00+00:00
2026-10-25 01:10:00+00:00 -> 2026-10-25 00:50:00+00:00'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
