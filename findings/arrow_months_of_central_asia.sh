#!/usr/bin/env bash
# Version: arrow 1.4.0.
# Behaviour: June and July cannot be read in Azerbaijani, where the capital İ loses its key when it
#   is lowered (a TypeError, no ParserError); September and October cannot in Uzbek, nor Monday in
#   Kazakh, which are spelled otherwise than their languages do.
# Expected: each day of the year, as the other months are read.
# Output seen:
#   az 22 may 2026 | 2026-05-22
#   az 22 iyun 2026 | TypeError
#   az 22 iyul 2026 | TypeError
#   uz 22 avgust 2026 | 2026-08-22
#   uz 22 sentabr 2026 | ParserMatchError
#   uz 22 oktabr 2026 | ParserMatchError
#   kk сейсенбі, 24 ақпан 2026 | 2026-02-24
#   kk дүйсенбі, 23 ақпан 2026 | ParserMatchError
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'arrow==1.4.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import arrow

for words, pattern, locale in (
    ("22 may 2026", "D MMMM YYYY", "az"),
    ("22 iyun 2026", "D MMMM YYYY", "az"),
    ("22 iyul 2026", "D MMMM YYYY", "az"),
    ("22 avgust 2026", "D MMMM YYYY", "uz"),
    ("22 sentabr 2026", "D MMMM YYYY", "uz"),
    ("22 oktabr 2026", "D MMMM YYYY", "uz"),
    ("сейсенбі, 24 ақпан 2026", "dddd, D MMMM YYYY", "kk"),
    ("дүйсенбі, 23 ақпан 2026", "dddd, D MMMM YYYY", "kk"),
):
    try:
        answer = arrow.get(words, pattern, locale=locale).date()
    except (TypeError, ValueError) as error:
        answer = type(error).__name__
    print(locale, words, "|", answer)
PY
)
wanted='az 22 may 2026 | 2026-05-22
az 22 iyun 2026 | TypeError
az 22 iyul 2026 | TypeError
uz 22 avgust 2026 | 2026-08-22
uz 22 sentabr 2026 | ParserMatchError
uz 22 oktabr 2026 | ParserMatchError
kk сейсенбі, 24 ақпан 2026 | 2026-02-24
kk дүйсенбі, 23 ақпан 2026 | ParserMatchError'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
