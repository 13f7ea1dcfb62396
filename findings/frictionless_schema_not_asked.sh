#!/usr/bin/env bash
# Version: frictionless 5.21.0.
# Behaviour: a resource with a schema is checked against it only when its type is table, and that is
#   taken from the file's ending: .csv and .jsonl are tables, .json and endings it does not know are
#   not. Their rows break the schema, and the report says valid, with no warning; "type": "table" in
#   the descriptor makes a table of .json.
# Expected: one answer for one row, or a warning that the schema was not used.
# Output seen:
#   a.csv invalid table []
#   a.jsonl invalid table []
#   a.json valid json []
#   a.rows valid file []
#   a.json as a table invalid
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'frictionless[json]==5.21.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import json
from frictionless import validate

schema = {"fields": [{"name": "id", "type": "integer"}]}
row = {"id": "seven"}
for name, words in (("a.csv", "id\nseven\n"), ("a.jsonl", json.dumps(row)), ("a.json", json.dumps([row])), ("a.rows", "id\nseven\n")):
    open(name, "w").write(words)
    report = validate({"name": "a", "path": name, "schema": schema})
    print(name, "valid" if report.valid else "invalid", report.task.type, report.task.warnings)
report = validate({"name": "a", "path": "a.json", "schema": schema, "type": "table"})
print("a.json as a table", "valid" if report.valid else "invalid")
PY
)
wanted='a.csv invalid table []
a.jsonl invalid table []
a.json valid json []
a.rows valid file []
a.json as a table invalid'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
