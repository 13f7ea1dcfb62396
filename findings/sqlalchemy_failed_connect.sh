#!/usr/bin/env bash
# Version: SQLAlchemy 2.1.9, psycopg 3.3.9.
# Behaviour: when no server listens, the OperationalError of connect() has no SQLSTATE and
#   connection_invalidated is False, the two marks by which a lost connection is told from a faulty
#   statement. What tells no server apart is pq.PGconn.ping(), which opens no session.
# Expected: an SQLSTATE of class 08, connection exception, or connection_invalidated set.
# Output seen:
#   OperationalError None False
#   NO_RESPONSE
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'SQLAlchemy==2.1.9' \
  'psycopg[binary]==3.3.9'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import socket
import sqlalchemy as sa
from psycopg import pq

with socket.create_server(("127.0.0.1", 0)) as server:
    port = server.getsockname()[1]
# Nothing listens on that port any more.
try:
    sa.create_engine(f"postgresql+psycopg://news@127.0.0.1:{port}/news").connect()
except sa.exc.DBAPIError as error:
    print(type(error).__name__, error.orig.sqlstate, error.connection_invalidated)
print(pq.Ping(pq.PGconn.ping(f"host=127.0.0.1 port={port} dbname=news".encode())).name)
PY
)
wanted='OperationalError None False
NO_RESPONSE'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
