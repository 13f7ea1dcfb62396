#!/usr/bin/env bash
# Version: babel 2.19.0 (CLDR).
# Behaviour: five month names of Slavic languages, as CLDR writes them, are different months from
#   one language to the next: a date read without the page's language is a month off.
# Expected: one month for a name, as among the languages that took the Latin names.
# Output seen:
#   lip 6:hr 7:pl
#   lis 10:hr 11:pl,cs
#   listopad 10:hr 11:pl,cs
#   listopada 10:hr 11:pl
#   srp 7:hr 8:cs
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'babel==2.19.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
from collections import defaultdict
from babel import Locale

found = defaultdict(lambda: defaultdict(list))
for code in ("pl", "cs", "hr", "uk", "be", "sk", "sl"):
    for form in Locale(code).months["format"], Locale(code).months["stand-alone"]:
        for width in "wide", "abbreviated":
            for month, name in form[width].items():
                name = name.lower().strip(".")
                if code not in found[name][month]:
                    found[name][month].append(code)
for name, months in sorted(found.items()):
    if len(months) > 1:
        print(name, *(f"{month}:{','.join(codes)}" for month, codes in sorted(months.items())))
PY
)
wanted='lip 6:hr 7:pl
lis 10:hr 11:pl,cs
listopad 10:hr 11:pl,cs
listopada 10:hr 11:pl
srp 7:hr 8:cs'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
