"""A run's hold on its database: the lock, the newest schema, and transactions."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from newsbot.db.engine import open_engine, parse_url, storage_errors
from newsbot.db.lock import acquire
from newsbot.db.schema import ensure_schema
from newsbot.db.writer import Writer

T = TypeVar("T")


class Session:
    """Raises ValueError for an impossible URL, LockedError when another run is at work and
    StorageError when the database cannot be used; nothing is changed then.
    """

    def __init__(self, url: str, root: Path, sites: frozenset[str]) -> None:
        self.url = parse_url(url, root)
        self._engine = open_engine(self.url)
        with storage_errors():
            self._release = acquire(self._engine, sites)
            ensure_schema(self._engine)

    def execute(self, work: Callable[[Connection], T]) -> T:
        """What `work` returns, once it is committed. Not to be used while a writer is open."""
        with storage_errors(), self._engine.begin() as connection:
            return work(connection)

    def open_writer(self, run_id: str) -> Writer:
        return Writer(self._engine, run_id)

    def close(self) -> None:
        self._engine.dispose()
        self._release()

    def __str__(self) -> str:
        """Where the rows are, without a password."""
        return self.url.render_as_string(hide_password=True)
