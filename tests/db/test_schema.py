"""The migrations make exactly the tables and indexes that the code works with."""

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, inspect, text

from newsbot.db.models import metadata
from newsbot.db.schema import NEWEST, current_revision
from newsbot.db.views import drop_views

INDEXES = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name",
    "postgresql": "SELECT indexname, indexdef FROM pg_indexes"
    " WHERE schemaname = 'public' AND tablename <> 'alembic_version' ORDER BY indexname",
}


def indexes(connection: Connection) -> dict[str, Any]:
    """Name → definition, with its condition."""
    rows = connection.execute(text(INDEXES[connection.dialect.name]))
    return {name: sql and " ".join(sql.split()) for name, sql in rows if "alembic" not in name}


def test_an_upgrade_from_nothing_makes_the_tables_of_the_code(engine: Engine) -> None:
    with engine.connect() as connection:
        assert current_revision(connection) == NEWEST
        assert {*metadata.tables} <= {*inspect(connection).get_table_names()}
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, metadata) == []


def test_the_indexes_are_those_of_the_code_to_their_conditions(engine: Engine) -> None:
    with engine.begin() as connection:
        migrated = indexes(connection)
        drop_views(connection)
        metadata.drop_all(connection)
        metadata.create_all(connection)
        assert indexes(connection) == migrated
        assert migrated["ix_articles_gone"].endswith(("gone_at IS NOT NULL", "IS NOT NULL)"))
