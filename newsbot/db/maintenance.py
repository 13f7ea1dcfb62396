"""What `scrapy db` does: lines for its reader, or StorageError where something is wrong."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import URL, Connection, text

from newsbot.db.engine import open_engine, storage_errors
from newsbot.db.integrity import IntegrityCheck, damaged
from newsbot.db.lock import acquire
from newsbot.db.prune import Pruned, Pruning
from newsbot.db.retry import RetryPolicy
from newsbot.db.schema import NEWEST, current_revision, upgrade_schema
from newsbot.db.session import ReadOnlySession, SharedSession, existing
from newsbot.errors import StorageError


def upgrade(url: URL) -> Iterator[str]:
    """To the newest schema, after a copy of an SQLite file. Raises LockedError during a run."""
    engine = open_engine(url)
    with storage_errors():
        hold = acquire(engine, None)
        retry = RetryPolicy()
        try:
            IntegrityCheck(url).run(retry)
            before = retry.repeat(lambda: upgrade_schema(engine))
        finally:
            engine.dispose()
            hold.release()
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


def prune(url: URL, keep_days: int, keep_runs_days: int, *, dry: bool) -> str:
    """Page receipts of runs that ended so long ago, and those runs, which may be kept longer. Runs
    may be at work meanwhile.
    """
    now = datetime.now(UTC)
    before, runs_before = (now - timedelta(days=days) for days in (keep_days, keep_runs_days))
    session = SharedSession(url)
    try:
        done = Pruning(session, now, before, runs_before, dry).run()
        free = session.execute(_free_space)
    finally:
        session.close()
    longer = f" ({keep_runs_days} for runs, by which alerts judge)"
    of = f"older than {keep_days} days{longer if keep_runs_days > keep_days else ''}"
    return f"{'would prune' if dry else 'pruned  '} {_pruned_words(done, of)}{free}"


def _pruned_words(done: Pruned, of: str) -> str:
    return (
        f"{done.pages:,} page receipts, {done.run_listings:,} listings of runs and {done.runs:,}"
        f" runs {of}; {done.kept:,} such runs stay, which articles, rates or listings name"
    )


def _free_space(connection: Connection) -> str:
    """Of an SQLite file. It never shrinks on its own; new rows take it."""
    if connection.dialect.name != "sqlite":
        return ""
    pragmas = ("freelist_count", "page_size")
    pages, page_bytes = (connection.scalar(text(f"PRAGMA {pragma}")) or 0 for pragma in pragmas)
    return f"; {pages * page_bytes / 1e6:,.1f} MB of the file are free for new rows"


def vacuum(url: URL) -> str:
    """Gives an SQLite file's free space back to the disk. Raises LockedError during a run."""
    path = Path(str(url.database))
    before = path.stat().st_size
    engine = open_engine(existing(url))
    with storage_errors():
        hold = acquire(engine, None)
        try:
            if shutil.disk_usage(path.parent).free < 2 * before:
                words = f"{2 * before / 1e6:,.0f} MB of the disk must be free to rewrite {path}"
                raise StorageError(words)
            connection = engine.raw_connection()
            RetryPolicy().repeat(lambda: connection.execute("VACUUM"))
        finally:
            engine.dispose()
            hold.release()
    return f"file     {before / 1e6:,.1f} MB -> {path.stat().st_size / 1e6:,.1f} MB"
