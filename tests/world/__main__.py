"""Lives schedules: `python -m tests.world --schedules 1000 --seed 7`, `--sockets` for real ones.

Seeds count up from the one given. Prints what was found wrong with its seed, which brings it back
(`--schedules 1 --seed SEED`); `--keep FOLDER` leaves databases, feeds and words there.
"""

import argparse
import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.world.life import live


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.world", description=__doc__)
    parser.add_argument("--schedules", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--sockets", action="store_true")
    parser.add_argument("--keep", type=Path, metavar="FOLDER")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    given = parser.parse_args()
    begin, wrong = time.monotonic(), 0

    def live_one(seed: int) -> tuple[int, list[str]]:
        if given.keep:
            folder = given.keep / str(seed)
            folder.mkdir(parents=True)
            return seed, live(seed, folder, sockets=given.sockets)
        with tempfile.TemporaryDirectory() as temporary:
            return seed, live(seed, Path(temporary), sockets=given.sockets)

    with ThreadPoolExecutor(given.processes) as threads:
        seeds = range(given.seed, given.seed + given.schedules)
        for seed, found in threads.map(live_one, seeds):
            wrong += bool(found)
            for fault in found:
                write(f"seed {seed}, {fault}")
    minutes = (time.monotonic() - begin) / 60
    write(f"{given.schedules} schedules in {minutes:.1f} minutes: {wrong} went wrong")
    return int(wrong > 0)


def write(text: str) -> None:
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
