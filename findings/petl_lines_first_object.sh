#!/usr/bin/env bash
# Version: petl 1.7.30.
# Behaviour: with lines=True, fromjson takes its columns from the first line alone, and the fields
#   that only later lines have are gone without a word. Of a JSON array of the same objects it looks
#   through the first 1,000, as its `sample` promises for both.
# Expected: the columns of the first `sample` lines.
# Output seen:
#   array type headline rate
#   lines type headline
#   lines, sample=1000 type headline
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'petl==1.7.30'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import json
import petl

rows = [{"type": "article", "headline": "Wheat"}, {"type": "rate", "rate": "0.01143"}]
with open("rows.json", "w") as file:
    json.dump(rows, file)
with open("rows.jsonl", "w") as file:
    file.writelines(json.dumps(row) + "\n" for row in rows)
print("array", *petl.header(petl.fromjson("rows.json")))
print("lines", *petl.header(petl.fromjson("rows.jsonl", lines=True)))
print("lines, sample=1000", *petl.header(petl.fromjson("rows.jsonl", lines=True, sample=1000)))
PY
)
wanted='array type headline rate
lines type headline
lines, sample=1000 type headline'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
