"""SQL that SQLite and PostgreSQL word differently, or that every table needs."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Self, TypeVar

from sqlalchemy import (
    ARRAY,
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    ScalarSelect,
    Select,
    Table,
    bindparam,
    case,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

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


class among(FunctionElement[bool]):  # noqa: N801 - reads as SQLAlchemy's own
    """Whether the column's value is in the list that the parameter gives, however long it is."""

    type = Boolean()
    inherit_cache = True

    def __init__(self, column: Column[Any], parameter: str) -> None:
        kind = JSON().with_variant(ARRAY(column.type), "postgresql")
        super().__init__(column, bindparam(parameter, type_=kind))

    def self_group(self, against: object = None) -> Self:  # noqa: ARG002 - SQLAlchemy's
        """As it is: `= 1`, which SQLite's other booleans get, would keep it from the index."""
        return self


def id_of(column: Column[Any], parameter: str) -> ScalarSelect[int]:
    """The number of the row that has the parameter's value in this column."""
    return select(column.table.c.id).where(column == bindparam(parameter)).scalar_subquery()


@compiles(among, "sqlite")
def _among_json(element: among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({values}))"  # noqa: S608 - both are ours


@compiles(among, "postgresql")
def _among_array(element: among, compiler: SQLCompiler, **options: Any) -> str:
    column, values = (compiler.process(clause, **options) for clause in element.clauses)
    return f"{column} = ANY ({values})"


def later(column: Column[Any], parameter: str) -> ColumnElement[Any]:
    """The column's new value: a time that never goes back, whatever the machine's clock does."""
    value = bindparam(parameter, type_=column.type)
    return case((column < value, value), else_=column)
