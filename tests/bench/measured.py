"""Runs one program and measures it from outside."""

import logging
import os
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from threading import Timer

logger = logging.getLogger(__name__)
ROOT = Path(__file__).parent.parent.parent


MAX_S = 600.0  # for one program: the slowest takes a minute


class BenchError(Exception):
    """A contender failed, so that its time says nothing."""

    @property
    def reason(self) -> str:
        """Its last words, which say the most."""
        return str(self).strip().rpartition("\n")[2]


@dataclass(frozen=True, slots=True)
class Start:
    """`folder`: the checkout that is run."""

    command: tuple[str, ...]
    environment: Mapping[str, str] | None = None
    folder: Path = ROOT


@dataclass(frozen=True, slots=True)
class Process:
    """`wall` and `cpu` in seconds from start to exit; `peak` memory in bytes."""

    started: float
    wall: float
    cpu: float
    peak: int


@dataclass(frozen=True, slots=True)
class Crawl:
    """`seconds` run from the first request to the last one or, where something is stored, to the
    last file written; so they hold no start of an interpreter.
    """

    process: Process
    pages: int
    seconds: float

    @property
    def pages_per_second(self) -> float:
        return self.pages / self.seconds

    @property
    def cpu_per_page(self) -> float:
        return self.process.cpu / self.pages


def run(start: Start) -> Process:
    """Raises BenchError if it does not exit with 0, or not in time."""
    with TemporaryFile() as output:
        started = time.time()
        child = subprocess.Popen(
            start.command,
            cwd=start.folder,
            env=start.environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        alarm = Timer(MAX_S, child.kill)
        alarm.start()
        # wait4 is the only call that tells one child's peak memory. It is never below what this
        # process had when it started the child, so the bench itself keeps nothing big.
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.time() - started
        alarm.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            output.seek(0)
            tail = output.read()[-2000:].decode(errors="replace")
            raise BenchError(f"{' '.join(start.command)}: exit {child.returncode}\n{tail}")
    return Process(started, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def walls_in_turns(starts: Mapping[str, Start], rounds: int) -> dict[str, list[float]]:
    """Of each, how long it took in each round; the order is turned round each time."""
    walls: dict[str, list[float]] = {name: [] for name in starts}
    for number in range(rounds):
        for name in [*starts][:: -1 if number % 2 else 1]:
            walls[name].append(run(starts[name]).wall)
        shown = ", ".join(f"{name} {times[-1]:.2f} s" for name, times in walls.items())
        logger.info("%d of %d. %s", number + 1, rounds, shown)
    return walls


def crawl(start: Start, take_log: Callable[[], list[tuple[str, float]]], folder: Path) -> Crawl:
    """`folder`: where the program leaves what it stores."""
    take_log()
    process = run(start)
    log = take_log()
    if not log:
        raise BenchError(f"{' '.join(start.command)}: no page was asked for")
    times = [at for _, at in log]
    stored = [file.stat().st_mtime for file in folder.rglob("*") if file.is_file()]
    pages = len({path for path, _ in log})
    return Crawl(process, pages, max(times + stored) - min(times))
