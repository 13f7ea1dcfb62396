"""Starts programs from a process that has the libraries imported already: a fork of it is a process
of its own, with its own environment, files and end, a second earlier than a new interpreter.

`python -m tests.warm_start SOCKET` is that process; it ends when its standard input does.
"""

import atexit
import json
import os
import runpy
import selectors
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any

# Nothing that looks at the environment or the arguments when it is imported, as the settings do.
LIBRARIES = (
    "aiohttp",
    "itemadapter",
    "scrapy.cmdline",
    "scrapy.commands.bench",
    "scrapy.commands.check",
    "scrapy.commands.crawl",
    "scrapy.commands.parse",
    "scrapy.commands.startproject",
    "scrapy.crawler",
    "scrapy.downloadermiddlewares.httpcompression",
    "scrapy.extensions.httpcache",
    "scrapy.pipelines",
    "sqlalchemy.dialects.sqlite",
    "sqlalchemy.dialects.postgresql",
    "twisted.web.client",
    "newsbot.archive.storage",
    "newsbot.db.search",
    "newsbot.db.session",
    "newsbot.db.status",
    "newsbot.feeds.csv_file",
    "newsbot.feeds.data_package",
    "newsbot.pages.parsed",
    "newsbot.saved.page_file",
    "newsbot.saved.page_reading",
    "newsbot.saved.provenance",
    "newsbot.walk.decider",
)
MAX_REQUEST_BYTES = 1_000_000
# What an interpreter looks at when it starts.
EARLY = ("PYTHON", "LC_", "LANG", "TZ", "LD_")


def can_start(settings: Mapping[str, str]) -> bool:
    """Whether a fork behaves as a new interpreter would with these environment variables."""
    return hasattr(os, "pidfd_open") and not any(name.startswith(EARLY) for name in settings)


def run(
    arguments: Sequence[str],
    cwd: Path,
    env: Mapping[str, str],
    seconds: float,
    meanwhile: Callable[[int], object] = lambda _pid: None,
) -> subprocess.CompletedProcess[str]:
    """`python -m ARGUMENTS`; what is to be done `meanwhile` is told its process. Raises
    subprocess.TimeoutExpired after it has killed the process.
    """
    with (
        Path(os.devnull).open("rb") as empty,
        tempfile.TemporaryFile() as output,
        tempfile.TemporaryFile() as errors,
    ):
        exit_code = run_on(
            (empty, output, errors), arguments, cwd, env, seconds, meanwhile=meanwhile
        )
        return subprocess.CompletedProcess(
            [*arguments], exit_code, _text_of(output), _text_of(errors)
        )


def run_on(
    streams: Sequence[IO[bytes] | int],
    arguments: Sequence[str],
    cwd: Path,
    env: Mapping[str, str],
    seconds: float,
    *,
    meanwhile: Callable[[int], object] = lambda _pid: None,
) -> int:
    """The same with these standard streams; its exit code."""
    message = json.dumps([[*arguments], dict(env), str(cwd)]).encode()
    files = [each if isinstance(each, int) else each.fileno() for each in streams]
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as connection:
        connection.connect(_server())
        socket.send_fds(connection, [message], files)
        connection.settimeout(seconds)
        try:
            meanwhile(int(connection.recv(100)))
            return int(connection.recv(100))
        except TimeoutError:
            raise subprocess.TimeoutExpired([*arguments], seconds) from None


def _text_of(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode()


@cache
def _server() -> str:
    """Where the process listens that this one has started."""
    address = str(Path(tempfile.mkdtemp(prefix="warm")) / "socket")
    command = [sys.executable, "-m", __name__, address]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    atexit.register(process.communicate)
    return address


class _Server:
    def __init__(self, address: str) -> None:
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._listener.bind(address)
        self._listener.listen()
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._selector.register(0, selectors.EVENT_READ)
        self._clients: dict[int, tuple[int, socket.socket]] = {}  # pidfd → process and who waits

    def next_request(self) -> tuple[Any, list[int]] | None:
        """In the fork that is to carry it out; None in the server, when it has to end."""
        while True:
            for key, _ in self._selector.select():
                if key.fileobj == 0:
                    return None
                if key.fileobj is self._listener:
                    if (request := self._fork()) is not None:
                        return request
                elif key.data == "client":
                    self._kill(key.fileobj)
                else:
                    self._tell_end(key.fd)

    def _fork(self) -> tuple[Any, list[int]] | None:
        client, _ = self._listener.accept()
        message, files, _, _ = socket.recv_fds(client, MAX_REQUEST_BYTES, 3)
        pid = os.fork()
        if pid == 0:
            self._selector.close()
            self._listener.close()
            client.close()
            return json.loads(message), files
        for file in files:
            os.close(file)
        client.send(str(pid).encode())
        handle = os.pidfd_open(pid)
        self._clients[handle] = pid, client
        self._selector.register(handle, selectors.EVENT_READ)
        self._selector.register(client, selectors.EVENT_READ, "client")
        return None

    def _tell_end(self, handle: int) -> None:
        pid, client = self._clients.pop(handle)
        self._selector.unregister(handle)
        if client.fileno() >= 0:
            self._selector.unregister(client)
        os.close(handle)
        _, status = os.waitpid(pid, 0)
        with client:
            if client.fileno() >= 0:
                client.send(str(os.waitstatus_to_exitcode(status)).encode())

    def _kill(self, client: Any) -> None:
        """Whoever waited for it does so no longer."""
        self._selector.unregister(client)
        client.close()
        for pid, waiting in self._clients.values():
            if waiting is client:
                os.kill(pid, 9)


def _become(request: Any, files: Sequence[int]) -> None:
    """From now on the process is the program that was asked for."""
    arguments, environment, cwd = request
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(line_buffering=os.isatty(1))
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(cwd)
    sys.path[0] = cwd
    sys.argv = arguments
    runpy.run_module(arguments[0], run_name="__main__", alter_sys=True)


def main() -> None:
    for name in LIBRARIES:
        import_module(name)
    server = _Server(sys.argv[1])
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    if request := server.next_request():
        _become(*request)


if __name__ == "__main__":
    main()
