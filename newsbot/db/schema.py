"""Which schema a database has, and its upgrade (Alembic)."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from newsbot.db.errors import StorageError

NEWEST = "0001"
MIGRATIONS = Path(__file__).parent / "migrations"


def current_revision(connection: Connection) -> str | None:
    """The schema's revision; None for an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def ensure_schema(engine: Engine) -> None:
    """Leaves the newest schema, or raises StorageError and leaves the database as it was.

    An SQLite file is upgraded on its own, after a copy; a server only when it is still empty.
    """
    current = _revision_of(engine)
    if current not in {None, NEWEST} and engine.dialect.name != "sqlite":
        raise StorageError(f"the database has schema {current}: run `scrapy db upgrade` first")
    if current != NEWEST:
        upgrade_schema(engine)


def upgrade_schema(engine: Engine) -> str | None:
    """Returns the revision that was there before. All or nothing: one transaction."""
    current = _revision_of(engine)
    if current is not None and current > NEWEST:
        raise StorageError(f"the database has schema {current}, newer than this newsbot's {NEWEST}")
    if current not in {None, NEWEST} and engine.dialect.name == "sqlite":
        _copy(engine, f"{engine.url.database}.{current}.bak")
    if current != NEWEST:
        _migrate(engine)
    return current


def _revision_of(engine: Engine) -> str | None:
    with engine.connect() as connection:
        revision = current_revision(connection)
        connection.rollback()
        return revision


def _migrate(engine: Engine) -> None:
    # Alembic takes 0.2 s to import, and nearly every run finds its schema in place.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _copy(engine: Engine, path: str) -> None:
    """Whole, also where the newest rows still stand in the write-ahead log."""
    Path(path).unlink(missing_ok=True)
    connection = engine.raw_connection()
    connection.execute("VACUUM INTO ?", (path,))
    connection.close()
