#!/usr/bin/env bash
# Version: Scrapy 2.19.0.
# Behaviour: the CSV exporter takes its columns from the first item: an item of another kind becomes
#   a row of commas, and a field that comes up later is dropped.
# Expected: the union of the columns, an error, or no row for an item of which nothing is written.
# Output seen:
#   headline,section
#   River rises,news
#   ,
#   Wind,news
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'Scrapy==2.19.0' \
  'Twisted==26.10.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import io
from scrapy.exporters import CsvItemExporter

file = io.BytesIO()
exporter = CsvItemExporter(file)
exporter.start_exporting()
for item in (
    {"headline": "River rises", "section": "news"},
    {"currency": "KZT", "rate": "501.25"},
    {"headline": "Wind", "section": "news", "author": "A. Serik"},
):
    exporter.export_item(item)
exporter.stream.flush()
print(file.getvalue().decode().replace("\r\n", "\n"), end="")
PY
)
wanted='headline,section
River rises,news
,
Wind,news'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
