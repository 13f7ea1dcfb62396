#!/usr/bin/env bash
# Version: babel 2.19.0 (CLDR).
# Behaviour: five neighbours, five long forms of one day: year first with `ж.` in Kazakh, year first
#   with `-ж.,` and the day after it in Kyrgyz, a hyphen between day and month in Uzbek, a capital
#   month in Tajik; the short forms have dots or slashes, two digits or four.
# Expected: one order for the region, or at least one that a single pattern of day, month, year
#   reads.
# Output seen:
#   kk | 2026<U+202F>ж. 22 ақпан | 22.02.26
#   ky | 2026-ж., 22-февраль | 22.02.26
#   uz | 22-fevral, 2026 | 22/02/26
#   tg | 22 Феврал 2026 | 22/02/26
#   tk | 22 fewral 2026 | 22.02.2026
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'babel==2.19.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import datetime as dt
from babel.dates import format_date

for locale in ("kk", "ky", "uz", "tg", "tk"):
    day = dt.date(2026, 2, 22)
    print(locale, *(format_date(day, form, locale=locale).replace("\u202f", "<U+202F>") for form in ("long", "short")), sep=" | ")
PY
)
wanted='kk | 2026<U+202F>ж. 22 ақпан | 22.02.26
ky | 2026-ж., 22-февраль | 22.02.26
uz | 22-fevral, 2026 | 22/02/26
tg | 22 Феврал 2026 | 22/02/26
tk | 22 fewral 2026 | 22.02.2026'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
