"""A run's hold on its database: the lock, the newest schema, and transactions."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from sqlalchemy import URL, Connection

from newsbot.db.engine import open_engine, shown, storage_errors
from newsbot.db.integrity import IntegrityCheck
from newsbot.db.lock import acquire
from newsbot.db.retry import RetryPolicy
from newsbot.db.schema import NEWEST, current_revision, ensure_schema
from newsbot.db.writer import Writer
from newsbot.errors import StorageError

T = TypeVar("T")


def existing(url: URL) -> URL:
    """SQLite would make an empty file of any path."""
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).exists():
        raise StorageError(f"there is no database {url.database} yet")
    return url


class ReadOnlySession:
    """For those who only look. Raises StorageError where there is no database, or one of another
    schema.
    """

    def __init__(self, url: URL) -> None:
        self.url = existing(url)
        self._engine = open_engine(self.url)
        revision = self.execute(current_revision)
        if revision != NEWEST:
            self.close()
            older = revision is None or revision < NEWEST
            raise StorageError(
                f"the database has schema {revision}, this newsbot needs {NEWEST}"
                f"{': run `scrapy db upgrade`' if older else ''}"
            )

    def execute(self, work: Callable[[Connection], T]) -> T:
        """What `work` returns, which keeps nothing of the connection."""

        def read() -> T:
            with self._engine.connect() as connection:
                return work(connection)

        with storage_errors():
            return RetryPolicy(away_for_s=0.0).repeat(read)

    def close(self) -> None:
        self._engine.dispose()


class SharedSession(ReadOnlySession):
    """For a few words beside a run, whose lock it does not ask for."""

    def execute(self, work: Callable[[Connection], T]) -> T:
        """What `work` returns, once it is committed."""
        with storage_errors():
            return RetryPolicy(away_for_s=0.0).run(self._engine, work)


class Session:
    """Raises LockedError when another run works on one of the sites, or on all where it may
    `leave_out` those, and StorageError when the database cannot be used; nothing is changed then.
    Waits for it as `retry` says, as does each transaction. `sites`: those that are nobody else's.
    """

    def __init__(
        self,
        url: URL,
        sites: frozenset[str],
        retry: RetryPolicy | None = None,
        *,
        leave_out: bool = False,
    ) -> None:
        self.url = url
        self._retry = retry or RetryPolicy()
        self._engine = open_engine(self.url, self._retry)
        self._integrity = IntegrityCheck(self.url)
        with storage_errors():
            self._hold = acquire(self._engine, sites, self._retry, leave_out=leave_out)
            self.sites = self._hold.sites
            try:
                self._open()
            except BaseException:
                self._engine.dispose()
                self._hold.release()
                raise

    def _open(self) -> None:
        is_alone = self._hold.is_alone
        self._integrity.run(self._retry, is_alone=is_alone)
        self._retry.repeat(lambda: ensure_schema(self._engine, is_alone=is_alone))
        self._hold.share()

    def execute(self, work: Callable[[Connection], T]) -> T:
        """What `work` returns, once it is committed. Not to be used while a writer is open."""
        with storage_errors():
            return self._retry.run(self._engine, work)

    def read(self, work: Callable[[Connection], T]) -> T:
        """What `work` returns, which writes nothing: however long it takes, others may write."""
        with storage_errors():
            return self._retry.read(self._engine, work)

    def open_writer(self, run_id: str, tell_failure: Callable[[Exception], None]) -> Writer:
        return Writer(self._engine, run_id, self._retry, tell_failure)

    def close(self) -> None:
        self._engine.dispose()
        self._integrity.remember()
        self._hold.release()

    def __str__(self) -> str:
        """Where the rows are, without a password."""
        return shown(self.url)
