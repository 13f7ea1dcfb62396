"""What is stored comes back as it was, to the digit and the microsecond."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import (
    JSON,
    NUMERIC,
    TIMESTAMP,
    VARCHAR,
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    inspect,
    select,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.exc import StatementError

from newsbot.db.engine import open_engine, parse_url, wal_is_safe
from newsbot.db.types import ExactDecimal, Json, UTCDateTime
from tests.postgres import new_database

TABLE = Table(
    "kept",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("number", ExactDecimal),
    Column("moment", UTCDateTime),
    Column("value", Json),
)
Stored = Callable[..., Any]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def connection(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Connection]:
    folder = tmp_path_factory.mktemp("types")
    address = "sqlite:///types.db"
    if request.param == "postgresql":
        address = new_database(request.getfixturevalue("postgres_server"))
    engine = open_engine(parse_url(address, folder))
    with engine.connect() as connection:
        TABLE.create(connection)
        yield connection
    engine.dispose()


@pytest.fixture(scope="module")
def stored(connection: Connection) -> Stored:
    """What comes back of one value, given by its column's name."""

    def store(**values: Any) -> Any:
        ((name, _value),) = values.items()
        connection.execute(TABLE.delete())
        connection.execute(TABLE.insert().values(values))
        return connection.scalar(select(TABLE.c[name]))

    return store


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value="-1e9", max_value="1e9"))
def test_a_decimal_keeps_its_digits(stored: Stored, number: Decimal) -> None:
    back = stored(number=number)
    assert back == number
    assert format(back, "f") == format(number, "f")


@pytest.mark.parametrize("text", ["0.00200", "0", "0.10593", "-0.19", "12.50"])
def test_a_decimal_keeps_its_scale(stored: Stored, text: str) -> None:
    assert stored(number=Decimal(text)).as_tuple() == Decimal(text).as_tuple()


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(stored: Stored, text: str) -> None:
    with pytest.raises(StatementError, match="no finite decimal"):
        stored(number=Decimal(text))


def test_a_moment_is_utc_whatever_zone_it_came_in(stored: Stored) -> None:
    moment = datetime(2026, 2, 22, 15, 30, 0, 250, tzinfo=timezone(timedelta(hours=6)))
    back = stored(moment=moment)
    assert back == moment
    assert back.tzinfo is UTC


def test_a_moment_without_zone_is_refused(stored: Stored) -> None:
    with pytest.raises(StatementError, match="no time zone"):
        stored(moment=datetime(2026, 2, 22))  # noqa: DTZ001


def test_moments_sort_as_text() -> None:
    type_ = UTCDateTime()
    early, late = (
        type_.process_bind_param(datetime(2026, 2, 22, 9, 0, second, tzinfo=UTC), sqlite.dialect())
        for second in (1, 10)
    )
    assert early < late
    assert len(early) == len(late) == 27


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**53), 2**53)
        | st.text(st.characters(exclude_characters="\0", codec="utf-8")),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from("abc"), inner),
    )
)
def test_json_comes_back(stored: Stored, value: Any) -> None:
    assert stored(value=value) == value


def test_a_server_has_types_of_its_own_for_them(connection: Connection) -> None:
    kinds = {column["name"]: column["type"] for column in inspect(connection).get_columns("kept")}
    if connection.dialect.name == "postgresql":
        assert isinstance(kinds["number"], NUMERIC)
        assert kinds["number"].precision is None
        assert isinstance(kinds["moment"], TIMESTAMP)
        assert kinds["moment"].timezone
        assert isinstance(kinds["value"], JSONB)
    else:
        assert isinstance(kinds["number"], VARCHAR)  # never NUMERIC, which SQLite makes a float
        assert isinstance(kinds["moment"], VARCHAR)
        assert isinstance(kinds["value"], JSON)


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
