#!/usr/bin/env bash
# Version: apprise 2.3.0, Python 3.11 and 3.12 (imghdr is gone from 3.13, where nothing is seen).
# Behaviour: the first address that is added, of whatever service, imports all of them, and that of
#   mail imports imghdr for a PGP library that need not be installed. Under -W error, as test suites
#   run, adding a json:// address ends in a DeprecationWarning; `import apprise` alone does not.
# Expected: no deprecated module for a service that is not used.
# Output seen:
#   PGPy None
#   DeprecationWarning 'imghdr' is deprecated
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'apprise==2.3.0'

cd "$folder"
seen=$(venv/bin/python -W error - <<'PY'
import importlib.util
import apprise

print("PGPy", importlib.util.find_spec("pgpy"))
try:
    print(apprise.Apprise().add("json://localhost"))
except DeprecationWarning as warning:
    print(type(warning).__name__, str(warning).split(" and ")[0])
PY
)
wanted='PGPy None
DeprecationWarning '\''imghdr'\'' is deprecated'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
