#!/usr/bin/env bash
# Version: babel 2.19.0 (CLDR) and SQLite FTS5 as Python has it (seen with 3.40.1).
# Behaviour: within one locale, uz, CLDR writes the letter oʻ in two ways: the currency's name has
#   U+2018, its symbol U+02BB. SQLite's FTS5 takes the first for punctuation, so `so‘m` is the words
#   `so` and `m`, and a search for the symbol does not find the name.
# Expected: one letter, one spelling, one word.
# Output seen:
#   'O\u2018zbekiston so\u2018mi' ["'mi'", "'o'", "'so'", "'zbekiston'"]
#   'so\u02bbm' ["'so\\u02bbm'"]
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'babel==2.19.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import sqlite3
from babel.numbers import get_currency_name, get_currency_symbol

name = get_currency_name("UZS", locale="uz")
symbol = get_currency_symbol("UZS", locale="uz")
database = sqlite3.connect(":memory:")
database.execute("create virtual table names using fts5(name)")
database.execute("create virtual table words using fts5vocab(names, 'row')")
for text in (name, symbol):
    database.execute("delete from names")
    database.execute("insert into names values (?)", [text])
    words = [word for word, *_ in database.execute("select * from words")]
    print(ascii(text), [ascii(word) for word in words])
PY
)
wanted=''\''O\u2018zbekiston so\u2018mi'\'' ["'\''mi'\''", "'\''o'\''", "'\''so'\''", "'\''zbekiston'\''"]
'\''so\u02bbm'\'' ["'\''so\\u02bbm'\''"]'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
