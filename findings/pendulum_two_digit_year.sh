#!/usr/bin/env bash
# Version: pendulum 3.3.0.
# Behaviour: pendulum.parse(..., strict=False) reads the RFC 822 day `Sun, 22 Feb 26` as 26 February
#   2022: the day of the month becomes the year, without a complaint that the weekday does not fit.
# Expected: 22 February 2026, a Sunday, as the standard library's reader of mail dates has it.
# Output seen:
#   standard library 2026-02-22
#   pendulum 2022-02-26 Saturday
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'pendulum==3.3.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
from email.utils import parsedate_to_datetime
import pendulum

text = "Sun, 22 Feb 26 10:00:00 GMT"
print("standard library", parsedate_to_datetime(text).date())
print("pendulum", pendulum.parse(text, strict=False).date(), pendulum.parse(text, strict=False).format("dddd"))
PY
)
wanted='standard library 2026-02-22
pendulum 2022-02-26 Saturday'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
