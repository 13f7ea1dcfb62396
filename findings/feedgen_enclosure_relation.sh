#!/usr/bin/env bash
# Version: feedgen 1.0.0.
# Behaviour: an Atom entry's links all come out without `rel`: an enclosure and a `related` link
#   become alternates, two main addresses of one entry.
# Expected: rel="enclosure" and rel="related" in the XML as they were given.
# Output seen:
#   <link href="https://a.example/feed" rel="self"/>
#   <link href="https://a.example/1"/>
#   <link href="https://a.example/1.mp3"/>
#   <link href="https://b.example/9"/>
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'feedgen==1.0.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
from feedgen.feed import FeedGenerator

feed = FeedGenerator()
feed.id("urn:x:feed")
feed.title("t")
feed.link(href="https://a.example/feed", rel="self")
entry = feed.add_entry()
entry.id("urn:x:1")
entry.title("e")
entry.updated("2026-02-22T10:00:00+05:00")
entry.link(href="https://a.example/1", rel="alternate")
entry.link(href="https://a.example/1.mp3", rel="enclosure", type="audio/mpeg")
entry.link(href="https://b.example/9", rel="related")
for line in feed.atom_str(pretty=True).decode().splitlines():
    if "<link" in line:
        print(line.strip())
PY
)
wanted='<link href="https://a.example/feed" rel="self"/>
<link href="https://a.example/1"/>
<link href="https://a.example/1.mp3"/>
<link href="https://b.example/9"/>'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
