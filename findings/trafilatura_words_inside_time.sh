#!/usr/bin/env bash
# Version: trafilatura 2.3.1.
# Behaviour: the words inside a <time> element in a sentence are dropped from the text, while those
#   in <data>, <cite> and <mark> stay.
# Expected: the sentence as a reader sees it.
# Output seen:
#   They met on for five hours.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'trafilatura==2.3.1' \
  'lxml_html_clean==0.4.6'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import trafilatura

PAGE = """<!doctype html><html lang="en"><head><title>River rises</title>{head}</head><body><article>
<h1>River rises</h1>{top}<p>{text}</p><p>{text}</p></article></body></html>"""
TEXT = "The river rose by two metres on Sunday, the hydrology service of the province said in a note. " * 4

line = "<p>They met on <time datetime='2026-02-22'>Sunday</time> for <data value='5'>five</data> hours.</p>"
print(trafilatura.extract(PAGE.format(head="", top=line, text=TEXT)).splitlines()[1])
PY
)
wanted='They met on for five hours.'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
