"""A process that parses pages, one after the other, in the order in which they come."""

import asyncio
import os
import pickle
import signal
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Self

from newsbot.errors import ParserCrashedError, UnparsablePageError
from newsbot.parser_process.messages import LENGTH

PAGE_TIMEOUT_S = 60.0  # for one page
DRAIN_TIMEOUT_S = 3.0  # for it when the run has to end
IGNORED = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # the crawl decides what they mean


class ParserProcess(asyncio.Protocol):
    """The first page without an answer is the one it parses, so it is known what it dies of."""

    def __init__(self, process: subprocess.Popen[bytes], connection: socket.socket) -> None:
        self._process = process
        self._connection = connection
        self._loop = asyncio.get_running_loop()
        self._waiting: deque[asyncio.Future[Any]] = deque()
        self._received = bytearray()
        self._timeout_s = PAGE_TIMEOUT_S
        self._watch: asyncio.TimerHandle | None = None
        self._died = self._loop.create_future()

    @classmethod
    async def start(cls) -> Self:
        """Raises OSError if the system lets none start."""
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                process = _start_on(theirs)
            except OSError:
                ours.close()
                raise
        loop = asyncio.get_running_loop()
        _, parser = await loop.create_connection(lambda: cls(process, ours), sock=ours)
        return parser

    @property
    def is_alive(self) -> bool:
        return not self._died.done()

    def call(self, function: Callable[..., Any], *arguments: object) -> asyncio.Future[Any]:
        """What `function`, a function of some module, returns in the process. Raises what it
        raises, UnparsablePageError or ParserCrashedError.
        """
        answer: asyncio.Future[Any] = self._loop.create_future()
        self._waiting.append(answer)
        if len(self._waiting) == 1:
            self._wind_up()
        self._socket.write(pickle.dumps((function, arguments), pickle.HIGHEST_PROTOCOL))
        return answer

    def shorten_deadline(self) -> None:
        """Gives the page that is being parsed a few seconds more."""
        self._timeout_s = DRAIN_TIMEOUT_S
        self._wind_up()

    async def close(self) -> None:
        """What it is parsing, it will not answer."""
        self._socket.close()
        await self._died

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        self._socket = transport

    def data_received(self, data: bytes) -> None:
        received = self._received
        received += data
        while len(received) >= LENGTH.size:
            end = LENGTH.size + LENGTH.unpack_from(received)[0]
            if len(received) < end:
                break
            self._settle(*pickle.loads(received[LENGTH.size : end]))  # noqa: S301 - our own
            del received[:end]

    def connection_lost(self, _error: Exception | None) -> None:
        self._process.kill()
        self._process.wait()
        self._died.set_result(None)
        self._take_last_words()
        failure: Exception = UnparsablePageError("the process that read it died")
        while self._waiting:
            self._settle(None, failure)
            failure = ParserCrashedError()

    def _take_last_words(self) -> None:
        """A write that fails ends the connection before the answers on their way were read."""
        with suppress(OSError):
            while data := self._connection.recv(65536):
                self.data_received(data)

    def _settle(self, result: Any, error: Exception | None) -> None:
        answer = self._waiting.popleft()
        self._wind_up()
        if answer.cancelled():
            return
        if error is None:
            answer.set_result(result)
        else:
            answer.set_exception(error)

    def _wind_up(self) -> None:
        """Whoever parses one page for too long is killed."""
        if self._watch is not None:
            self._watch.cancel()
        self._watch = None
        if self._waiting:
            self._watch = self._loop.call_later(self._timeout_s, self._process.kill)


def _start_on(connection: socket.socket) -> subprocess.Popen[bytes]:
    # Ctrl-C goes to all of a terminal's processes; this one would die of it, with a traceback,
    # until it has come so far as to ignore it.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, IGNORED)
    try:
        return subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", __package__, str(connection.fileno())],
            pass_fds=[connection.fileno()],
            stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
