#!/usr/bin/env bash
# Version: croniter 7.0.0 and cronsim 2.8.
# Behaviour: both take six fields, but croniter has the seconds last and cronsim first: `30 0 9 * *
#   *` is every second of the minute 00:30 on the ninth of a month for the one, and 09:00:30 every
#   day for the other.
# Expected: six fields in one order, or an error in one of the two.
# Output seen:
#   croniter 09 00:30:00, 09 00:30:01, 09 00:30:02,
#   cronsim  01 09:00:30, 02 09:00:30, 03 09:00:30,
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'croniter==7.0.0' \
  'cronsim==2.8'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
from datetime import datetime
from itertools import islice
from croniter import croniter
from cronsim import CronSim

line, start = "30 0 9 * * *", datetime(2026, 3, 1)
print("croniter", *(t.strftime("%d %H:%M:%S,") for t in islice(croniter(line, start, ret_type=datetime), 3)))
print("cronsim ", *(t.strftime("%d %H:%M:%S,") for t in islice(CronSim(line, start), 3)))
PY
)
wanted='croniter 09 00:30:00, 09 00:30:01, 09 00:30:02,
cronsim  01 09:00:30, 02 09:00:30, 03 09:00:30,'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
