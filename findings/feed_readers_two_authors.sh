#!/usr/bin/env bash
# Version: feedparser 6.0.14, fastfeedparser 0.6.5.
# Behaviour: of an entry by two authors fastfeedparser keeps the first, also in the list `authors`;
#   feedparser's `author` is the last.
# Expected: both in `authors`, and one answer to who `author` is.
# Output seen:
#   feedparser  | author:  B. Omar  | authors:  A. Serik  B. Omar
#   fastfeedparser  | author:  A. Serik  | authors:  A. Serik
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'feedparser==6.0.14' 'fastfeedparser==0.6.5'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import fastfeedparser
import feedparser

FEED = """<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:news</id><title>News</title>
<updated>2025-06-01T00:30:00Z</updated><entry><id>urn:1</id><title>Wheat</title>
<updated>2025-06-01T00:30:00Z</updated><author><name>A. Serik</name></author>
<author><name>B. Omar</name></author></entry></feed>"""
for library in (feedparser, fastfeedparser):
    entry = library.parse(FEED).entries[0]
    names = [author["name"] for author in entry["authors"]]
    print(library.__name__, "| author:", entry["author"], "| authors:", *names, sep="  ")
PY
)
wanted='feedparser  | author:  B. Omar  | authors:  A. Serik  B. Omar
fastfeedparser  | author:  A. Serik  | authors:  A. Serik'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
