"""The statements of the report, which shows them as SQL that anybody may run."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class day_of(FunctionElement[str]):  # noqa: N801 - reads as SQLAlchemy's own
    """The UTC day of a time, as `2026-02-22`."""

    type = Text()
    inherit_cache = True

    def __init__(self, moment: ColumnElement[Any]) -> None:
        super().__init__(moment)


@compiles(day_of, "sqlite")
def _day_of_text(element: day_of, compiler: SQLCompiler, **options: Any) -> str:
    return f"substr({compiler.process(element.clauses, **options)}, 1, 10)"


@compiles(day_of, "postgresql")
def _day_of_time(element: day_of, compiler: SQLCompiler, **options: Any) -> str:
    moment = compiler.process(element.clauses, **options)
    return f"to_char({moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD')"


def as_sql(connection: Connection, statement: Select[Any]) -> str:
    """The statement with its values in it, in the words of this database."""
    compiled = statement.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True})
    sql = "\n".join(line.rstrip() for line in str(compiled).splitlines()) + ";"
    # psycopg's own spelling of a percent sign.
    return sql.replace("%%", "%") if connection.dialect.name == "postgresql" else sql
