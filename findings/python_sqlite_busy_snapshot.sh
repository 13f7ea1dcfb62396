#!/usr/bin/env bash
# Version: CPython 3.11 or later, SQLite as it has it (seen with 3.11.7 and 3.40.1).
# Behaviour: sqlite3.Error.sqlite_errorcode is the extended code. With `database is locked` it is 5
#   where another writes, and 517 where a transaction that has read writes after another has: the
#   second is not equal to sqlite3.SQLITE_BUSY, so that a test for that constant misses it.
# Expected: the primary code under that name, as sqlite3_errcode() gives it by default in C, and the
#   extended one under another. The low byte is the primary code.
# Output seen:
#   database is locked | SQLITE_BUSY 5 True True
#   database is locked | SQLITE_BUSY_SNAPSHOT 517 False True
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cd "$folder"
seen=$(python3 - <<'PY'
import sqlite3

first, second = (sqlite3.connect("rates.db", isolation_level=None, timeout=0) for _ in range(2))
first.execute("pragma journal_mode = wal")
first.execute("create table rates(value)")

def write():
    try:
        first.execute("insert into rates values ('501.25')")
    except sqlite3.OperationalError as error:
        code, busy = error.sqlite_errorcode, sqlite3.SQLITE_BUSY
        print(f"{error} | {error.sqlite_errorname} {code} {code == busy} {code & 0xFF == busy}")

second.execute("begin immediate")
write()
second.execute("rollback")

first.execute("begin")
first.execute("select * from rates").fetchall()
second.execute("insert into rates values ('0.01147')")
write()
PY
)
wanted='database is locked | SQLITE_BUSY 5 True True
database is locked | SQLITE_BUSY_SNAPSHOT 517 False True'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
