"""SQL that SQLite and PostgreSQL word differently, or that every table needs.

Statements are built once, as constants: to build one and find its compiled form takes SQLAlchemy
five times as long as to run it.
"""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    Select,
    Table,
    bindparam,
    case,
)
from sqlalchemy.dialects import postgresql, sqlite

R = TypeVar("R")


def upsert(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that knows ON CONFLICT."""
    if dialect == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def columns_of(row: type, *tables: Table, **others: ColumnElement[Any]) -> list[ColumnElement[Any]]:
    """For each field of `row`, a dataclass: its own of `others`, or its column in the first of
    `tables` that has one.
    """
    names = [field.name for field in fields(row)]
    found = {column.key: column for table in reversed(tables) for column in table.c} | others
    return [found[name].label(name) for name in names]


def read_rows(
    connection: Connection,
    row: type[R],
    statement: Select[Any],
    parameters: Mapping[str, object] | None = None,
) -> list[R]:
    """`statement` selects the `columns_of` that very type."""
    return [row(*values) for values in connection.execute(statement, parameters)]


def several(name: str) -> BindParameter[Any]:
    """A parameter for IN (…) that takes a list."""
    return bindparam(name, expanding=True)


def later(column: Column[Any], parameter: str) -> ColumnElement[Any]:
    """The column's new value: a time that never goes back, whatever the machine's clock does."""
    value = bindparam(parameter, type_=column.type)
    return case((column < value, value), else_=column)
