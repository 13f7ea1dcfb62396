#!/usr/bin/env bash
# Version: selectolax 1.0.2, lexbor.
# Behaviour: insert_child(node) puts a copy of the node into the new parent and leaves the node
#   where it was.
# Expected: the node moves, as appendChild and insertBefore move it in the DOM that lexbor
#   implements.
# Output seen:
#   <body><div id="a"><p>x</p></div><div id="b"><p>x</p></div></body>
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'selectolax==1.0.2'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
from selectolax.lexbor import LexborHTMLParser

tree = LexborHTMLParser("<div id=a><p>x</p></div><div id=b></div>")
tree.css_first("#b").insert_child(tree.css_first("p"))
print(tree.body.html)
PY
)
wanted='<body><div id="a"><p>x</p></div><div id="b"><p>x</p></div></body>'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
