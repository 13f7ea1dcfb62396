#!/usr/bin/env bash
# Version: iso8601 2.1.0, isodate 0.7.2, Python 3.11.7.
# Behaviour: ISO 8601 allows a fraction of the last part that is given, so 00:30,5 is half a minute
#   past 00:30. The package of that name makes the minutes seconds, and Python's own reader
#   the half minute half a second. Neither raises.
# Expected: 00:30:30, as isodate has it, or an error.
# Output seen:
#   iso8601  2025-06-01 00:00:30.500000+05:00
#   isodate  2025-06-01 00:30:30+05:00
#   datetime 2025-06-01 00:30:00.500000+05:00
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'iso8601==2.1.0' 'isodate==0.7.2'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
from datetime import datetime
import iso8601
import isodate

MOMENT = "2025-06-01T00:30,5+05:00"
print("iso8601 ", iso8601.parse_date(MOMENT))
print("isodate ", isodate.parse_datetime(MOMENT))
print("datetime", datetime.fromisoformat(MOMENT))
PY
)
wanted='iso8601  2025-06-01 00:00:30.500000+05:00
isodate  2025-06-01 00:30:30+05:00
datetime 2025-06-01 00:30:00.500000+05:00'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
