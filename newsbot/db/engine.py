"""Opens a database the way a crawl needs it: durable, and refused at once when it cannot be."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection, StaticPool

from newsbot.db.file_descriptors import CountedConnection
from newsbot.db.retry import AT_BEGIN, LOCK_TIMEOUT_MS, READING, RetryPolicy
from newsbot.errors import StorageError
from newsbot.folders import make_folder

DatabaseURL = URL
DatabaseConnection = Connection
EXAMPLES = "sqlite:///data/newsbot.db or postgresql://user@host/newsbot"
SECRET = re.compile("password|secret|token", re.IGNORECASE)  # libpq's names, of now and to come

# Releases in which resetting a WAL file can no longer lose committed pages (sqlite.org/wal.html).
WAL_RESET_FIXED = {(3, 44): 6, (3, 50): 7, (3, 51): 3}


def parse_url(text: str, root: Path) -> URL:
    """The database's address; a relative SQLite path starts from `root`, and one through links or
    of a `file:` URI is the real file's, whose name the lock and the journals have. Raises
    ValueError.
    """
    try:
        url = make_url(text)
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError):
        if text.startswith("postgres:"):
            raise ValueError("write postgresql:// in place of postgres://") from None
        raise ValueError(f"it is no SQLAlchemy URL, which is like {EXAMPLES}") from None
    if url.get_backend_name() == "postgresql":
        _check_signs(text, url)
        return _with_driver(url)
    if url.get_backend_name() != "sqlite" or not url.database or url.database == ":memory:":
        raise ValueError(f"it must name an SQLite file or a PostgreSQL database: {EXAMPLES}")
    if url.query.get("uri"):
        url = _without_uri(url)
    path = root / str(url.database)
    # A link that leads nowhere stays one: its disk may be missing, and no folder takes its place.
    return url.set(database=os.path.realpath(path) if path.exists() else str(path))


def _without_uri(url: URL) -> URL:
    """What else a URI may say would open another file, or the same one without its locks."""
    others = {**url.query, "uri": "true"}
    if others.pop("mode", "rwc") not in {"rw", "rwc"} or others.keys() != {"uri"}:
        raise ValueError(f"of an SQLite URI only the path counts: {EXAMPLES}")
    return url.set(database=unquote(urlsplit(url.database).path), query={})


def _check_signs(text: str, url: URL) -> None:
    """A password's own signs would make a piece of it host or query, and these are told."""
    _, _, query = text.partition("?")
    if "@" in f"{url.host}{url.database}" or not all("=" in it for it in query.split("&") if query):
        raise ValueError(
            "what its user or password has of @ : / ? # & is spelt %40 %3A %2F %3F %23 %26"
        )


def shown(url: URL) -> str:
    """Without any password: that of a query, too."""
    secret = [name for name in url.query if SECRET.search(name)]
    return url.difference_update_query(secret).render_as_string(hide_password=True)


def _with_driver(url: URL) -> URL:
    url = url.set(drivername="postgresql+psycopg")
    try:
        url.get_dialect().import_dbapi()
    except ImportError as error:
        # psycopg without a libpq says so in several lines.
        cause = str(error).partition("\n")[0].rstrip(".")
        raise ValueError(f"{cause}: pip install 'newsbot[postgresql]'") from None
    return url


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    major, minor, patch = version
    fixed = WAL_RESET_FIXED.get((major, minor))
    return (major, minor) > max(WAL_RESET_FIXED) or (fixed is not None and patch >= fixed)


@contextmanager
def storage_errors() -> Iterator[None]:
    """Turns the driver's exceptions into one line without SQL, parameters or passwords."""
    try:
        yield
    except DBAPIError as error:
        raise StorageError(
            " ".join(str(error.orig).split()) or type(error.orig).__name__
        ) from error
    except OSError as error:
        raise StorageError(f"{error.strerror}: {error.filename}") from error


def open_engine(url: URL, policy: RetryPolicy | None = None) -> Engine:
    """An engine over one connection, which the writer thread alone uses during a run. `policy`
    says how long a server's answer is waited for; without one it is as long as it takes.
    """
    if url.get_backend_name() == "sqlite":
        assert url.database
        with storage_errors():
            make_folder(Path(url.database).parent)
        arguments = {"check_same_thread": False, "factory": CountedConnection}
        engine = create_engine(url, poolclass=StaticPool, connect_args=arguments)
        event.listen(engine, "connect", _make_durable)
        # Not by events: where one is listened to, every statement asks who else listens.
        engine.dialect.do_begin = _begin  # type: ignore[method-assign]
        engine.dialect.do_commit = _commit  # type: ignore[method-assign]
        return engine
    # psycopg is an extra.
    from newsbot.db.server import PARAMETERS, Server  # noqa: PLC0415

    chosen = {name: value for name, value in PARAMETERS.items() if name not in url.query}
    parameters = {**chosen, "client_encoding": "utf8"}  # whatever the environment says
    engine = create_engine(url, connect_args=parameters, pool_size=1, max_overflow=0)
    engine.dialect.connect = Server(policy).connect  # type: ignore[assignment, method-assign]
    return engine


def _begin(dbapi_connection: PoolProxiedConnection) -> None:
    _ensure_in_place(dbapi_connection)
    try:
        dbapi_connection.cursor().execute(dbapi_connection.info.get("begin", READING))
    except sqlite3.OperationalError as error:
        error.add_note(AT_BEGIN)
        raise


def _commit(dbapi_connection: PoolProxiedConnection) -> None:
    _ensure_in_place(dbapi_connection)
    dbapi_connection.commit()


def _ensure_in_place(connection: PoolProxiedConnection) -> None:
    """What is committed to a file without a name is lost. With a write-ahead log SQLite itself does
    not notice.
    """
    path, inode = connection.info["file"]
    if _inode(path) != inode:
        raise StorageError(f"{path} was moved, removed or replaced while it was in use")


def _inode(path: str) -> tuple[int, int] | None:
    with suppress(FileNotFoundError):
        status = os.stat(path)  # noqa: PTH116 - a Path takes thrice as long
        return status.st_dev, status.st_ino
    return None


def _make_durable(connection: sqlite3.Connection, entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # BEGIN is ours: Python's own comes too late for SELECTs
    # A journal that is deleted may be there again after a power cut, and undo what was committed.
    journal = "WAL" if wal_is_safe(sqlite3.sqlite_version_info) else "TRUNCATE"
    for pragma in (
        f"busy_timeout = {LOCK_TIMEOUT_MS}",
        f"journal_mode = {journal}",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    [(_, _, path)] = connection.execute("PRAGMA database_list")
    entry.info["file"] = path, _inode(path)
