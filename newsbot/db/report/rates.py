"""Reads the rates of each pair, as the report draws them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from sqlalchemy import Connection, Select, Text, case, cast, func, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from newsbot.db.models import rates
from newsbot.db.rows import RateRow
from newsbot.db.statements import columns_of, read_rows
from newsbot.db.types import ExactDecimal

UNFLAGGED = "[]"


@dataclass(frozen=True, slots=True)
class DayRow:
    """The rates of one day: all that have no flag, or one that has. `flags`: a JSON list."""

    as_of: date
    flags: str
    lowest: Decimal
    highest: Decimal
    observations: int


class extreme_rate(FunctionElement[Decimal]):  # noqa: N801 - reads as SQLAlchemy's own
    """The lowest or the highest one, exactly as it is stored."""

    type = ExactDecimal()
    inherit_cache = True

    def __init__(self, which: Literal["min", "max"]) -> None:
        super().__init__(getattr(func, which)(comparable_rate()))


class comparable_rate(FunctionElement[str]):  # noqa: N801
    """The rate; on SQLite, where it is text, with as many digits before it as make texts compare
    as numbers do.
    """

    type = Text()
    inherit_cache = True

    def __init__(self) -> None:
        super().__init__(rates.c.rate)


@compiles(comparable_rate, "sqlite")
def _comparable_text(element: comparable_rate, compiler: SQLCompiler, **options: Any) -> str:
    rate = compiler.process(element.clauses, **options)
    return f"printf('%030.18f', {rate}) || {rate}"


@compiles(extreme_rate, "sqlite")
def _end_of_text(element: extreme_rate, compiler: SQLCompiler, **options: Any) -> str:
    return f"substr({compiler.process(element.clauses, **options)}, 31)"


@compiles(comparable_rate, "postgresql")
@compiles(extreme_rate, "postgresql")
def _number(element: FunctionElement[Any], compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.clauses, **options)


def _is_of(pair: RateRow) -> list[Any]:
    names = ("site", "base_currency", "quote_currency")
    return [rates.c[name] == getattr(pair, name) for name in names]


def observations_of(pair: RateRow) -> Select[Any]:
    """Of that pair, each one."""
    columns = (rates.c.as_of, rates.c.rate, rates.c.flags)
    return select(*columns).where(*_is_of(pair)).order_by(rates.c.as_of, rates.c.id)


def read_days(connection: Connection, pair: RateRow) -> list[DayRow]:
    flags = cast(rates.c.flags, Text)
    each = case((flags == UNFLAGGED, ""), else_=cast(rates.c.rate, Text))
    columns = (rates.c.as_of, flags, extreme_rate("min"), extreme_rate("max"), func.count())
    by_day = select(*columns).where(*_is_of(pair)).group_by(rates.c.as_of, flags, each)
    return read_rows(connection, DayRow, by_day)


def newest_of_day(connection: Connection, pair: RateRow, day: date) -> RateRow:
    """The one that was stored last of those that the page dates so."""
    of_day = select(*columns_of(RateRow, rates)).where(*_is_of(pair), rates.c.as_of == day)
    [row] = read_rows(connection, RateRow, of_day.order_by(rates.c.id.desc()).limit(1))
    return row


def count_rates() -> Select[Any]:
    return select(func.count().label("rates")).select_from(rates)
