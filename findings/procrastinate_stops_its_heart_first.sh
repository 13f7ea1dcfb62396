#!/usr/bin/env bash
# Version: procrastinate 3.10.0.
# Behaviour: a worker that is told to stop lets its job run to the end, but ends its heartbeat at
#   once. If the job takes longer than others wait for a heartbeat, it is stalled in their eyes, and
#   whoever queues stalled jobs again, as its documentation shows, has it run twice at a time.
# Expected: a heartbeat until the last job has ended.
# Output seen:
#   at work | stalled: 0
#   told to stop, at work | stalled: 1
#   ended
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet 'procrastinate==3.10.0'

cd "$folder"
cat >runs.py <<'PY'
import asyncio
import os
import signal

from procrastinate import App
from procrastinate.testing import InMemoryConnector

TIMEOUT_S = 1.0
app = App(connector=InMemoryConnector())


@app.task(name="crawl")
async def crawl():
    await tell("at work", after_s=1.5)
    os.kill(os.getpid(), signal.SIGTERM)
    await tell("told to stop, at work", after_s=2.0)
    print("ended")


async def tell(what, after_s):
    await asyncio.sleep(after_s)
    stalled = await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=TIMEOUT_S)
    print(what, "| stalled:", len([*stalled]))


async def main():
    async with app.open_async():
        await crawl.defer_async()
        await app.run_worker_async(update_heartbeat_interval=0.3, stalled_worker_timeout=TIMEOUT_S)


asyncio.run(main())
PY
seen=$(venv/bin/python -W ignore runs.py)
wanted='at work | stalled: 0
told to stop, at work | stalled: 1
ended'
if [ "$seen" != "$wanted" ]; then
  printf '%s: the output has changed:\n%s\n' "$(basename "$0")" "$seen"
  exit 1
fi
echo "$(basename "$0"): as described"
