#!/usr/bin/env bash
# Version: SQLite as Python has it (seen with 3.40.1), on Linux. Takes strace.
# Behaviour: with journal_mode=DELETE a commit is the unlinking of the journal, but synchronous=FULL
#   does not flush the folder after it: a power cut can bring the journal back, and with it the
#   state before the commit. Only EXTRA flushes; TRUNCATE has no such gap at FULL.
# Expected: a commit that is on the disk when COMMIT returns, at the level called FULL.
# Output seen:
#   delete full | flush file, unlink journal
#   delete extra | flush file, unlink journal, flush folder
#   truncate full | flush file, truncate journal, flush journal
set -euo pipefail

if ! command -v strace >/dev/null; then
  echo "$(basename "$0"): strace is missing: install it, then run this again"
  exit 2
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cd "$folder"
seen=$(python3 - <<'PY'
import os
import re
import subprocess
import sys

WRITER = """
import sqlite3, sys
mode, level = sys.argv[1:]
store = sqlite3.connect("rates.db", isolation_level=None)
store.execute(f"pragma journal_mode = {mode}")
store.execute(f"pragma synchronous = {level}")
store.execute("insert into rates values ('501.25')")
"""
TRACE = "strace -f -y -o calls.txt -e trace=fsync,fdatasync,unlink,ftruncate".split()
NAMES = {"rates.db": "file", "rates.db-journal": "journal", os.path.basename(os.getcwd()): "folder"}
VERBS = {"fsync": "flush", "fdatasync": "flush", "unlink": "unlink", "ftruncate": "truncate"}

create = "import sqlite3; sqlite3.connect('rates.db').execute('create table rates(value)')"
subprocess.run([sys.executable, "-c", create], check=True)
for mode, level in (("delete", "full"), ("delete", "extra"), ("truncate", "full")):
    subprocess.run([*TRACE, sys.executable, "-c", WRITER, mode, level], check=True)
    with open("calls.txt") as calls:
        found = re.findall(r"(\w+)\(.*?/([^/<>\"]+)[>\"]", calls.read())
    # The first three flushes make the journal safe, before the file is written to.
    print(mode, level, "|", ", ".join(f"{VERBS[call]} {NAMES[name]}" for call, name in found[3:]))
PY
)
wanted='delete full | flush file, unlink journal
delete extra | flush file, unlink journal, flush folder
truncate full | flush file, truncate journal, flush journal'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
