#!/usr/bin/env bash
# Version: SQLite as Python has it (seen with 3.40.1).
# Behaviour: a connection with mode=ro to a file in WAL mode that lies alone makes an empty -wal and
#   a -shm beside it and leaves both there when it is closed; a connection with mode=rw takes them
#   away.
# Expected: a reader that only reads changes nothing in the folder, or cleans up what it made.
# Output seen:
#   before rates.db
#   ro rates.db rates.db-shm rates.db-wal wal 0
#   rw rates.db wal False
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cd "$folder"
seen=$(python3 - <<'PY'
import os
import sqlite3

store = sqlite3.connect("rates.db")
store.execute("pragma journal_mode = wal")
store.execute("create table rates(value)")
store.close()
print("before", *os.listdir())
for mode in ("ro", "rw"):
    reader = sqlite3.connect(f"file:rates.db?mode={mode}", uri=True)
    reader.execute("select * from rates").fetchall()
    reader.close()
    print(mode, *sorted(os.listdir()), "wal", os.path.exists("rates.db-wal") and os.path.getsize("rates.db-wal"))
PY
)
wanted='before rates.db
ro rates.db rates.db-shm rates.db-wal wal 0
rw rates.db wal False'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
