#!/usr/bin/env bash
# Version: Protego 0.7.0 (the robots.txt parser of Scrapy).
# Behaviour: a group `User-agent: news` also binds an agent called `newsbot`, and any agent whose
#   long name has a word that begins with `news`.
# Expected: RFC 9309 compares the whole product token, so only `news` and `news/1.0` belong to that
#   group; `newsbot` and a browser-like name belong to `*`.
# Output seen:
#   news/1.0 False
#   newsbot/1.0 False
#   Mozilla/5.0 (daily newsletter reader) False
#   oldnews/1.0 True
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'Protego==0.7.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
from protego import Protego

rules = Protego.parse("User-agent: news\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
for agent in ("news/1.0", "newsbot/1.0", "Mozilla/5.0 (daily newsletter reader)", "oldnews/1.0"):
    print(agent, rules.can_fetch("https://a.example/x", agent))
PY
)
wanted='news/1.0 False
newsbot/1.0 False
Mozilla/5.0 (daily newsletter reader) False
oldnews/1.0 True'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
