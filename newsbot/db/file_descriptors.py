"""Descriptors of SQLite files beside SQLite's own.

With whichever descriptor of a file a process closes first, all the locks go that SQLite holds on
that file, for other runs of the process, too (fcntl(2)). So each stays open as long as anybody in
the process uses the file, and serves the next one who wants one.
"""

import os
import sqlite3
import stat
from collections import Counter, defaultdict
from pathlib import Path
from threading import Lock
from typing import Any

from newsbot.errors import StorageError

Inode = tuple[int, int]

TURN = Lock()
USES: Counter[Inode] = Counter()
IDLE: defaultdict[Inode, list[int]] = defaultdict(list)


class CountedConnection(sqlite3.Connection):
    """Uses its file until it is closed."""

    def __init__(self, database: str, *args: Any, **parameters: Any) -> None:
        super().__init__(database, *args, **parameters)
        self._inode: Inode | None = _inode_of(os.stat(database))  # noqa: PTH116 - as SQLite has it
        with TURN:
            USES[self._inode] += 1

    def close(self) -> None:
        super().close()
        inode, self._inode = self._inode, None
        if inode:
            _end_use(inode)


def open_beside_sqlite(path: Path) -> int:
    """For reading and writing; makes the file where there is none. Raises OSError, and
    StorageError for what is no file.
    """
    with TURN:
        idle = IDLE[_inode_of(path.stat())] if path.exists() else []
        file = idle.pop() if idle else os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        status = os.fstat(file)
        if not stat.S_ISREG(status.st_mode):
            os.close(file)
            raise StorageError(f"{path} is no file")
        USES[_inode_of(status)] += 1
    return file


def close_beside_sqlite(file: int) -> None:
    """Its locks are to be gone already."""
    inode = _inode_of(os.fstat(file))
    with TURN:
        IDLE[inode].append(file)
    _end_use(inode)


def _end_use(inode: Inode) -> None:
    with TURN:
        USES[inode] -= 1
        if not USES[inode]:
            del USES[inode]
            for file in IDLE.pop(inode, ()):
                os.close(file)


def _inode_of(status: os.stat_result) -> Inode:
    return status.st_dev, status.st_ino
