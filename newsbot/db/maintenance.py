"""What `scrapy db` does: lines for its reader, or StorageError where something is wrong."""

from collections.abc import Iterator

from sqlalchemy import URL, Connection, text

from newsbot.db.engine import open_engine, storage_errors
from newsbot.db.lock import acquire
from newsbot.db.schema import NEWEST, current_revision, upgrade_schema
from newsbot.db.session import ReadOnlySession, existing
from newsbot.errors import StorageError


def upgrade(url: URL) -> Iterator[str]:
    """To the newest schema, after a copy of an SQLite file. Raises LockedError during a run."""
    engine = open_engine(url)
    with storage_errors():
        release = acquire(engine, None)
        try:
            before = upgrade_schema(engine)
        finally:
            release()
            engine.dispose()
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
    damage = connection.scalars(text("PRAGMA quick_check")).all()
    if damage != ["ok"]:
        raise StorageError(f"the file is damaged: {damage[0]}")
    if connection.execute(text("PRAGMA foreign_key_check")).first():
        raise StorageError("the file is damaged: a row refers to one that is not there")
    yield "rows     sound"
