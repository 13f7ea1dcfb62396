"""What people and their tools look at with SQL: the same on both databases."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, text

from newsbot.db.listings import open_listing
from newsbot.db.rates import newest_rates
from newsbot.db.runs import insert_run
from tests.db.filled import NOW
from tests.db.given import LISTING, article, card, rate, store

RUN = "2026-9999"


@pytest.fixture
def connection(engine: Engine) -> Connection:
    with engine.begin() as connection:
        insert_run(connection, RUN, frozenset({"s1.example"}), NOW)
        open_listing(connection, RUN, LISTING)
        yield connection


def column(connection: Connection, sql: str) -> list[Any]:
    return [*connection.scalars(text(sql))]


def test_rates_compare_as_numbers_with_the_exact_text_beside(connection: Connection) -> None:
    values = ("9.1", "10.5", "500", "0.00200", "123456.123456789012345")
    store(connection, RUN, [rate(value, change_pct=Decimal("-0.50")) for value in values])
    ordered = sorted(values, key=Decimal)
    by_rate = "SELECT rate_text FROM rates_numeric ORDER BY rate"
    assert column(connection, by_rate) == ordered
    assert column(connection, "SELECT rate_text FROM rates_numeric WHERE rate > 10") == [
        value for value in values if Decimal(value) > 10
    ]
    assert float(*column(connection, "SELECT sum(change_pct) FROM rates_numeric")) == -2.5
    assert column(connection, "SELECT DISTINCT change_pct_text FROM rates_numeric") == ["-0.50"]
    (highest,) = column(connection, "SELECT max(rate) FROM rates_numeric WHERE rate < 100")
    assert float(highest) == 10.5


def test_what_is_not_shown_is_null(connection: Connection) -> None:
    store(connection, RUN, [rate()])
    row = connection.execute(text("SELECT change_pct, change_pct_text FROM rates_numeric")).one()
    assert tuple(row) == (None, None)


def test_the_latest_rates_are_those_that_were_stored_last(connection: Connection) -> None:
    store(connection, RUN, [rate("9.1"), rate("7", site="s2.example")])
    store(connection, RUN, [rate("10.5"), rate("3", quote_currency="EUR"), rate("9.1")])
    ours = {row.seq: f"{row.rate:f}" for row in newest_rates(connection)}
    assert sorted(ours.values()) == ["10.5", "3", "7"]
    rows = connection.execute(text("SELECT seq, rate_text FROM latest_rates"))
    assert dict(map(tuple, rows)) == ours


def test_an_article_is_one_line(connection: Connection) -> None:
    store(
        connection,
        RUN,
        [
            card(1, url="https://s1.example/?p=1", url_key="s1.example?p=1"),
            card(2),
            article(2, authors=("Mira Tolen", "Aru Sadyk"), keywords=(), article_body="ö \N{OX}"),
        ],
    )
    rows = connection.execute(text("SELECT * FROM articles_flat ORDER BY id")).mappings().all()
    assert [row["site"] for row in rows] == ["s1.example"] * 2
    assert [row["authors"] for row in rows] == [None, "Mira Tolen; Aru Sadyk"]
    assert [row["keywords"] for row in rows] == [None, None]
    assert [row["body_characters"] for row in rows] == [None, 3]
    assert "article_body" not in rows[0]


def test_an_article_with_what_people_filter_it_by(connection: Connection) -> None:
    store(connection, RUN, [card(1), article(2, authors=("Mira Tolen", "Aru Sadyk"))])
    store(connection, RUN, [article(2, article_body="ö", content_hash="edited")])
    assert column(connection, "SELECT edits FROM articles_listed ORDER BY id") == [0, 1]
    each = {"sqlite": "json_each({0})", "postgresql": "jsonb_array_elements_text({0}) AS x (value)"}
    for name, values in {
        "authors": ["Aru Sadyk"],
        "keywords": ["steppe"],
        "listings": [LISTING],
    }.items():
        elements = each[connection.dialect.name].format(name)
        sql = f"SELECT value FROM articles_listed, {elements}"
        assert sorted({*column(connection, sql)}) == values


def test_a_database_without_rows(connection: Connection) -> None:
    for name in ("rates_numeric", "latest_rates", "articles_flat", "articles_listed"):
        assert column(connection, f"SELECT count(*) FROM {name}") == [0]
