#!/usr/bin/env bash
# Version: polars 2.1.0.
# Behaviour: read_ndjson over several files takes the columns from the first one alone, and
#   infer_schema_length=None, which is to scan everything, changes nothing: what only a later file
#   has is dropped. The same lines in one file keep it, and Parquet files of the same rows are an
#   error.
# Expected: the column of the later file, or the error.
# Output seen:
#   one file [{'id': 1, 'section': None}, {'id': 2, 'section': 'rates'}]
#   two files [{'id': 1}, {'id': 2}]
#   turned round [{'id': 2, 'section': 'rates'}, {'id': 1, 'section': None}]
#   parquet SchemaError extra column in file outside of expected schema: section
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'polars==2.1.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import polars as pl

lines = ['{"id": 1}', '{"id": 2, "section": "rates"}']
for number, line in enumerate(lines, 1):
    open(f"{number}.jsonl", "w").write(line + "\n")
    pl.read_ndjson(f"{number}.jsonl").write_parquet(f"{number}.parquet")
open("all.ndjson", "w").write("\n".join(lines))
print("one file", pl.read_ndjson("all.ndjson").to_dicts())
print("two files", pl.read_ndjson("*.jsonl", infer_schema_length=None).to_dicts())
print("turned round", pl.read_ndjson(["2.jsonl", "1.jsonl"]).to_dicts())
try:
    print("parquet", pl.read_parquet("*.parquet").to_dicts())
except pl.exceptions.SchemaError as error:
    print("parquet SchemaError", str(error).partition(",")[0])
PY
)
wanted='one file [{'\''id'\'': 1, '\''section'\'': None}, {'\''id'\'': 2, '\''section'\'': '\''rates'\''}]
two files [{'\''id'\'': 1}, {'\''id'\'': 2}]
turned round [{'\''id'\'': 2, '\''section'\'': '\''rates'\''}, {'\''id'\'': 1, '\''section'\'': None}]
parquet SchemaError extra column in file outside of expected schema: section'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
