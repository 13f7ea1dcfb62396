"""Waits for a database: tries a transaction again while another one is in its way, or while the
server is away.
"""

import logging
import math
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
AWAY_FOR_S = 120.0
ANSWER_WITHIN_S = 15.0
LAST_ANSWER_WITHIN_S = 3.0  # once nobody is to wait any longer
LOCK_TIMEOUT_MS = 2_000  # of one statement: then the transaction begins anew
MAX_PAUSE_S = 5.0
OPENING_PAUSE_S = 0.05
LOCKED = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    "40001",  # serialization failure
    "40P01",  # deadlock
    "55P03",  # lock not available
}
AT_BEGIN = "it was met where the transaction was to begin"  # a note on an error
AWAY = {
    "57P01",  # shut down
    "57P02",  # crashed
    "57P03",  # starting up
}
CONNECTION_EXCEPTION = "08"  # the class of all codes that begin so
READER = (
    "Another program reads the database and keeps its read transaction open; nothing can be"
    " stored until it ends that, and newsbot waits"
)

# How SQLite's transactions begin; to PostgreSQL it is all the same.
READING, WRITING = "BEGIN", "BEGIN IMMEDIATE"

T = TypeVar("T")


class RetryPolicy:
    """How long a transaction is tried: `retry_for_s`, or `reader_for_s` where only a reader keeps
    an SQLite file from being written, or another run is at work on it (`is_beside_another`), which
    may be slow, or be kept by a reader itself; or `away_for_s` where there is no server; and
    `in_haste_s` once nobody is to wait any longer. A server that was waited for in vain is not
    asked again: what comes then is the end of a run, which would wait as long for each of its
    words. One that says nothing for `answer_within_s` is away.
    """

    def __init__(
        self,
        retry_for_s: float = RETRY_FOR_S,
        reader_for_s: float = RETRY_FOR_S,
        in_haste_s: float = 0.0,
        away_for_s: float = AWAY_FOR_S,
        answer_within_s: float = ANSWER_WITHIN_S,
    ) -> None:
        self._retry_for_s = retry_for_s
        self._reader_for_s = reader_for_s
        self._in_haste_s = in_haste_s
        self._away_for_s = away_for_s
        self._answer_within_s = answer_within_s
        self._haste = threading.Event()
        self._hastened_at_s = math.inf
        self._gone: DBAPIError | None = None
        self.is_beside_another: Callable[[], bool] = lambda: False

    @property
    def answer_within_s(self) -> float:
        if self._haste.is_set():
            return min(self._answer_within_s, LAST_ANSWER_WITHIN_S)
        return self._answer_within_s

    def shorten(self) -> None:
        """May be called from any thread."""
        self._hastened_at_s = min(self._hastened_at_s, time.monotonic())
        self._haste.set()

    def run(self, engine: Engine, work: Callable[[Connection], T]) -> T:
        """What `work` returns, once it is committed. It is done again as a whole. On SQLite it has
        the one place for writers from its beginning: it would lose what it has read to whoever
        came in between.
        """
        return self._transact(engine, work, WRITING)

    def read(self, engine: Engine, work: Callable[[Connection], T]) -> T:
        """The same for `work` that reads, and waits for a writer only where it writes after all."""
        return self._transact(engine, work, READING)

    def _transact(self, engine: Engine, work: Callable[[Connection], T], begin: str) -> T:
        def transact() -> T:
            with engine.connect() as connection:
                connection.info["begin"] = begin
                with connection.begin():
                    return work(connection)

        return self.repeat(transact)

    def wait_for(self, attempt: Callable[[], bool]) -> bool:
        """Whether it came to succeed, for as long as a reader would be waited for."""
        start = time.monotonic()
        while not (has_succeeded := attempt()):
            in_haste_until_s = self._hastened_at_s + self._in_haste_s
            if time.monotonic() > min(start + self._reader_for_s, in_haste_until_s):
                break
            self._pause(OPENING_PAUSE_S)
        return has_succeeded

    def repeat(self, work: Callable[[], T]) -> T:
        """What `work` returns, which leaves nothing behind where it fails."""
        start = time.monotonic()
        pause_s = 0.1
        told = ""
        while self._gone is None:
            try:
                return work()
            except DBAPIError as error:
                if not _is_transient(error):
                    raise
                if time.monotonic() + pause_s > self._end_s(start, error):
                    self._gone = error if _is_away(error) else None
                    raise
                told = _tell(error, told)
            self._pause(pause_s * random.uniform(0.5, 1))  # noqa: S311 - jitter, no secret
            pause_s = min(pause_s * 2, MAX_PAUSE_S)
        raise self._gone

    def _end_s(self, start_s: float, error: DBAPIError) -> float:
        if self._haste.is_set():
            return 0.0 if _is_away(error) else self._hastened_at_s + self._in_haste_s
        if _is_away(error):
            return start_s + self._away_for_s
        is_patient = _is_reader(error) or self.is_beside_another()
        return start_s + (self._reader_for_s if is_patient else self._retry_for_s)

    def _pause(self, pause_s: float) -> None:
        if self._haste.is_set():
            time.sleep(pause_s)
        else:
            self._haste.wait(pause_s)


def _tell(error: DBAPIError, told: str) -> str:
    """Once for as long as the cause is the same: a reader may take hours."""
    words = f"The database is {'away' if _is_away(error) else 'locked'}; trying again"
    if _is_reader(error):
        words = READER
    if words != told:
        logger.warning(words)
    return words


def _is_transient(error: DBAPIError) -> bool:
    """Whether the same transaction may succeed a little later. A full disk does not pass by
    waiting.
    """
    return _is_away(error) or sqlite_code(error) in LOCKED or _sqlstate(error) in LOCKED


def _is_away(error: DBAPIError) -> bool:
    """Whether the connection was lost, or none could be made."""
    code = _sqlstate(error)
    return error.connection_invalidated or code in AWAY or code.startswith(CONNECTION_EXCEPTION)


def _sqlstate(error: DBAPIError) -> str:
    """PostgreSQL's code; empty for SQLite."""
    return getattr(error.orig, "sqlstate", None) or ""


def _is_reader(error: DBAPIError) -> bool:
    """Another writer is met at a statement or the beginning, since its transaction has the one
    place for writers; a reader at the commit, or when the file's journal is to be another.
    """
    is_writer = error.statement or AT_BEGIN in getattr(error.orig, "__notes__", ())
    return not is_writer and sqlite_code(error) == sqlite3.SQLITE_BUSY


def sqlite_code(error: DBAPIError) -> int | None:
    """SQLite's result code, without what it says of the circumstances (SQLITE_BUSY_RECOVERY)."""
    code = getattr(error.orig, "sqlite_errorcode", None)
    return code if code is None else code & 0xFF
