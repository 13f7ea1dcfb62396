"""Connections to a PostgreSQL server that may freeze, restart, or lose them.

A server that is frozen enforces no timeout of its own, and its system goes on acknowledging what
is sent to it: only this side can tell that no answer comes.
"""

import secrets
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg
from psycopg import errors
from psycopg.conninfo import make_conninfo
from psycopg.pq import PGconn, Ping
from sqlalchemy.pool import ConnectionPoolEntry

from newsbot.db.retry import LOCK_TIMEOUT_MS, RetryPolicy
from newsbot.errors import LockedError, StorageError

PARAMETERS = {
    "connect_timeout": 4,  # s, for each address of the host
    "keepalives_idle": 10,  # s
    "keepalives_interval": 5,  # s
    "keepalives_count": 2,
    "tcp_user_timeout": 15_000,  # ms
}
OWN_PARAMETERS = {"autocommit", "context", "prepare_threshold"}  # psycopg's, not libpq's
END_FORMER = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = %s AND pid <> pg_backend_pid()
"""

Lock = tuple[str, str, int]  # a name, the function that takes it, its number

T = TypeVar("T")


class WatchedConnection(psycopg.Connection[Any]):
    """Is closed by this side when the server says nothing for longer than `policy` allows."""

    policy: RetryPolicy | None = None

    def wait(self, gen: Generator[Any, Any, T], *args: Any, **kwargs: Any) -> T:
        """How psycopg waits for every answer: it resumes `gen` with what the socket is ready for,
        and ten times a second with nothing.
        """
        return super().wait(self._watch(gen) if self.policy else gen, *args, **kwargs)

    def _watch(self, gen: Generator[Any, Any, T]) -> Generator[Any, Any, T]:
        assert self.policy
        heard_at = time.monotonic()
        try:
            awaited = next(gen)
            while True:
                ready = yield awaited
                now = time.monotonic()
                if ready:
                    heard_at = now
                elif now > heard_at + self.policy.answer_within_s:
                    self.pgconn.finish()
                    raise errors.ConnectionFailure("the database server does not answer")
                awaited = gen.send(ready)
        except StopIteration as end:
            result: T = end.value
            return result


class Server:
    """Makes connections. That there is no server is final at first and passes later; one that is
    starting up, or shutting down, is there.
    """

    def __init__(self, policy: RetryPolicy | None) -> None:
        self._policy = policy
        self._was_there = False

    def connect(self, *args: Any, **parameters: Any) -> WatchedConnection:
        """As psycopg's own. Raises StorageError for a database that can never be used."""
        try:
            connection = WatchedConnection.connect(*args, **parameters)
            with _closed_on_failure(connection):
                self._prepare(connection)
        except psycopg.OperationalError as error:
            raise self._explain(error, args, parameters) from None
        self._was_there = True
        return connection

    def _prepare(self, connection: WatchedConnection) -> None:
        connection.policy = self._policy
        encoding = connection.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            raise StorageError(
                f"the database's encoding is {encoding}, and newsbot needs UTF8: make another one "
                "by CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0"
            )
        connection.execute(f"SET lock_timeout = {LOCK_TIMEOUT_MS}".encode())
        connection.commit()

    def _explain(
        self, error: psycopg.OperationalError, args: tuple[Any, ...], parameters: dict[str, Any]
    ) -> psycopg.OperationalError:
        """The library gives no code to a connection that failed."""
        if self._was_there:
            return errors.SqlclientUnableToEstablishSqlconnection(str(error))
        if isinstance(error, errors.ConnectionTimeout):
            return error
        plain = {name: parameters[name] for name in parameters.keys() - OWN_PARAMETERS}
        self._was_there = PGconn.ping(make_conninfo(*args, **plain).encode()) == Ping.REJECT
        return errors.CannotConnectNow(str(error)) if self._was_there else error


class ServerLock:
    """Advisory locks, exclusive or shared, by their numbers. Every connection that a run makes
    takes them before all else: so whoever lost them with a connection writes nothing before it has
    them again. `may_leave_out`: all but one of the exclusive ones that are another's. `names`: of
    those that it takes.
    """

    def __init__(self, exclusive: dict[str, int], shared: dict[str, int]) -> None:
        self._locks = [
            *((name, "pg_try_advisory_lock_shared", number) for name, number in shared.items()),
            *((name, "pg_try_advisory_lock", number) for name, number in exclusive.items()),
        ]
        self._exclusive = exclusive.keys()
        self.may_leave_out = False
        self._holder = f"newsbot {secrets.token_hex(8)}"
        self._refusal: LockedError | None = None

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name for name, _, _ in self._locks)

    def take(self, connection: WatchedConnection, _entry: ConnectionPoolEntry) -> None:
        """As SQLAlchemy's event `connect` has it. Raises LockedError, then and ever after."""
        with _closed_on_failure(connection):
            if self._refusal:
                raise self._refusal
            self._take(connection)

    def _take(self, connection: WatchedConnection) -> None:
        # The server may not miss a lost connection yet, nor what it holds.
        former = connection.execute(END_FORMER, [self._holder]).fetchall()
        connection.execute("SELECT set_config('application_name', %s, false)", [self._holder])
        taken = []
        for lock in self._locks:
            name, function, number = lock
            row = connection.execute(f"SELECT {function}(%s)".encode(), [number]).fetchone()
            if row == (True,):
                continue
            if former:
                raise errors.ConnectionFailure("the server still works for a lost connection")
            taken.append(lock)
            if not self._may_do_without(taken):
                self._refusal = LockedError(f"another run holds the lock on {name}")
                raise self._refusal
        connection.commit()
        self._locks = [lock for lock in self._locks if lock not in taken]

    def _may_do_without(self, taken: Sequence[Lock]) -> bool:
        names = {name for name, _, _ in taken}
        return self.may_leave_out and names < self._exclusive


@contextmanager
def _closed_on_failure(connection: WatchedConnection) -> Iterator[None]:
    """What libpq says of a lost connection has no code."""
    try:
        yield
    except BaseException as error:
        lost = connection.closed
        connection.close()
        if lost and isinstance(error, psycopg.OperationalError):
            raise errors.ConnectionFailure(str(error)) from None
        raise
