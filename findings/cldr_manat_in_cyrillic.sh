#!/usr/bin/env bash
# Version: babel 2.19.0 (CLDR).
# Behaviour: Russian is the one locale here in which the symbol of an ISO currency is a look-alike
#   of its code: the manat is ТМТ in three Cyrillic letters, which is not equal to TMT.
# Expected: TMT, the code, as in Kazakh, Kyrgyz and Tajik, also Cyrillic locales.
# Output seen:
#   ru ТМТ False CYRILLIC CAPITAL LETTER TE
#   kk TMT True LATIN CAPITAL LETTER T
#   ky TMT True LATIN CAPITAL LETTER T
#   tg TMT True LATIN CAPITAL LETTER T
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'babel==2.19.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import unicodedata
from babel.numbers import format_currency, get_currency_symbol

for locale in ("ru", "kk", "ky", "tg"):
    symbol = get_currency_symbol("TMT", locale=locale)
    print(locale, symbol, symbol == "TMT", unicodedata.name(symbol[0]))
PY
)
wanted='ru ТМТ False CYRILLIC CAPITAL LETTER TE
kk TMT True LATIN CAPITAL LETTER T
ky TMT True LATIN CAPITAL LETTER T
tg TMT True LATIN CAPITAL LETTER T'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
