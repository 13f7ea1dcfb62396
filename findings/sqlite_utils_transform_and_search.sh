#!/usr/bin/env bash
# Version: sqlite-utils 4.2.1.
# Behaviour: enable_fts(create_triggers=True) keeps a search index in step; a later transform(),
#   even one that only renames another column, drops the triggers and leaves the index, which then
#   misses every new row.
# Expected: triggers that are made again like the table, or a warning.
# Output seen:
#   triggers 3
#   triggers 0
#   found [1] []
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'sqlite-utils==4.2.1'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import sqlite_utils

database = sqlite_utils.Database(memory=True)
articles = database["articles"]
articles.insert({"id": 1, "headline": "steppe wind", "note": ""}, pk="id")
articles.enable_fts(["headline"], create_triggers=True)
print("triggers", len(database.triggers))
articles.transform(rename={"note": "remark"})
articles.insert({"id": 2, "headline": "river rises", "remark": ""})
print("triggers", len(database.triggers))
print("found", [row["id"] for row in articles.search("steppe")], [row["id"] for row in articles.search("river")])
PY
)
wanted='triggers 3
triggers 0
found [1] []'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
