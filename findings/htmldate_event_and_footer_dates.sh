#!/usr/bin/env bash
# Version: htmldate 1.11.0.
# Behaviour: on a page without a date of its own, the day of an announced event, the year of a
#   copyright line (as 1 January) and the number of a tender are each returned as the day of
#   publication.
# Expected: None, since nothing on the page says when it was published; extensive_search=False gives
#   that.
# Output seen:
#   The vote is set for 15 August 2026 | 2026-08-15 None
#   Copyright 2019 Steppe Daily | 2019-01-01 None
#   Tender no. 2012.05.06 was won | 2012-05-06 None
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'htmldate==1.11.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
from htmldate import find_date

PAGE = """<!doctype html><html lang="en"><head><title>River rises</title>{head}</head><body><article>
<h1>River rises</h1>{top}<p>{text}</p><p>{text}</p></article></body></html>"""
TEXT = "The river rose by two metres on Sunday, the hydrology service of the province said in a note. " * 4

for line in ("The vote is set for 15 August 2026", "Copyright 2019 Steppe Daily", "Tender no. 2012.05.06 was won"):
    page = PAGE.format(head="", top=f"<p>{line}</p>", text=TEXT)
    print(line, "|", find_date(page, original_date=True), find_date(page, original_date=True, extensive_search=False))
PY
)
wanted='The vote is set for 15 August 2026 | 2026-08-15 None
Copyright 2019 Steppe Daily | 2019-01-01 None
Tender no. 2012.05.06 was won | 2012-05-06 None'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
