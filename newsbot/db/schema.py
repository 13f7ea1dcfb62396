"""Which schema a database has, and its upgrade (Alembic)."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from newsbot.errors import LockedError, StorageError
from newsbot.folders import flush

SCRIPTS = Path(__file__).parent / "migrations"


def _make_views(connection: Connection) -> None:
    # Nearly every run finds them in place.
    from newsbot.db.views import create_views  # noqa: PLC0415

    create_views(connection)


@dataclass(frozen=True, slots=True)
class Migrations:
    """`newest`: the revision that the files in `folders` lead to. `make_views`: those of it."""

    newest: str
    folders: tuple[Path, ...]
    make_views: Callable[[Connection], None] | None = None


MIGRATIONS = Migrations("0010", (SCRIPTS / "versions",), _make_views)
NEWEST = MIGRATIONS.newest
# Runs on two sites may find one empty server at once: the second waits, and finds nothing to do.
UPGRADE_LOCK = 5_170_239


def current_revision(connection: Connection) -> str | None:
    """The schema's revision; None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def ensure_schema(
    engine: Engine, migrations: Migrations = MIGRATIONS, *, is_alone: bool = True
) -> None:
    """Leaves the newest schema, or raises StorageError and leaves the database as it was.

    An SQLite file is upgraded on its own, after a copy; a server only when it is still empty.
    Raises LockedError for a file where others are at work (not `is_alone`) with another schema.
    """
    current = _known_revision(engine, migrations)
    if current not in {None, migrations.newest} and engine.dialect.name != "sqlite":
        raise StorageError(f"the database has schema {current}: run `scrapy db upgrade` first")
    if current != migrations.newest and engine.dialect.name == "sqlite" and not is_alone:
        raise LockedError(f"another run works with the database's schema {current or 'none'}")
    if current != migrations.newest:
        upgrade_schema(engine, migrations)


def upgrade_schema(engine: Engine, migrations: Migrations = MIGRATIONS) -> str | None:
    """Returns the revision that was there before. All or nothing: one transaction."""
    current = _known_revision(engine, migrations)
    if current not in {None, migrations.newest} and engine.dialect.name == "sqlite":
        _copy(engine, Path(f"{engine.url.database}.{current}.bak"))
    if current != migrations.newest:
        with _tables_may_be_rebuilt(engine), engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(
                    text("SELECT pg_advisory_xact_lock(:key)"), {"key": UPGRADE_LOCK}
                )
            _migrate(connection, migrations)
    return current


def _known_revision(engine: Engine, migrations: Migrations) -> str | None:
    """Raises StorageError for a newer one."""
    with engine.connect() as connection:
        current = current_revision(connection)
        connection.rollback()
    if current is not None and current > migrations.newest:
        raise StorageError(
            f"the database has schema {current}, newer than this newsbot's {migrations.newest}"
        )
    return current


def _migrate(connection: Connection, migrations: Migrations) -> None:
    # Alembic takes 0.2 s to import, and nearly every run finds its schema in place.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("path_separator", "os")
    config.set_main_option("version_locations", os.pathsep.join(map(str, migrations.folders)))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if migrations.make_views:
        migrations.make_views(connection)
    if connection.dialect.name == "sqlite" and _broken_reference(connection):
        raise StorageError("the upgrade would leave a row that refers to one that is not there")


@contextmanager
def _tables_may_be_rebuilt(engine: Engine) -> Iterator[None]:
    """SQLite changes a table by making another in its place, and rows and views that refer to it
    must not miss it meanwhile. It heeds the first pragma outside of transactions only.
    """
    if engine.dialect.name != "sqlite":
        yield
        return
    connection = engine.raw_connection()
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA legacy_alter_table = ON")
    try:
        yield
    finally:
        connection.execute("PRAGMA legacy_alter_table = OFF")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.close()


def _broken_reference(connection: Connection) -> object:
    return connection.execute(text("PRAGMA foreign_key_check")).first()


def _copy(engine: Engine, path: Path) -> None:
    """Whole, also where the newest rows still stand in the write-ahead log."""
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    connection = engine.raw_connection()
    connection.execute("VACUUM INTO ?", (str(part),))
    connection.close()
    part.replace(path)
    flush(path.parent)
