"""SQL that SQLite and PostgreSQL word differently, or that every table needs.

Statements are built once, as constants: to build one and find its compiled form takes SQLAlchemy
five times as long as to run it.
"""

from typing import Any

from sqlalchemy import BindParameter, Column, ColumnElement, Table, bindparam, case
from sqlalchemy.dialects import postgresql, sqlite


def upsert(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that knows ON CONFLICT."""
    if dialect == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def several(name: str) -> BindParameter[Any]:
    """A parameter for IN (…) that takes a list."""
    return bindparam(name, expanding=True)


def later(column: Column[Any], parameter: str) -> ColumnElement[Any]:
    """The column's new value: a time that never goes back, whatever the machine's clock does."""
    value = bindparam(parameter, type_=column.type)
    return case((column < value, value), else_=column)
