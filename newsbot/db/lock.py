"""One run at a time, by a lock that dies with its process."""

import fcntl
import hashlib
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine, text

from newsbot.db.errors import LockedError


def acquire(engine: Engine, sites: frozenset[str]) -> Callable[[], None]:
    """Takes the lock or raises LockedError at once; returns what lets it go.

    SQLite allows one writer: one run on the database. On PostgreSQL it is one run on a site, on
    whatever host.
    """
    if engine.dialect.name == "sqlite":
        return _lock_file(Path(f"{engine.url.database}.lock"))
    return _lock_server(engine, sites)


def _lock_file(path: Path) -> Callable[[], None]:
    # The file stays: were it deleted, the next two starters could lock two different files.
    file = path.open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise LockedError(f"another run holds {path}") from None
    return file.close


def _lock_server(engine: Engine, sites: frozenset[str]) -> Callable[[], None]:
    connection = engine.connect()
    for site in sorted(sites):
        key = hashlib.sha256(f"newsbot {site}".encode()).digest()[:8]
        number = int.from_bytes(key, signed=True)
        if not connection.scalar(text("SELECT pg_try_advisory_lock(:number)"), {"number": number}):
            connection.invalidate()  # closes it, and with it the locks taken so far
            connection.close()
            raise LockedError(f"another run holds the lock on {site}")
    connection.commit()

    def release() -> None:
        connection.invalidate()
        connection.close()

    return release
