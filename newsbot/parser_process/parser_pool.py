"""Parses pages beside the crawl: one core fetches and stores while another one parses."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from newsbot.errors import ParserCrashedError, UnparsablePageError
from newsbot.parser_process.cores import count_cores
from newsbot.parser_process.parser_process import ParserProcess

T = TypeVar("T")

# So many pages are parsed sooner than a process starts that could parse them.
MAX_ON_THE_SPOT = 10


class ParserPool:
    """A few pages, those that come before its process is ready, and those of a machine with one
    core, it parses on the spot.
    """

    def __init__(self, few: float = MAX_ON_THE_SPOT) -> None:
        self._few = few if count_cores() > 1 else float("inf")
        self._pages = 0
        self._starting: asyncio.Future[ParserProcess] | None = None
        self._is_ready = False
        self._turn = asyncio.Lock()

    def start(self, *functions: Callable[..., Any]) -> None:
        """Many pages will come, for these functions to parse. Returns at once."""
        if self._starting is None and self._few < float("inf"):
            self._starting = asyncio.ensure_future(self._start(functions))

    async def _start(self, functions: tuple[Callable[..., Any], ...]) -> ParserProcess:
        process = await ParserProcess.start()
        # To know the functions it imports their modules, which takes longer than to start.
        process.call(id, functions).add_done_callback(self._note_ready)
        return process

    def _note_ready(self, first_answer: asyncio.Future[int]) -> None:
        self._is_ready = first_answer.exception() is None

    async def call(self, function: Callable[..., T], *arguments: Any) -> T:
        """`function(*arguments)`, for a function of some module. Raises UnparsablePageError for a
        page that kills its parser, or that is parsed without end.
        """
        self._pages += 1
        if self._pages > self._few:
            self.start(function)
        if not self._is_ready:
            # One page at a time, so that the event loop sees to other things between two.
            async with self._turn:
                await asyncio.sleep(0)
                return _call_here(function, *arguments)
        process = await self._process()
        try:
            answer: T = await process.call(function, *arguments)
        except ParserCrashedError:
            return await self.call(function, *arguments)
        return answer

    async def _process(self) -> ParserProcess:
        """Another one, where it died."""
        started = self._starting
        if started is None or (started.done() and not started.result().is_alive):
            self._starting = started = asyncio.ensure_future(ParserProcess.start())
        return await started

    def shorten_deadline(self) -> None:
        """The run has to end."""
        if process := self._started():
            process.shorten_deadline()

    async def close(self) -> None:
        if self._starting is not None:
            await asyncio.wait([self._starting])
        if process := self._started():
            await process.close()

    def _started(self) -> ParserProcess | None:
        """None also where the system let none start."""
        starting = self._starting
        is_started = starting and starting.done() and not starting.exception()
        return starting.result() if starting and is_started else None


def _call_here(function: Callable[..., T], *arguments: Any) -> T:
    try:
        return function(*arguments)
    except MemoryError:
        raise UnparsablePageError("it takes more memory than there is") from None
