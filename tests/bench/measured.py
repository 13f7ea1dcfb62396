"""Runs one program and measures it from outside."""

import os
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

ROOT = Path(__file__).parent.parent.parent


class BenchError(Exception):
    """A contender failed, so that its time says nothing."""


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


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Process:
    """Raises BenchError if it does not exit with 0."""
    with TemporaryFile() as output:
        started = time.time()
        child = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        # wait4 is the only call that tells one child's peak memory. It is never below what this
        # process had when it started the child, so the bench itself keeps nothing big.
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.time() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            output.seek(0)
            tail = output.read()[-2000:].decode(errors="replace")
            raise BenchError(f"{' '.join(command)}: exit {child.returncode}\n{tail}")
    return Process(started, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def crawl(
    command: Sequence[str],
    environment: Mapping[str, str] | None,
    take_log: Callable[[], list[tuple[str, float]]],
    folder: Path,
) -> Crawl:
    """`folder`: where the program leaves what it stores."""
    take_log()
    process = run(command, environment)
    log = take_log()
    if not log:
        raise BenchError(f"{' '.join(command)}: no page was asked for")
    times = [at for _, at in log]
    stored = [file.stat().st_mtime for file in folder.rglob("*") if file.is_file()]
    pages = len({path for path, _ in log})
    return Crawl(process, pages, max(times + stored) - min(times))
