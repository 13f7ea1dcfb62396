#!/usr/bin/env bash
# Version: polars 2.1.0.
# Behaviour: a schema of Decimal is read from CSV text exactly, but from JSON lines neither from
#   text nor from a number: both are a SchemaError, so an exact rate has no spelling in JSON lines
#   that polars takes for a Decimal.
# Expected: "0.01147" in JSON read as 0.01147 in CSV is.
# Output seen:
#   csv [Decimal('0.01147000')]
#   json {"rate": "0.01147"} SchemaError
#   json {"rate": 0.01147} SchemaError
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'polars==2.1.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import io
import polars as pl

schema = {"rate": pl.Decimal(18, 8)}
print("csv", pl.read_csv(io.BytesIO(b"rate\n0.01147\n"), schema=schema)["rate"].to_list())
for line in (b'{"rate": "0.01147"}\n', b'{"rate": 0.01147}\n'):
    try:
        print(line, pl.read_ndjson(io.BytesIO(line), schema=schema)["rate"].to_list())
    except pl.exceptions.SchemaError as error:
        print("json", line.decode().strip(), type(error).__name__)
PY
)
wanted='csv [Decimal('\''0.01147000'\'')]
json {"rate": "0.01147"} SchemaError
json {"rate": 0.01147} SchemaError'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
