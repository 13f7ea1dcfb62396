#!/usr/bin/env bash
# Version: Datasette 0.65.5, SQLite as Python has it (seen with 3.40.1).
# Behaviour: the first page of a sorted table is ordered by the sorted column alone, the next ones
#   by it and the key, and they go on behind the key of the last row. With an index on the column
#   SQLite reads it backwards for _sort_desc, equal days come with the highest id first, and the
#   days that the end of the first page cuts lose rows or show them again. The streamed CSV export
#   walks the same way, a thousand rows a page.
# Expected: each row once, whatever the page size; without the index it is so.
# Output seen:
#   plain pages of 50 | rows 2500 different 2500
#   plain pages of 75 | rows 2500 different 2500
#   plain pages of 205 | rows 2500 different 2500
#   plain streamed CSV | rows 2500 different 2500
#   indexed pages of 50 | rows 2509 different 2500
#   indexed pages of 75 | rows 2499 different 2495
#   indexed pages of 205 | rows 2499 different 2495
#   indexed streamed CSV | rows 2509 different 2500
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
connection.execute("create table plain(id integer primary key, day text)")
connection.executemany("insert into plain(day) values (?)", [(f"2026-{1 + n // 210:02}-{1 + n // 10 % 21:02}",) for n in range(2500)])
connection.execute("create table indexed(id integer primary key, day text)")
connection.execute("insert into indexed select * from plain")
connection.execute("create index indexed_day on indexed(day)")
connection.commit()

async def walk(news, url):
    while url:
        page = (await news.client.get(url)).json()
        for row in page["rows"]:
            yield row[0]
        url = (page["next_url"] or "").removeprefix("http://localhost")

async def main():
    news = Datasette(["news.db"])
    for table in ("plain", "indexed"):
        for size in (50, 75, 205):
            ids = [row async for row in walk(news, f"/news/{table}.json?_sort_desc=day&_size={size}")]
            print(table, "pages of", size, "| rows", len(ids), "different", len(set(ids)))
        export = await news.client.get(f"/news/{table}.csv?_sort_desc=day&_stream=on")
        lines = export.text.splitlines()[1:]
        print(table, "streamed CSV | rows", len(lines), "different", len(set(lines)))

asyncio.run(main())
PY
)
wanted='plain pages of 50 | rows 2500 different 2500
plain pages of 75 | rows 2500 different 2500
plain pages of 205 | rows 2500 different 2500
plain streamed CSV | rows 2500 different 2500
indexed pages of 50 | rows 2509 different 2500
indexed pages of 75 | rows 2499 different 2495
indexed pages of 205 | rows 2499 different 2495
indexed streamed CSV | rows 2509 different 2500'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
