#!/usr/bin/env bash
# Version: croniter 7.0.0 and cronsim 2.8.
# Behaviour: `0 9 */2 * 1`: croniter runs on odd days OR Mondays, cronsim on odd days that ARE
#   Mondays. With the step written 1-31/2, the same days, both say OR.
# Expected: one meaning of one line in both.
# Output seen:
#   0 9 */2 * 1 croniter Sun01 Mon02 Tue03 Thu05
#   0 9 */2 * 1 cronsim  Mon09 Mon23 Mon13 Mon27
#   0 9 1-31/2 * 1 croniter Sun01 Mon02 Tue03 Thu05
#   0 9 1-31/2 * 1 cronsim  Sun01 Mon02 Tue03 Thu05
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

start = datetime(2026, 3, 1)
for line in ("0 9 */2 * 1", "0 9 1-31/2 * 1"):
    print(line, "croniter", *(t.strftime("%a%d") for t in islice(croniter(line, start, ret_type=datetime), 4)))
    print(line, "cronsim ", *(t.strftime("%a%d") for t in islice(CronSim(line, start), 4)))
PY
)
wanted='0 9 */2 * 1 croniter Sun01 Mon02 Tue03 Thu05
0 9 */2 * 1 cronsim  Mon09 Mon23 Mon13 Mon27
0 9 1-31/2 * 1 croniter Sun01 Mon02 Tue03 Thu05
0 9 1-31/2 * 1 cronsim  Sun01 Mon02 Tue03 Thu05'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
