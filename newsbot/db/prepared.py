"""Statements that are worded once for each database: those that run with every page.

SQLAlchemy takes several times as long as the database does to look up what it compiled and to go
about parameters and results. Here the driver gets the same words, and values by the column types'
own converters; errors, events and transactions stay the connection's.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect, Select, UpdateBase
from sqlalchemy.sql.compiler import SQLCompiler

Statement = Select[Any] | UpdateBase
Row = tuple[Any, ...]


class Prepared:
    """`statement`, or what makes it for a dialect's name. `columns`: what each row of an INSERT or
    UPDATE gives besides the parameters that the statement names.
    """

    def __init__(self, statement: Statement | Callable[[str], Statement], *columns: str) -> None:
        self._statement = statement
        self._columns = columns
        self._wordings: dict[str, Wording] = {}

    def run(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Once for each row, by names of columns and parameters; none is no fault."""
        if rows:
            wording = self._wording(connection.dialect)
            connection.exec_driver_sql(wording.sql, [*map(wording.parameters, rows)])

    def rows(self, connection: Connection, **parameters: Any) -> list[Row]:
        """Their columns may be of any type but decimal, which PostgreSQL has several of."""
        wording = self._wording(connection.dialect)
        with connection.exec_driver_sql(wording.sql, wording.parameters(parameters)) as result:
            return [*map(wording.row, result.cursor.fetchall())]

    def _wording(self, dialect: Dialect) -> "Wording":
        if dialect.name not in self._wordings:
            made = self._statement(dialect.name) if callable(self._statement) else self._statement
            self._wordings[dialect.name] = Wording(made, self._columns, dialect)
        return self._wordings[dialect.name]


class Wording:
    """A statement in one database's words, with the converters of its values."""

    def __init__(self, statement: Statement, columns: Sequence[str], dialect: Dialect) -> None:
        compiled = statement.compile(
            dialect=dialect, column_keys=columns or None, for_executemany=True
        )
        assert isinstance(compiled, SQLCompiler)
        self.sql = str(compiled)
        self._is_positional = dialect.positional
        self._names = tuple(compiled.positiontup or compiled.params)
        binds = {name: compiled.binds[name] for name in self._names}
        self._constants = {name: bind.value for name, bind in binds.items() if not bind.required}
        writers = {
            name: bind.type.dialect_impl(dialect).bind_processor(dialect)
            for name, bind in binds.items()
        }
        self._writers = [(name, write) for name, write in writers.items() if write]
        readers = [
            column.type.dialect_impl(dialect).result_processor(dialect, None)
            for column in statement.exported_columns
        ]
        self._readers = [(place, read) for place, read in enumerate(readers) if read]

    def parameters(self, given: Mapping[str, Any]) -> Row | dict[str, Any]:
        values = {**self._constants, **given}
        for name, write in self._writers:
            values[name] = write(values[name])
        return tuple([values[name] for name in self._names]) if self._is_positional else values

    def row(self, stored: Row) -> Row:
        if not self._readers:
            return stored
        values = list(stored)
        for place, read in self._readers:
            values[place] = read(values[place])
        return tuple(values)
