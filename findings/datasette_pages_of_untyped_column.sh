#!/usr/bin/env bash
# Version: Datasette 0.65.5, SQLite as Python has it (seen with 3.40.1).
# Behaviour: the place to go on from is kept as text in the link to the next page. A column that
#   CREATE TABLE AS SELECT made of count() has no declared type, so SQLite does not turn the text
#   into a number, and no number is greater than a text: the second page of a table sorted by such a
#   column is empty. The same column declared INTEGER is walked whole.
# Expected: all rows, or no sorting by a column that cannot be continued.
# Output seen:
#   counted has 120 rows, pages have 50 0
#   declared has 120 rows, pages have 50 50 20
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'datasette==0.65.5'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import asyncio
import sqlite3
from datasette.app import Datasette

connection = sqlite3.connect("news.db")
connection.execute("create table articles(page integer)")
connection.executemany("insert into articles values (?)", [(page,) for page in range(120) for _ in range(1 + page % 7)])
connection.execute("create table counted as select page, count(*) as articles from articles group by page")
connection.execute("create table declared(page integer, articles integer)")
connection.execute("insert into declared select * from counted")
connection.commit()

async def main():
    news = Datasette(["news.db"])
    for table in ("counted", "declared"):
        pages, url = [], f"/news/{table}.json?_sort=articles&_size=50"
        while url:
            page = (await news.client.get(url)).json()
            pages.append(len(page["rows"]))
            url = (page["next_url"] or "").removeprefix("http://localhost")
        print(table, "has", page["filtered_table_rows_count"], "rows, pages have", *pages)

asyncio.run(main())
PY
)
wanted='counted has 120 rows, pages have 50 0
declared has 120 rows, pages have 50 50 20'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
