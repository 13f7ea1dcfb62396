#!/usr/bin/env bash
# Version: pyarrow 26.0.1.
# Behaviour: pyarrow.json.read_json makes one column of timestamps without a zone out of moments
#   with an offset (moved to UTC), of local times and of days (both taken as they stand, so as UTC);
#   but one moment with a fraction of a second makes all of them text.
# Expected: timestamps that keep that they are UTC, and text where some of them name no offset.
# Output seen:
#   timestamp[s]  |  2025-05-31 19:30:00  2025-06-01 00:30:00  2025-06-01 00:00:00
#   string  |  2025-06-01T00:30:00+05:00  2025-06-01T00:30:00.5+05:00
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'pyarrow==26.0.1'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import io
from pyarrow.json import read_json

MOMENT, LOCAL, DAY = "2025-06-01T00:30:00+05:00", "2025-06-01T00:30:00", "2025-06-01"


def read(*values):
    lines = "".join(f'{{"at": "{value}"}}\n' for value in values)
    column = read_json(io.BytesIO(lines.encode()))["at"]
    print(column.type, "|", *column.to_pylist(), sep="  ")


read(MOMENT, LOCAL, DAY)
read(MOMENT, "2025-06-01T00:30:00.5+05:00")
PY
)
wanted='timestamp[s]  |  2025-05-31 19:30:00  2025-06-01 00:30:00  2025-06-01 00:00:00
string  |  2025-06-01T00:30:00+05:00  2025-06-01T00:30:00.5+05:00'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
