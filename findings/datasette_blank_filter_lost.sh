#!/usr/bin/env bash
# Version: Datasette 0.65.5.
# Behaviour: a filter for the empty text, ?section=, holds on the first page only: the link to the
#   next page is made without the parameter, so walking the table goes on through rows of all
#   sections. section__exact= and section__not= are lost too; the CSV export of the same address
#   keeps the filter.
# Expected: next_url with every parameter of the page it stands on.
# Output seen:
#   section=rates | walked 100 ['rates'] | csv 100
#   section= | walked 222 ['', 'rates', 'sport'] | csv 100
#   section__not= | walked 280 ['', 'rates', 'sport'] | csv 200
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
connection.execute("create table articles(id integer primary key, section text)")
connection.executemany("insert into articles(section) values (?)", [("",), ("rates",), ("sport",)] * 100)
connection.commit()

async def main():
    news = Datasette(["news.db"])
    for asked in ("section=rates", "section=", "section__not="):
        sections, url = [], f"/news/articles.json?{asked}&_size=40"
        while url:
            page = (await news.client.get(url)).json()
            sections += [row[1] for row in page["rows"]]
            url = (page["next_url"] or "").removeprefix("http://localhost")
        export = await news.client.get(f"/news/articles.csv?{asked}&_stream=on")
        lines = len(export.text.splitlines()) - 1
        print(asked, "| walked", len(sections), sorted(set(sections)), "| csv", lines)

asyncio.run(main())
PY
)
wanted='section=rates | walked 100 ['\''rates'\''] | csv 100
section= | walked 222 ['\'''\'', '\''rates'\'', '\''sport'\''] | csv 100
section__not= | walked 280 ['\'''\'', '\''rates'\'', '\''sport'\''] | csv 200'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
