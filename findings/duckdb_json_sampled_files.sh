#!/usr/bin/env bash
# Version: duckdb 2.0.1.
# Behaviour: read_json over forty one-line files: a key that is null in the files it samples becomes
#   a column of type null, and a key of the later files alone has no column; their values are gone
#   without a warning. union_by_name=true brings them back.
# Expected: the values, or an error that the schema does not fit.
# Output seen:
#   default ['id', 'author'] [(39, None)]
#   , union_by_name=true ['id', 'author', 'section'] [(39, {'name': 'A. Serik'}, 'rates')]
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'duckdb==2.0.1'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import json
import os
import duckdb

os.mkdir("feeds")
for number in range(40):
    row = {"id": number, "author": None}
    if number >= 35:
        row |= {"author": {"name": "A. Serik"}, "section": "rates"}
    with open(f"feeds/{number:02}.jsonl", "w") as feed:
        feed.write(json.dumps(row) + "\n")
for option in ("", ", union_by_name=true"):
    table = duckdb.sql(f"select * from read_json('feeds/*.jsonl'{option}) order by id desc limit 1")
    print(option or "default", table.columns, table.fetchall())
PY
)
wanted='default ['\''id'\'', '\''author'\''] [(39, None)]
, union_by_name=true ['\''id'\'', '\''author'\'', '\''section'\''] [(39, {'\''name'\'': '\''A. Serik'\''}, '\''rates'\'')]'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
