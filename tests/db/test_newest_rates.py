"""The newest rate of each pair is found by leaps, and is what a look at every row would find."""

from sqlalchemy import Engine, func, select

from newsbot.db.models import rates
from newsbot.db.rates import latest_rates, newest_rates, upsert_rates
from newsbot.db.runs import insert_run
from tests.db.filled import NOW, fill
from tests.db.given import rate


def test_every_pair_of_every_site_once(engine: Engine) -> None:
    pair = (rates.c.site, rates.c.base_currency, rates.c.quote_currency)
    with engine.begin() as connection:
        fill(connection, 500, 2)
        insert_run(connection, "2026-9999", frozenset(), NOW)
        more = [rate(site=site, quote_currency=code) for site in "ab" for code in ("EUR", "AED")]
        upsert_rates(connection, "2026-9999", more)
        expected = connection.scalars(select(func.max(rates.c.id)).group_by(*pair))
        assert [row.id for row in newest_rates(connection)] == sorted(expected)
        assert {row.site for row in newest_rates(connection, frozenset({"a"}))} == {"a"}
        assert latest_rates(connection, frozenset({"b", "c"})) == {
            "b": {("KZT", "EUR"): more[0].rate, ("KZT", "AED"): more[0].rate},
            "c": {},
        }


def test_there_may_be_none(engine: Engine) -> None:
    with engine.connect() as connection:
        assert newest_rates(connection) == []
