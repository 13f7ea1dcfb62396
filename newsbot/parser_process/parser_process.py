"""A process that reads pages, one after the other, in the order in which they come."""

import asyncio
import os
import pickle
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Self

from newsbot.parser_process.messages import LENGTH

PATIENCE = 60.0  # seconds for one page
GRACE = 3.0  # seconds for it when the run has to end


class UnreadablePageError(Exception):
    """The process died of this page, or came to no end with it."""


class ReaderDiedError(Exception):
    """Of another page, before it came to this one."""


class ReaderProcess(asyncio.Protocol):
    """The first page without an answer is the one that it reads, so it is known what it dies of."""

    def __init__(self, process: subprocess.Popen[bytes], connection: socket.socket) -> None:
        self._process = process
        self._connection = connection
        self._loop = asyncio.get_running_loop()
        self._waiting: deque[asyncio.Future[Any]] = deque()
        self._received = bytearray()
        self._patience = PATIENCE
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
        _, reader = await loop.create_connection(lambda: cls(process, ours), sock=ours)
        return reader

    @property
    def is_alive(self) -> bool:
        return not self._died.done()

    def read(self, read: Callable[..., Any], *arguments: object) -> asyncio.Future[Any]:
        """What `read`, a function of some module, returns in the process. Raises what it raises,
        UnreadablePageError or ReaderDiedError.
        """
        answer: asyncio.Future[Any] = self._loop.create_future()
        self._waiting.append(answer)
        if len(self._waiting) == 1:
            self._wind_up()
        self._socket.write(pickle.dumps((read, arguments), pickle.HIGHEST_PROTOCOL))
        return answer

    def hurry(self) -> None:
        """Gives the page that is being read a few seconds more."""
        self._patience = GRACE
        self._wind_up()

    async def close(self) -> None:
        """What it is reading, it will not answer."""
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
        failure: Exception = UnreadablePageError("the process that read it died")
        while self._waiting:
            self._settle(None, failure)
            failure = ReaderDiedError()

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
        """Whoever reads one page for too long is killed."""
        if self._watch is not None:
            self._watch.cancel()
        self._watch = None
        if self._waiting:
            self._watch = self._loop.call_later(self._patience, self._process.kill)


def _start_on(connection: socket.socket) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", __package__, str(connection.fileno())],
        pass_fds=[connection.fileno()],
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
