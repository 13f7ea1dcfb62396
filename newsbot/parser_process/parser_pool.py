"""Reads pages beside the crawl: one core fetches and stores while another one reads."""

import asyncio
import os
from collections.abc import Callable
from typing import Any, TypeVar

from newsbot.parser_process.parser_process import ReaderDiedError, ReaderProcess

T = TypeVar("T")

# So many pages are read sooner than a process starts that could read them.
FEW = 10


class PageReader:
    """A few pages, those that come before its process is ready, and those of a machine with one
    core, it reads on the spot.
    """

    def __init__(self, few: float = FEW) -> None:
        self._few = few if count_cores() > 1 else float("inf")
        self._pages = 0
        self._starting: asyncio.Future[ReaderProcess] | None = None
        self._is_ready = False
        self._turn = asyncio.Lock()

    def start(self, *functions: Callable[..., Any]) -> None:
        """Many pages will come, for these functions to read. Returns at once."""
        if self._starting is None and self._few < float("inf"):
            self._starting = asyncio.ensure_future(self._start(functions))

    async def _start(self, functions: tuple[Callable[..., Any], ...]) -> ReaderProcess:
        process = await ReaderProcess.start()
        # To know the functions it imports their modules, which takes longer than to start.
        process.read(id, functions).add_done_callback(self._note_ready)
        return process

    def _note_ready(self, first_answer: asyncio.Future[int]) -> None:
        self._is_ready = first_answer.exception() is None

    async def read(self, read: Callable[..., T], *arguments: Any) -> T:
        """`read(*arguments)`, for a function of some module. Raises UnreadablePageError for a page
        that kills its reader, or that is read without end.
        """
        self._pages += 1
        if self._pages > self._few:
            self.start(read)
        if not self._is_ready:
            # One page at a time, so that the event loop sees to other things between two.
            async with self._turn:
                await asyncio.sleep(0)
                return read(*arguments)
        process = await self._process()
        try:
            answer: T = await process.read(read, *arguments)
        except ReaderDiedError:
            return await self.read(read, *arguments)
        return answer

    async def _process(self) -> ReaderProcess:
        """Another one, where it died."""
        started = self._starting
        if started is None or (started.done() and not started.result().is_alive):
            self._starting = started = asyncio.ensure_future(ReaderProcess.start())
        return await started

    def hurry(self) -> None:
        """The run has to end."""
        if process := self._started():
            process.hurry()

    async def close(self) -> None:
        if self._starting is not None:
            await asyncio.wait([self._starting])
        if process := self._started():
            await process.close()

    def _started(self) -> ReaderProcess | None:
        """None also where the system let none start."""
        starting = self._starting
        is_started = starting and starting.done() and not starting.exception()
        return starting.result() if starting and is_started else None


def count_cores() -> int:
    """That this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
