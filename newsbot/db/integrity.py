"""Looks for damage in an SQLite file before a run writes to it.

To read a file takes about a second for a gigabyte, if the system has it in memory. So a large one
is read again only once a day, or when it is not as the last run left it: `FILE.checked` says when
it was read, and how it was left. One that is larger still is read by `scrapy db check` alone: what
is damaged there ends a run when it comes to it.
"""

import shlex
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, NullPool, create_engine
from sqlalchemy.exc import DBAPIError

from newsbot.db.retry import LOCK_TIMEOUT_MS, RetryPolicy, sqlite_code
from newsbot.errors import StorageError

MAX_ALWAYS_MB = 32  # 0.03 s
MAX_DAILY_MB = 1_000  # 1 to 10 s
CHECK_EVERY_S = 24 * 3600


class IntegrityCheck:
    """Of the database at `url`. A server looks after its own files."""

    def __init__(self, url: URL) -> None:
        is_file = url.get_backend_name() == "sqlite"
        self._path = Path(str(url.database)) if is_file else None
        self._checked_at_s = 0.0

    def run(self, retry: RetryPolicy, *, is_alone: bool = True) -> None:
        """Raises StorageError for a damaged file, which is left as it is. A transaction that a
        crash cut off is undone first, as anyone who opens the file does. Where others are at work
        (not `is_alone`), who have looked, a large file is no other for being written to.
        """
        path = self._path
        if path is None or not path.exists() or not 0 < _size_mb(path) <= MAX_DAILY_MB:
            return
        self._checked_at_s = _last_check_s(path, is_alone=is_alone)
        if not 0 <= time.time() - self._checked_at_s < CHECK_EVERY_S:
            self._checked_at_s = time.time()
            retry.repeat(lambda: _find_damage(path))
            self.remember()

    def remember(self) -> None:
        """How the file is now. One who cannot note it will look again."""
        with suppress(OSError):
            if self._path and MAX_ALWAYS_MB < _size_mb(self._path) <= MAX_DAILY_MB:
                _note_of(self._path).write_text(f"{self._checked_at_s} {_state(self._path)}\n")


def _find_damage(path: Path) -> None:
    """Raises StorageError."""
    # Whoever may write brings the rows of a log into the file when it closes it.
    mode = "ro" if _has_rows(path.with_name(f"{path.name}-wal")) else "rw"
    address = f"file:{quote(str(path))}?mode={mode}"
    pragma = "quick_check" if _size_mb(path) > MAX_ALWAYS_MB else "integrity_check"
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(address, LOCK_TIMEOUT_MS / 1000, uri=True),
        poolclass=NullPool,
    )
    try:
        with engine.connect() as connection:
            words = connection.exec_driver_sql(f"PRAGMA {pragma}(1)").scalar()
    except DBAPIError as error:
        if sqlite_code(error) not in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
            raise
        words = str(error.orig)
    if words != "ok":
        raise damaged(path, str(words))


def damaged(path: Path, words: str) -> StorageError:
    file = shlex.quote(str(path))
    copies = sorted(path.parent.glob(f"{path.name}.*.bak"), key=lambda copy: copy.stat().st_mtime)
    copy = f"{copies[-1]} (the copy made before an upgrade)" if copies else "your backup"
    return StorageError(
        f"{path} is damaged, and nothing was written to it ({' '.join(words.split())}):"
        f" put {copy} in its place, or save what can be read:"
        f" sqlite3 {file} .recover | sqlite3 {file}.recovered"
    )


def _size_mb(path: Path) -> float:
    return path.stat().st_size / 1_000_000


def _has_rows(log: Path) -> bool:
    return log.exists() and log.stat().st_size > 0


def _last_check_s(path: Path, *, is_alone: bool) -> float:
    """Unix time; 0 for never, or where the file has changed since while nobody was at work."""
    note = _note_of(path)
    try:
        checked_at_s, state = note.read_text("ascii").rstrip("\n").split(" ", 1)
        return float(checked_at_s) if state == _state(path) or not is_alone else 0.0
    except (OSError, ValueError):
        return 0.0


def _state(path: Path) -> str:
    stat = path.stat()
    return f"{stat.st_ino} {stat.st_size} {stat.st_mtime_ns}"


def _note_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.checked")
