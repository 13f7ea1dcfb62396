#!/usr/bin/env bash
# Version: dateparser 1.5.0.
# Behaviour: `2 mart 2026` (Turkish, Azerbaijani, Uzbek and Serbian for 2 March) is only read right
#   where every language offered knows the month; otherwise `mart` is taken for a time zone of the
#   Marquesas and the day for the day of the base.
# Expected: 2 March 2026, or None where no language knows the word; never the base's day in another
#   zone.
# Output seen:
#   ['tr'] 2026-03-02 00:00:00
#   ['uz'] 2026-03-02 00:00:00
#   ['tr', 'en'] 2026-02-25 00:00:00-09:30
#   ['sr'] 2026-02-25 00:00:00-09:30
#   None 2026-02-25 00:00:00-09:30
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'dateparser==1.5.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import datetime as dt
import dateparser

settings = {"RELATIVE_BASE": dt.datetime(2026, 2, 25, 12)}
for languages in (["tr"], ["uz"], ["tr", "en"], ["sr"], None):
    print(languages, dateparser.parse("2 mart 2026", languages=languages, settings=settings))
PY
)
wanted='['\''tr'\''] 2026-03-02 00:00:00
['\''uz'\''] 2026-03-02 00:00:00
['\''tr'\'', '\''en'\''] 2026-02-25 00:00:00-09:30
['\''sr'\''] 2026-02-25 00:00:00-09:30
None 2026-02-25 00:00:00-09:30'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
