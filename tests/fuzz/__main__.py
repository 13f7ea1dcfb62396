"""Reads mutated pages: `python -m tests.fuzz --pages 1000000 --seed 7`.

Prints each failure with the number that brings it back (`--only NUMBER` with the same seed; with
`--save FILE` the page itself is written), and the slowest page. Ends with 1 after a failure, or
after a page that took more than half a second of processor time.
"""

import argparse
import os
import sys
from functools import partial
from multiprocessing import Pool
from pathlib import Path

from tests.fuzz.campaign import page_of, read_pages

BATCH = 500
MAX_PAGE_S = 0.5


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=int, metavar="NUMBER")
    parser.add_argument("--save", type=Path, metavar="FILE")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    given = parser.parse_args()
    if given.only is not None:
        return _read_one(given.seed, given.only, given.save)
    batches = [range(at, min(at + BATCH, given.pages)) for at in range(0, given.pages, BATCH)]
    read = failed = 0
    slowest_s, slowest = 0.0, -1
    with Pool(given.processes) as pool:
        for campaign in pool.imap_unordered(partial(read_pages, given.seed), batches):
            read += campaign.pages
            failed += len(campaign.failures)
            slowest_s, slowest = max((slowest_s, slowest), (campaign.slowest_s, campaign.slowest))
            for failure in campaign.failures:
                write(f"page {failure.number} ({failure.case}):\n{failure.what}")
    write(f"{read} pages of seed {given.seed}: {failed} failures")
    write(f"slowest: page {slowest}, {slowest_s:.2f} s")
    return int(failed > 0 or slowest_s > MAX_PAGE_S)


def _read_one(seed: int, number: int, save: Path | None) -> int:
    case, body = page_of(seed, number)
    if save:
        save.write_bytes(body)
    campaign = read_pages(seed, [number])
    write(f"page {number}, made of {case.name}: {campaign.slowest_s:.2f} s")
    for failure in campaign.failures:
        write(failure.what)
    return int(bool(campaign.failures))


def write(text: str) -> None:
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
