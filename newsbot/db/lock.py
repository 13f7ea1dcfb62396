"""One run at a time, by a lock that dies with its process."""

import fcntl
import hashlib
import os
import stat
import struct
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import Engine, event

from newsbot.db.retry import RetryPolicy
from newsbot.errors import LockedError, StorageError

LOCK_BYTE = 0x3FFFFFFF  # the one before those that SQLite locks


def acquire(
    engine: Engine, sites: frozenset[str] | None, retry: RetryPolicy | None = None
) -> Callable[[], None]:
    """Takes the lock or raises LockedError at once; returns what lets it go.

    SQLite allows one writer: one run on the database. On PostgreSQL it is one run on a site, on
    whatever host. None stands for all sites, as a change of the schema concerns all.
    """
    if engine.dialect.name == "sqlite":
        return _lock_file(Path(str(engine.url.database)))
    return _lock_server(engine, sites, retry or RetryPolicy())


def _lock_file(database: Path) -> Callable[[], None]:
    """By its name, and by what the name stands for, which may have another one (a hard link)."""
    with ExitStack() as held:
        name = held.enter_context(Path(f"{database}.lock").open("a"))
        # This file stays: were it deleted, the next two starters could lock two different files.
        with _locking(database):
            fcntl.flock(name, fcntl.LOCK_EX | fcntl.LOCK_NB)
        file = os.open(database, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise StorageError(f"{database} is no file")
        with _locking(database):
            _lock_byte(file)
        # Not before, when it fails: with the first descriptor of the file that a process closes
        # all go that SQLite holds there, of another run in this process, too.
        held.callback(os.close, file)
        return held.pop_all().close


@contextmanager
def _locking(database: Path) -> Iterator[None]:
    try:
        yield
    except BlockingIOError:
        raise LockedError(f"another run holds {database}") from None


def _lock_byte(file: int) -> None:
    """A lock that the descriptor owns, as with flock, but of one byte: on network file systems the
    whole file would be locked for SQLite, too.
    """
    if hasattr(fcntl, "F_OFD_SETLK"):
        lock = struct.pack("hhqqi", fcntl.F_WRLCK, os.SEEK_SET, LOCK_BYTE, 1, 0)
        fcntl.fcntl(file, fcntl.F_OFD_SETLK, lock)


def _lock_server(
    engine: Engine, sites: frozenset[str] | None, retry: RetryPolicy
) -> Callable[[], None]:
    # psycopg is an extra.
    from newsbot.db.server import ServerLock  # noqa: PLC0415

    schema = {"schema": _number("schema")}
    own = {name: _number(name) for name in sorted(sites or ())}
    lock = ServerLock(own, schema) if own else ServerLock(schema, {})
    event.listen(engine, "connect", lock.take)
    engine.dispose()  # connections that were made without them
    retry.repeat(lambda: engine.connect().close())
    return engine.dispose


def _number(name: str) -> int:
    digest = hashlib.sha256(f"newsbot {name}".encode()).digest()
    return int.from_bytes(digest[:8], signed=True)
