#!/usr/bin/env bash
# Version: agate 1.14.2, csvkit 2.2.0.
# Behaviour: a column whose numbers are all 1 becomes True, in JSON, too, which says that they are
#   numbers; with the first 2 it is a number again. So csvkit writes `True` for revision 1 until
#   some article has a second revision.
# Expected: what JSON calls a number stays one.
# Output seen:
#   [1, 1] ['revision', 'True', 'True']
#   [1, 2] ['revision', '1', '2']
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'agate==1.14.2' 'csvkit==2.2.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import json
import subprocess

for numbers in ([1, 1], [1, 2]):
    with open("rows.jsonl", "w") as file:
        file.writelines(json.dumps({"revision": number}) + "\n" for number in numbers)
    command = ["venv/bin/in2csv", "--format", "ndjson", "rows.jsonl"]
    print(numbers, subprocess.check_output(command, text=True).split())
PY
)
wanted='[1, 1] ['\''revision'\'', '\''True'\'', '\''True'\'']
[1, 2] ['\''revision'\'', '\''1'\'', '\''2'\'']'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
