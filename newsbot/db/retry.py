"""Tries a transaction again while another one is in its way, or after the connection was lost."""

import logging
import random
import sqlite3
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

logger = logging.getLogger(__name__)

RETRY_FOR_S = 60.0
MAX_PAUSE_S = 5.0
TRANSIENT = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    "40001",  # serialization failure
    "40P01",  # deadlock
    "55P03",  # lock not available
}
READER = (
    "Another program reads the database and keeps its read transaction open; nothing can be"
    " stored until it ends that, and newsbot waits"
)

T = TypeVar("T")


class RetryPolicy:
    """How long a transaction is tried: `retry_for_s`, or `reader_for_s` where only a reader keeps
    an SQLite file from being written, or `in_haste_s` once nobody is to wait any longer.
    """

    def __init__(
        self,
        retry_for_s: float = RETRY_FOR_S,
        reader_for_s: float = RETRY_FOR_S,
        in_haste_s: float = 0.0,
    ) -> None:
        self._retry_for_s = retry_for_s
        self._reader_for_s = reader_for_s
        self._in_haste_s = in_haste_s
        self._haste = threading.Event()

    def shorten(self) -> None:
        """May be called from any thread."""
        self._haste.set()

    def run(self, engine: Engine, work: Callable[[Connection], T]) -> T:
        """What `work` returns, once it is committed. It is done again as a whole."""

        def transact() -> T:
            with engine.begin() as connection:
                return work(connection)

        return self.repeat(transact)

    def repeat(self, work: Callable[[], T]) -> T:
        """What `work` returns, which leaves nothing behind where it fails."""
        start = time.monotonic()
        pause_s = 0.1
        told = ""
        while True:
            try:
                return work()
            except DBAPIError as error:
                if time.monotonic() + pause_s > start + self._patience_s(error):
                    raise
                told = _tell(error, told)
            self._pause(pause_s * random.uniform(0.5, 1))  # noqa: S311 - jitter, no secret
            pause_s = min(pause_s * 2, MAX_PAUSE_S)

    def _patience_s(self, error: DBAPIError) -> float:
        if not _is_transient(error):
            return 0.0
        if self._haste.is_set():
            return self._in_haste_s
        return self._reader_for_s if _is_reader(error) else self._retry_for_s

    def _pause(self, pause_s: float) -> None:
        if self._haste.is_set():
            time.sleep(pause_s)
        else:
            self._haste.wait(pause_s)


def _tell(error: DBAPIError, told: str) -> str:
    """Once for as long as the cause is the same: a reader may take hours."""
    words = READER if _is_reader(error) else "The database is busy or away; trying again"
    if words != told:
        logger.warning(words)
    return words


def _is_transient(error: DBAPIError) -> bool:
    """Whether the same transaction may succeed a little later. A full disk does not pass by
    waiting.
    """
    code = sqlite_code(error) or getattr(error.orig, "sqlstate", None)
    return error.connection_invalidated or code in TRANSIENT


def _is_reader(error: DBAPIError) -> bool:
    """Another writer is met at a statement, since its transaction has the one place for writers; a
    reader at the commit, or when the file's journal is to be another.
    """
    return error.statement is None and sqlite_code(error) == sqlite3.SQLITE_BUSY


def sqlite_code(error: DBAPIError) -> int | None:
    """SQLite's result code, without what it says of the circumstances (SQLITE_BUSY_RECOVERY)."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return code if code is None else code & 0xFF
