"""Instructions a page, counted by valgrind: the same to within 1 % whatever else the machine does.

Two crawls of different length; their difference over the difference in pages leaves out the start.
"""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.contenders import BARE, NEWSBOT, Contender
from tests.bench.measured import BenchError, Start, run
from tests.bench.served import ServedSite, served_site

SHORT, LONG = 60, 180  # articles
TOTAL = re.compile(r"I\s+refs:\s+([\d,]+)")
COUNTER = ("valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null")


@dataclass(frozen=True, slots=True)
class Count:
    pages: int
    instructions: int


def count_instructions() -> Iterator[tuple[str, float]]:
    """Name and instructions a page. Raises BenchError where there is no valgrind."""
    for contender in (BARE, NEWSBOT):
        short, long = _count(contender, SHORT), _count(contender, LONG)
        more = long.instructions - short.instructions
        yield contender.name, more / (long.pages - short.pages)


def _count(contender: Contender, articles: int) -> Count:
    with served_site(articles) as site, TemporaryDirectory() as folder:
        return _count_in(contender, site, Path(folder))


def _count_in(contender: Contender, site: ServedSite, folder: Path) -> Count:
    log = folder / "valgrind.log"
    start = contender.start(site, folder / "output")
    return Count(site.count, instructions_of(start, log))


def instructions_of(start: Start, log: Path) -> int:
    """Of its own process alone. Raises BenchError where there is no valgrind."""
    if shutil.which("valgrind") is None:
        raise BenchError("valgrind is not installed")
    environment = {**(start.environment or os.environ), "PYTHONHASHSEED": "0"}
    run(Start((*COUNTER, f"--log-file={log}", *start.command), environment, start.folder))
    found = TOTAL.search(log.read_text())
    assert found
    return int(found[1].replace(",", ""))
