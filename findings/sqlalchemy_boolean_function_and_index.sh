#!/usr/bin/env bash
# Version: SQLAlchemy 2.1.9, SQLite as Python has it (seen with 3.40.1).
# Behaviour: a FunctionElement of type Boolean in WHERE is written `... = 1` for SQLite. A
#   comparison that is compiled inside it is then an operand, no longer a condition, and SQLite
#   reads the whole table instead of the index. A self_group that returns the element itself keeps
#   it bare.
# Expected: the element as it compiles, as comparisons and and_() are.
# Output seen:
#   (day, id) > ('2026-02-22', 7) = 1
#   SCAN articles
#   (day, id) > ('2026-02-22', 7)
#   SEARCH articles USING INDEX by_day (day>?)
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'SQLAlchemy==2.1.9'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

class Newer(FunctionElement):
    type = sa.Boolean()
    inherit_cache = True

class BareNewer(Newer):
    inherit_cache = True

    def self_group(self, against=None):
        return self

@compiles(Newer)
def as_row_value(element, compiler, **options):
    return "(day, id) > ('2026-02-22', 7)"

articles = sa.table("articles", sa.column("words"))
with sa.create_engine("sqlite://").connect() as connection:
    connection.exec_driver_sql("create table articles(id integer primary key, day text, words text)")
    connection.exec_driver_sql("create index by_day on articles(day, id)")
    for condition in (Newer(), BareNewer()):
        sql = str(sa.select(articles).where(condition).compile(connection))
        print(sql.partition("WHERE ")[2])
        print(connection.exec_driver_sql(f"explain query plan {sql}").one().detail)
PY
)
wanted='(day, id) > ('\''2026-02-22'\'', 7) = 1
SCAN articles
(day, id) > ('\''2026-02-22'\'', 7)
SEARCH articles USING INDEX by_day (day>?)'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
