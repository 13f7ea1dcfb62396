"""SQL that SQLite and PostgreSQL word differently, or that every table needs."""

from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, bindparam, case
from sqlalchemy.dialects import postgresql, sqlite


def upsert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that knows ON CONFLICT."""
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def later(column: Column[Any], parameter: str) -> ColumnElement[Any]:
    """The column's new value: a time that never goes back, whatever the machine's clock does."""
    value = bindparam(parameter, type_=column.type)
    return case((column < value, value), else_=column)
