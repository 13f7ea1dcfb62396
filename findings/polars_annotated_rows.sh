#!/usr/bin/env bash
# Version: polars 2.1.0.
# Behaviour: rows that are dataclasses or NamedTuples are read by their annotations, not by their
#   values. A field annotated Decimal ends in a TypeError, and where schema_overrides names it, the
#   datetimes beside it are turned to UTC and lose their zone. The same rows as dicts keep both.
# Expected: the frame that the dicts give.
# Output seen:
#   dict 0.01147 2026-02-22 09:00:00+05:00
#   Rate TypeError Decimal without precision/scale set is not a valid Polars datatype
#   Rate overridden 0.01147 2026-02-22 04:00:00
#   Row TypeError Decimal without precision/scale set is not a valid Polars datatype
#   Row overridden 0.01147 2026-02-22 04:00:00
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'polars==2.1.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import dataclasses
import datetime as dt
from decimal import Decimal
from typing import NamedTuple
from zoneinfo import ZoneInfo
import polars as pl

@dataclasses.dataclass
class Rate:
    value: Decimal
    at: dt.datetime

class Row(NamedTuple):
    value: Decimal
    at: dt.datetime

cells = {"value": Decimal("0.01147"), "at": dt.datetime(2026, 2, 22, 9, tzinfo=ZoneInfo("Asia/Almaty"))}
print("dict", *(str(cell) for cell in pl.DataFrame([cells]).row(0)))
for kind in (Rate, Row):
    try:
        print(kind.__name__, *pl.DataFrame([kind(**cells)]).row(0))
    except TypeError as error:
        print(kind.__name__, "TypeError", error)
    frame = pl.DataFrame([kind(**cells)], schema_overrides={"value": pl.Decimal(18, 5)})
    print(kind.__name__, "overridden", *(str(cell) for cell in frame.row(0)))
PY
)
wanted='dict 0.01147 2026-02-22 09:00:00+05:00
Rate TypeError Decimal without precision/scale set is not a valid Polars datatype
Rate overridden 0.01147 2026-02-22 04:00:00
Row TypeError Decimal without precision/scale set is not a valid Polars datatype
Row overridden 0.01147 2026-02-22 04:00:00'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
