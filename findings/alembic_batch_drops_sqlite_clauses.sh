#!/usr/bin/env bash
# Version: alembic 1.20.1, SQLAlchemy 2.1.9.
# Behaviour: batch_alter_table on SQLite rebuilds the table from what is reflected: renaming one
#   column drops ON DELETE CASCADE where it was written beside the column (not where it is a
#   constraint of the table), AUTOINCREMENT, COLLATE NOCASE and a CHECK without a name.
# Expected: the table as it was but for the renamed column, or a warning.
# Output seen (lines sorted):
#   CONSTRAINT low CHECK (rate < 100)
#   FOREIGN KEY(other) REFERENCES sites (id) ON DELETE CASCADE
#   FOREIGN KEY(site) REFERENCES sites (id)
#   PRIMARY KEY (id)
#   id INTEGER
#   other INTEGER
#   rate NUMERIC
#   remark TEXT
#   site INTEGER
#   tag TEXT
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'alembic==1.20.1' \
  'SQLAlchemy==2.1.9'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations

with sa.create_engine("sqlite://").begin() as connection:
    connection.exec_driver_sql("create table sites(id integer primary key)")
    connection.exec_driver_sql("""create table articles(
        id integer primary key autoincrement,
        site integer references sites(id) on delete cascade,
        other integer,
        tag text collate nocase,
        rate numeric check (rate > 0),
        note text,
        constraint low check (rate < 100),
        foreign key (other) references sites(id) on delete cascade)""")
    with Operations(MigrationContext.configure(connection)).batch_alter_table("articles") as batch:
        batch.alter_column("note", new_column_name="remark")
    sql = connection.exec_driver_sql("select sql from sqlite_master where name = 'articles'").scalar()
    print(*sorted(line.strip("\t ,") for line in sql.splitlines()[1:-1]), sep="\n")
PY
)
wanted='CONSTRAINT low CHECK (rate < 100)
FOREIGN KEY(other) REFERENCES sites (id) ON DELETE CASCADE
FOREIGN KEY(site) REFERENCES sites (id)
PRIMARY KEY (id)
id INTEGER
other INTEGER
rate NUMERIC
remark TEXT
site INTEGER
tag TEXT'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
