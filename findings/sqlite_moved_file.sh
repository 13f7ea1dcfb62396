#!/usr/bin/env bash
# Version: SQLite as Python has it (seen with 3.40.1).
# Behaviour: when a database file was moved while it is open, the next write with a rollback journal
#   is refused; in WAL mode INSERT and COMMIT succeed, and so does close(). The row is then in a
#   -wal under the old name, where the moved file does not look for it.
# Expected: the same SQLITE_READONLY_DBMOVED in both modes.
# Output seen:
#   delete SQLITE_READONLY_DBMOVED
#   delete files moved-delete.db
#   delete rows 0
#   wal committed
#   wal files moved-wal.db wal.db-shm wal.db-wal
#   wal rows 0
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cd "$folder"
seen=$(python3 - <<'PY'
import os
import sqlite3

for mode in ("delete", "wal"):
    store = sqlite3.connect(f"{mode}.db", isolation_level=None)
    store.execute(f"pragma journal_mode = {mode}")
    store.execute("create table rates(value)")
    store.execute("pragma wal_checkpoint(truncate)").fetchall()
    os.rename(f"{mode}.db", f"moved-{mode}.db")
    try:
        store.execute("begin")
        store.execute("insert into rates values ('501.25')")
        store.execute("commit")
        print(mode, "committed")
    except sqlite3.OperationalError as error:
        print(mode, error.sqlite_errorname)
        store.rollback()
    store.close()
    print(mode, "files", *sorted(name for name in os.listdir() if mode in name))
    moved = sqlite3.connect(f"moved-{mode}.db")
    print(mode, "rows", *moved.execute("select count(*) from rates").fetchone())
    moved.close()
PY
)
wanted='delete SQLITE_READONLY_DBMOVED
delete files moved-delete.db
delete rows 0
wal committed
wal files moved-wal.db wal.db-shm wal.db-wal
wal rows 0'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
