#!/usr/bin/env bash
# Version: duckdb 2.0.1, pyarrow 26.0.1.
# Behaviour: two Parquet files of exact rates, DECIMAL(10,2) and DECIMAL(10,5): read together, the
#   later file is rounded to the first one's scale without a word (0.01147 becomes 0.01), while
#   union_by_name=true widens the type. pyarrow refuses the same two files.
# Expected: an error or the wider type, not silent rounding of a decimal.
# Output seen:
#   duckdb default ('501.25', 'DECIMAL(10,2)') ('0.01', 'DECIMAL(10,2)')
#   duckdb , union_by_name=true ('501.25000', 'DECIMAL(13,5)') ('0.01147', 'DECIMAL(13,5)')
#   pyarrow Rescaling Decimal value would cause data loss
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'duckdb==2.0.1' \
  'pyarrow==26.0.1'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
from decimal import Decimal
import duckdb
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq

for name, rate, scale in (("a", "501.25", 2), ("b", "0.01147", 5)):
    column = pa.array([Decimal(rate)], pa.decimal128(10, scale))
    pq.write_table(pa.table({"rate": column}), f"{name}.parquet")
for option in ("", ", union_by_name=true"):
    rows = duckdb.sql(f"select rate, typeof(rate) from read_parquet(['a.parquet', 'b.parquet']{option})")
    print("duckdb", option or "default", *((str(rate), kind) for rate, kind in rows.fetchall()))
try:
    ds.dataset(["a.parquet", "b.parquet"]).to_table()
except pa.ArrowInvalid as error:
    print("pyarrow", error)
PY
)
wanted='duckdb default ('\''501.25'\'', '\''DECIMAL(10,2)'\'') ('\''0.01'\'', '\''DECIMAL(10,2)'\'')
duckdb , union_by_name=true ('\''501.25000'\'', '\''DECIMAL(13,5)'\'') ('\''0.01147'\'', '\''DECIMAL(13,5)'\'')
pyarrow Rescaling Decimal value would cause data loss'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
