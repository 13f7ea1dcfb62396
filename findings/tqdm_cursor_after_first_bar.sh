#!/usr/bin/env bash
# Version: tqdm 4.70.1, seen on the screen of pyte 0.8.2.
# Behaviour: of several bars with leave=False, the one at position 0 puts the cursor back to the
#   start of its line when it is closed; each of the others leaves it at the end of the blanks it
#   wrote. When the first bar is not the last to be closed, the next line of the program begins in
#   mid-line.
# Expected: column 0 after the last bar, in whatever order they end, as parallel work ends in any.
# Output seen:
#   closed 2 1 0 | column 0
#   closed 0 1 2 | column 30
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'tqdm==4.70.1' \
  'pyte==0.8.2'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import io
import pyte
from tqdm import tqdm

for order in ((2, 1, 0), (0, 1, 2)):
    terminal = io.StringIO()
    bars = [tqdm(total=2, desc=f"site {n}", leave=False, position=n, ncols=30, file=terminal) for n in range(3)]
    for n in order:
        bars[n].close()
    terminal.write("done")
    screen = pyte.Screen(60, 5)
    screen.set_mode(pyte.modes.LNM)
    pyte.Stream(screen).feed(terminal.getvalue())
    print("closed", *order, "| column", screen.display[0].index("done"))
PY
)
wanted='closed 2 1 0 | column 0
closed 0 1 2 | column 30'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
