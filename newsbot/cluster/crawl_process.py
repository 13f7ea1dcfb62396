"""A crawl of one site, as a process that does not outlive its worker."""

import asyncio
import ctypes
import os
import re
import signal
import sys
from asyncio import IncompleteReadError, LimitOverrunError, StreamReader
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
from typing import Self

from newsbot.process_signals import STOPPED

VERDICT = re.compile(r"exit \d+  (.*)")  # the summary's last line, which need not be the last
MAX_LINE_BYTES = 2**20
SET_PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)
LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


class CrawlProcess:
    """`stop` is a signal to it: as newsbot has it, the first lets the pages under way come in."""

    def __init__(self, process: Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, site: str, options: Sequence[str]) -> Self:
        """With the project, folder and environment of this process. Raises OSError."""
        parent = os.getpid()
        command = (sys.executable, "-m", "newsbot", "crawl", "listing", "-a", f"listing={site}/*")
        process = await asyncio.create_subprocess_exec(
            *command,
            *options,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=PIPE,
            stderr=STDOUT,
            limit=MAX_LINE_BYTES,
            start_new_session=True,  # Ctrl-C is the worker's to pass on
            preexec_fn=lambda: _end_with(parent),
        )
        return cls(process)

    def stop(self) -> None:
        with suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGTERM)

    async def wait(self, tell: Callable[[str], None]) -> tuple[int, str]:
        """Its exit code, and why; negative: the signal that killed it. `tell` takes its lines."""
        line, verdict = "", None
        assert self._process.stdout
        async for line in _lines(self._process.stdout):
            verdict = VERDICT.fullmatch(line) or verdict
            tell(line)
        code = await self._process.wait()
        if code < 0:
            return code, f"killed by {signal.Signals(-code).name}"
        return code, verdict[1] if verdict else _shortened(line)


async def _lines(stream: StreamReader) -> AsyncIterator[str]:
    """One that is longer than MAX_LINE_BYTES comes in pieces: unread, it would hold up its crawl.
    Without NUL, which PostgreSQL takes in no text.
    """
    while True:
        try:
            line = await stream.readuntil()
        except LimitOverrunError as error:
            line = await stream.readexactly(error.consumed)
        except IncompleteReadError as error:
            line = error.partial
        if not line:
            return
        yield line.decode("utf-8", "replace").rstrip("\n").replace("\0", "\ufffd")


def _shortened(line: str) -> str:
    """A refusal, which says itself whose it is."""
    return line.removeprefix("newsbot: ")[:500]


def _end_with(parent: int) -> None:
    """In the child: a worker that is killed takes its crawls along, where the system can do that;
    elsewhere the site's lock keeps others from it until the crawl's end.
    """
    if LIBC:
        LIBC.prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)
        if os.getppid() != parent:  # killed before that was said
            os._exit(STOPPED)
