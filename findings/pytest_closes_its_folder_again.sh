#!/usr/bin/env bash
# Version: pytest 9.2.0.
# Behaviour: each session takes the rights of others from the user's folder of all sessions
#   (pytest-of-NAME), also where one that is still running has given them. A server that its tests
#   run as another user, as PostgreSQL must be by root, may no longer enter its own data from then
#   on, and ends at its next look at it: minutes later, in another test.
# Expected: a folder that is in use keeps its mode, or each session closes its own only.
# Output seen:
#   opened by a test | 711
#   after another session | 700
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'pytest==9.2.0'

cd "$folder"
mkdir root
cat >test_server.py <<'PY'
import os
import subprocess
import sys


def test_server(tmp_path):
    if "INNER" in os.environ:
        return
    shared = tmp_path.parent.parent
    shared.chmod(0o711)  # for the server's user
    print("opened by a test |", oct(shared.stat().st_mode & 0o777)[2:])
    again = [sys.executable, "-m", "pytest", "-q", __file__]
    subprocess.run(again, env={**os.environ, "INNER": "1"}, stdout=subprocess.DEVNULL, check=True)
    print("after another session |", oct(shared.stat().st_mode & 0o777)[2:])
PY
seen=$(PYTEST_DEBUG_TEMPROOT="$folder/root" venv/bin/python -m pytest -q -s test_server.py | grep '|')
wanted='opened by a test | 711
after another session | 700'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
