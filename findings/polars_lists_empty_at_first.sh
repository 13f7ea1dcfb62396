#!/usr/bin/env bash
# Version: polars 2.1.0.
# Behaviour: read_ndjson takes a list that is empty in its first hundred lines for List(Null), and
#   the tags of later lines become null inside a list that keeps its length.
# Expected: ["rates"], or an error when the text does not fit the type that was inferred.
# Output seen:
#   100 List(Null) [None]
#   None List(String) ['rates']
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'polars==2.1.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import io
import polars as pl

lines = [b'{"tags": []}'] * 150 + [b'{"tags": ["rates"]}']
for sample in (100, None):
    frame = pl.read_ndjson(io.BytesIO(b"\n".join(lines)), infer_schema_length=sample)
    print(sample, frame.schema["tags"], frame["tags"].to_list()[-1])
PY
)
wanted='100 List(Null) [None]
None List(String) ['\''rates'\'']'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
