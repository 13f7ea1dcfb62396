"""Tries a transaction again while another one is in its way, or after the connection was lost."""

import logging
import random
import sqlite3
import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

logger = logging.getLogger(__name__)

MAX_PAUSE_S = 5.0
TRANSIENT = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    "40001",  # serialization failure
    "40P01",  # deadlock
    "55P03",  # lock not available
}

T = TypeVar("T")


class RetryPolicy:
    """`retry_for_s`: how long it goes on trying; it may be cut down meanwhile."""

    def __init__(self, retry_for_s: float) -> None:
        self.retry_for_s = retry_for_s

    def run(self, engine: Engine, work: Callable[[Connection], T]) -> T:
        """What `work` returns, once it is committed. It is done again as a whole."""
        start = time.monotonic()
        pause_s = 0.1
        while True:
            try:
                with engine.begin() as connection:
                    return work(connection)
            except DBAPIError as error:
                if (
                    not _is_transient(error)
                    or time.monotonic() + pause_s > start + self.retry_for_s
                ):
                    raise
                logger.warning("The database is busy or away; trying again")
            time.sleep(pause_s * random.uniform(0.5, 1))  # noqa: S311 - jitter, no secret
            pause_s = min(pause_s * 2, MAX_PAUSE_S)


def _is_transient(error: DBAPIError) -> bool:
    """Whether the same transaction may succeed a little later. A full disk does not pass by
    waiting.
    """
    code = getattr(error.orig, "sqlite_errorcode", None) or getattr(error.orig, "sqlstate", None)
    return error.connection_invalidated or code in TRANSIENT
