"""One run at a time, by a lock that dies with its process."""

import fcntl
import hashlib
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine, text

from newsbot.errors import LockedError

OWN = text("SELECT pg_try_advisory_lock(:number)")
SHARED = text("SELECT pg_try_advisory_lock_shared(:number)")


def acquire(engine: Engine, sites: frozenset[str] | None) -> Callable[[], None]:
    """Takes the lock or raises LockedError at once; returns what lets it go.

    SQLite allows one writer: one run on the database. On PostgreSQL it is one run on a site, on
    whatever host. None stands for all sites, as a change of the schema concerns all.
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


def _lock_server(engine: Engine, sites: frozenset[str] | None) -> Callable[[], None]:
    connection = engine.connect()

    def release() -> None:
        connection.invalidate()  # closes it, and with it the locks
        connection.close()

    locks = {"schema": SHARED} | dict.fromkeys(sorted(sites), OWN) if sites else {"schema": OWN}
    for name, lock in locks.items():
        if not connection.scalar(lock, {"number": _number(name)}):
            release()
            raise LockedError(f"another run holds the lock on {name}")
    connection.commit()
    return release


def _number(name: str) -> int:
    digest = hashlib.sha256(f"newsbot {name}".encode()).digest()
    return int.from_bytes(digest[:8], signed=True)
