"""What `scrapy db` does: lines for its reader, or StorageError where something is wrong."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import URL, Connection, text

from newsbot.db.engine import open_engine, storage_errors
from newsbot.db.integrity import IntegrityCheck, damaged
from newsbot.db.lock import acquire
from newsbot.db.retry import RetryPolicy
from newsbot.db.schema import NEWEST, current_revision, upgrade_schema
from newsbot.db.session import ReadOnlySession, existing


def upgrade(url: URL) -> Iterator[str]:
    """To the newest schema, after a copy of an SQLite file. Raises LockedError during a run."""
    engine = open_engine(url)
    with storage_errors():
        release = acquire(engine, None)
        retry = RetryPolicy()
        try:
            IntegrityCheck(url).run(retry)
            before = retry.repeat(lambda: upgrade_schema(engine))
        finally:
            engine.dispose()
            release()
    yield f"schema   {before or 'none'} -> {NEWEST}"


def current(url: URL) -> Iterator[str]:
    engine = open_engine(existing(url))
    with storage_errors(), engine.connect() as connection:
        yield f"schema   {current_revision(connection) or 'none'} (this newsbot's: {NEWEST})"


def check(url: URL) -> Iterator[str]:
    yield from current(url)
    yield from ReadOnlySession(url).execute(lambda connection: list(_state(connection)))


def _state(connection: Connection) -> Iterator[str]:
    if connection.dialect.name != "sqlite":
        yield f"server   PostgreSQL {connection.scalar(text('SHOW server_version'))}"
        return
    version = connection.scalar(text("SELECT sqlite_version()"))
    journal = connection.scalar(text("PRAGMA journal_mode"))
    yield f"library  SQLite {version}, journal mode {journal}"
    path = Path(str(connection.engine.url.database))
    damage = str(connection.scalar(text("PRAGMA integrity_check(1)")))
    if damage != "ok":
        raise damaged(path, damage)
    if connection.execute(text("PRAGMA foreign_key_check")).first():
        raise damaged(path, "a row refers to one that is not there")
    yield "rows     sound"
