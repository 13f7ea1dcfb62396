#!/usr/bin/env bash
# Version: aiohttp 3.14.5.
# Behaviour: a GET whose connection the server closes without an answer is sent once more at once,
#   also when that connection was a fresh one and with force_close=True, where none is ever kept.
#   The switch inside is called retry_persistent_connection; no public argument turns it off.
#   Whoever spaces out requests and retries by a count of his own sends more than that count.
# Expected: one request on a fresh connection, as for POST: what may be stale is only a connection
#   that was kept.
# Output seen:
#   connections: GET GET
#   force_close connections: GET GET
#   connections: POST
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'aiohttp==3.14.5'

cd "$folder"
seen=$(venv/bin/python -W ignore - <<'PY'
import asyncio
import aiohttp

async def ask(method, **options):
    heard = []

    async def hang_up(reader, writer):
        heard.append((await reader.readline()).split()[0].decode())
        writer.close()

    server = await asyncio.start_server(hang_up, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(**options)) as session:
        try:
            await session.request(method, f"http://{host}:{port}/")
        except aiohttp.ServerDisconnectedError:
            print(*options, "connections:", *heard)
    server.close()

async def main():
    await ask("GET")
    await ask("GET", force_close=True)
    await ask("POST")

asyncio.run(main())
PY
)
wanted='connections: GET GET
force_close connections: GET GET
connections: POST'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
