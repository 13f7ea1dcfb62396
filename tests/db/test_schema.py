"""The migrations make exactly the tables that the code works with."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import URL, inspect

from newsbot.db.engine import open_engine
from newsbot.db.models import metadata
from newsbot.db.schema import NEWEST, current_revision, ensure_schema


def test_an_upgrade_from_nothing_makes_the_tables_of_the_code(database: URL) -> None:
    engine = open_engine(database)
    ensure_schema(engine)
    with engine.connect() as connection:
        assert current_revision(connection) == NEWEST
        assert {*metadata.tables} <= {*inspect(connection).get_table_names()}
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()
