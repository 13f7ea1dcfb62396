#!/usr/bin/env bash
# Version: price-parser 0.5.1.
# Behaviour: a rate with three decimals loses its point (154.320 becomes 154320), and a number with
#   a percent sign is 0.
# Expected: 154.320 and 0.25, or None for what is not a price; 501.25 and 0.01143 in the same ticker
#   are read as they stand.
# Output seen:
#   501.25 501.25
#   0.01143 0.01143
#   154.320 154320
#   0.25% 0
#   -0.19% 0
#   1’234.50 1
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'price-parser==0.5.1'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
from price_parser import Price

for text in ("501.25", "0.01143", "154.320", "0.25%", "-0.19%", "1’234.50"):
    print(text, Price.fromstring(text).amount)
PY
)
wanted='501.25 501.25
0.01143 0.01143
154.320 154320
0.25% 0
-0.19% 0
1’234.50 1'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
