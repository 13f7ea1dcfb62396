#!/usr/bin/env bash
# Version: pygal 3.1.3.
# Behaviour: js=[] and css=[] take away the links, but the SVG still has a script of its own, a
#   style element, a style attribute, and a comment with the day of drawing. So it breaks a content
#   security policy without unsafe-inline, and no two days give the same bytes, even with
#   no_prefix=True, which only fixes the name of the chart.
# Expected: without js no script, and the same drawing of the same values.
# Output seen:
#   <script 1
#   <style 1
#   style= 1
#   1 comment with today's date
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'pygal==3.1.3'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import datetime as dt
import re
import pygal

chart = pygal.Line(js=[], css=[], no_prefix=True)
chart.add("articles", [1, 2])
svg = chart.render().decode()
for mark in ("<script", "<style", "style="):
    print(mark, svg.count(mark))
print(svg.count(f" on {dt.date.today()}-->"), "comment with today's date")
PY
)
wanted='<script 1
<style 1
style= 1
1 comment with today'\''s date'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
