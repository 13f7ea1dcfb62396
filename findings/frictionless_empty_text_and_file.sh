#!/usr/bin/env bash
# Version: frictionless 5.21.0.
# Behaviour: "" in JSON lines is a missing value, as it is in CSV, although JSON has null for that:
#   a required string that is empty text is an error until the schema says "missingValues": []. And
#   a .jsonl of no bytes, which is a table of no rows, is an error whose text is that of the
#   library's own generator, while a CSV of a header alone is valid.
# Expected: "" is a string and null is missing; no lines are no rows.
# Output seen:
#   text.jsonl default False ['constraint-error', 'constraint "required" is "True"']
#   text.jsonl [] True
#   header.csv default True
#   header.csv [] True
#   empty.jsonl default False ['source-error', 'generator raised StopIteration']
#   empty.jsonl [] False ['source-error', 'generator raised StopIteration']
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'frictionless[json]==5.21.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
from frictionless import validate

fields = [
    {"name": "id", "type": "integer"},
    {"name": "note", "type": "string", "constraints": {"required": True}},
]
for name, words in (("text.jsonl", '{"id": 1, "note": ""}\n'), ("header.csv", "id,note\n"), ("empty.jsonl", "")):
    open(name, "w").write(words)
    for schema in ({"fields": fields}, {"fields": fields, "missingValues": []}):
        report = validate({"name": "a", "path": name, "schema": schema})
        print(name, schema.get("missingValues", "default"), report.valid, *report.flatten(["type", "note"]))
PY
)
wanted='text.jsonl default False ['\''constraint-error'\'', '\''constraint "required" is "True"'\'']
text.jsonl [] True
header.csv default True
header.csv [] True
empty.jsonl default False ['\''source-error'\'', '\''generator raised StopIteration'\'']
empty.jsonl [] False ['\''source-error'\'', '\''generator raised StopIteration'\'']'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
