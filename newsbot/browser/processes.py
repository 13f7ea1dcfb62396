"""The browser's processes, as Linux shows them; elsewhere none are seen."""

import asyncio
import os
import signal
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
MAX_MEMORY_MB = 1024  # of all the browser's processes; an empty one has about 200
LOOK_INTERVAL_S = 1.0


class MemoryLimit:
    """Kills what takes most of more than MAX_MEMORY_MB: a page's own process, as a rule."""

    def __init__(self) -> None:
        self._has_killed = False
        self._watching = asyncio.create_task(self._watch())

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(LOOK_INTERVAL_S)
            memory = {process: _own_memory(process) for process in browser_processes()}
            if sum(memory.values()) > MAX_MEMORY_MB * 1024**2:
                self._has_killed = True
                kill([max(memory, key=memory.__getitem__)])

    def was_passed(self) -> bool:
        """Whether it was, since this was last asked."""
        passed, self._has_killed = self._has_killed, False
        return passed

    def lift(self) -> None:
        self._watching.cancel()


def browser_processes() -> list[int]:
    """Ours starts the driver, the driver the browser, the browser its own."""
    return [
        process
        for driver in _children(os.getpid())
        for child in _children(driver)
        for process in (child, *descendants(child))
    ]


def _children(process: int) -> Iterator[int]:
    for file in (PROC / str(process)).glob("task/*/children"):
        with suppress(OSError):
            yield from map(int, file.read_text().split())


def descendants(process: int) -> Iterator[int]:
    for child in _children(process):
        yield child
        yield from descendants(child)


def _own_memory(process: int) -> int:
    """In bytes, without what it shares with others: the program itself, mostly."""
    with suppress(OSError):
        _all, resident, shared, *_ = (PROC / str(process) / "statm").read_text().split()
        return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")
    return 0


def kill(processes: Iterable[int]) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
