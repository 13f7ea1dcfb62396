"""What is stored comes back as it was, to the digit and the microsecond."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, select
from sqlalchemy.exc import StatementError

from newsbot.db.engine import parse_url, wal_is_safe
from newsbot.db.types import ExactDecimal, UTCDateTime

TABLE = Table(
    "kept",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("number", ExactDecimal),
    Column("moment", UTCDateTime),
)
ENGINE = create_engine("sqlite://")
TABLE.metadata.create_all(ENGINE)


def stored(**values: object) -> tuple[Decimal | None, datetime | None]:
    with ENGINE.connect() as connection:
        connection.execute(TABLE.insert().values(values))
        return tuple(connection.execute(select(TABLE.c.number, TABLE.c.moment)).one())


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value="-1e9", max_value="1e9"))
def test_a_decimal_keeps_its_digits(number: Decimal) -> None:
    back = stored(number=number)[0]
    assert back == number
    assert format(back, "f") == format(number, "f")


@pytest.mark.parametrize("text", ["0.00200", "0", "0.10593", "-0.19", "12.50"])
def test_a_decimal_keeps_its_scale(text: str) -> None:
    assert stored(number=Decimal(text))[0].as_tuple() == Decimal(text).as_tuple()


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(StatementError, match="no finite decimal"):
        stored(number=Decimal(text))


def test_a_moment_is_utc_whatever_zone_it_came_in() -> None:
    moment = datetime(2026, 2, 22, 15, 30, 0, 250, tzinfo=timezone(timedelta(hours=6)))
    back = stored(moment=moment)[1]
    assert back == moment
    assert back.tzinfo is UTC


def test_a_moment_without_zone_is_refused() -> None:
    with pytest.raises(StatementError, match="no time zone"):
        stored(moment=datetime(2026, 2, 22))  # noqa: DTZ001


def test_moments_sort_as_text() -> None:
    type_ = UTCDateTime()
    early, late = (
        type_.process_bind_param(datetime(2026, 2, 22, 9, 0, second, tzinfo=UTC), ENGINE.dialect)
        for second in (1, 10)
    )
    assert early < late
    assert len(early) == len(late) == 27


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_wal_only_where_its_reset_is_mended(version: tuple[int, int, int], safe: bool) -> None:
    assert wal_is_safe(version) is safe


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://a/b", "sqlite://", "sqlite:///:memory:"])
def test_no_url_of_a_database(tmp_path, url: str) -> None:
    with pytest.raises(ValueError, match="it "):
        parse_url(url, tmp_path)


def test_paths_start_from_the_root(tmp_path) -> None:
    relative = parse_url("sqlite:///data/newsbot.db", tmp_path)
    assert relative.database == f"{tmp_path}/data/newsbot.db"
    assert parse_url("sqlite:////tmp/n.db", tmp_path).database == "/tmp/n.db"
    assert parse_url("postgresql://u@h/d", tmp_path).drivername == "postgresql+psycopg"
