"""The browser's processes, as Linux shows them; elsewhere none are seen."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
PAGE_SIZE = os.sysconf("SC_PAGE_SIZE")


def browser_processes() -> list[int]:
    """Ours starts the driver, the driver the browser, the browser its own."""
    return [
        process
        for driver in children(os.getpid())
        for child in children(driver)
        for process in (child, *descendants(child))
    ]


def children(process: int) -> Iterator[int]:
    for file in (PROC / str(process)).glob("task/*/children"):
        with suppress(OSError):
            yield from map(int, file.read_text().split())


def descendants(process: int) -> Iterator[int]:
    for child in children(process):
        yield child
        yield from descendants(child)


def memory_of(processes: list[int]) -> int:
    """In bytes, without what they share with others: the program itself, mostly."""
    return sum(map(own_pages, processes)) * PAGE_SIZE


def own_pages(process: int) -> int:
    with suppress(OSError):
        _all, resident, shared, *_ = (PROC / str(process) / "statm").read_text().split()
        return int(resident) - int(shared)
    return 0


def kill(processes: list[int]) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
