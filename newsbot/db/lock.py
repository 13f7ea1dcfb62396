"""One run at a time on each site, by locks that die with their process."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, event

from newsbot.db.file_lock import FileLock
from newsbot.db.retry import RetryPolicy


@dataclass(frozen=True, slots=True)
class Hold:
    """Of these `sites`. `is_alone`: an SQLite file is nobody else's until `share`, which whoever
    has opened it calls; it is where nobody else is at work. `release` lets all of it go.
    """

    sites: frozenset[str]
    is_alone: bool
    share: Callable[[], None]
    release: Callable[[], None]


def acquire(
    engine: Engine,
    sites: frozenset[str] | None,
    retry: RetryPolicy | None = None,
    *,
    leave_out: bool = False,
) -> Hold:
    """Takes the locks or raises LockedError at once: of each site where a run may `leave_out`
    those that another one works on, else of any.

    None stands for all sites, as a change of the schema concerns all.
    """
    retry = retry or RetryPolicy()
    own = {name: _number(name) for name in sorted(sites or ())}
    if engine.dialect.name == "sqlite":
        return _lock_file(Path(str(engine.url.database)), own, retry, leave_out=leave_out)
    return _lock_server(engine, own, retry, leave_out=leave_out)


def _lock_file(
    database: Path, sites: dict[str, int], retry: RetryPolicy, *, leave_out: bool
) -> Hold:
    lock = FileLock(database)
    try:
        held = lock.take_sites(sites, leave_out=leave_out)
        lock.enter(retry)
        if not sites:
            lock.keep_alone()
    except BaseException:
        lock.release()
        raise
    retry.is_beside_another = lock.is_shared
    return Hold(held, lock.is_alone, lock.share, lock.release)


def _lock_server(
    engine: Engine, sites: dict[str, int], retry: RetryPolicy, *, leave_out: bool
) -> Hold:
    # psycopg is an extra.
    from newsbot.db.server import ServerLock  # noqa: PLC0415

    schema = {"schema": _number("schema")}
    lock = ServerLock(sites, schema) if sites else ServerLock(schema, {})
    lock.may_leave_out = leave_out
    event.listen(engine, "connect", lock.take)
    engine.dispose()  # connections that were made without them
    retry.repeat(lambda: engine.connect().close())
    lock.may_leave_out = False  # whatever is lost from now on was one's own
    return Hold(lock.names & sites.keys(), False, lambda: None, engine.dispose)


def _number(name: str) -> int:
    digest = hashlib.sha256(f"newsbot {name}".encode()).digest()
    return int.from_bytes(digest[:8], signed=True)
