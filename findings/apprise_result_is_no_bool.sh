#!/usr/bin/env bash
# Version: apprise 2.3.0.
# Behaviour: notify() returns an AppriseResult. It is false in an `if`, but `is False` and `==
#   False` do not hold for it, and add() of an address that no service reads gives only False.
# Expected: the bool of earlier releases, or a type that compares equal to it.
# Output seen:
#   add False
#   AppriseResult truth False is False False == False False
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'apprise==2.3.0'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import apprise

alerts = apprise.Apprise()
print("add", alerts.add("nosuch://host"))
sent = alerts.notify(body="incomplete")
print(type(sent).__name__, "truth", bool(sent), "is False", sent is False, "== False", sent == False)
PY
)
wanted='add False
AppriseResult truth False is False False == False False'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
