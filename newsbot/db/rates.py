"""Stores what the tickers say: one row for each distinct observation."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from newsbot.db.feed_sequence import take_numbers
from newsbot.db.models import rates
from newsbot.db.statements import later, several
from newsbot.items import RateItem

KNOWN = select(rates.c.observation).where(rates.c.observation.in_(several("keys")))
TOUCH = (
    update(rates)
    .where(rates.c.observation == bindparam("key"))
    .values(last_seen_at=later(rates.c.last_seen_at, "seen_at"))
)
INSERT = insert(rates)


def upsert_rates(connection: Connection, run_id: str, items: Sequence[RateItem]) -> None:
    """A new observation is a row; one that is known was seen again."""
    seen: dict[str, datetime] = {}
    first: dict[str, RateItem] = {}
    for item in items:
        key = _observation(item)
        first.setdefault(key, item)
        seen[key] = max(item.seen_at, seen.get(key, item.seen_at))
    known = set(connection.scalars(KNOWN, {"keys": list(seen)}))
    _touch(connection, {key: at for key, at in seen.items() if key in known})
    _insert(connection, run_id, {key: it for key, it in first.items() if key not in known}, seen)


# By site, and then by base and quote currency.
LatestRates = dict[str, dict[tuple[str, str], Decimal]]


def latest_rates(connection: Connection, sites: frozenset[str]) -> LatestRates:
    """The rate of each pair that was stored last."""
    latest: LatestRates = {site: {} for site in sites}
    for row in newest_rates(connection, sites):
        latest[row.site][row.base_currency, row.quote_currency] = row.rate
    return latest


def newest_rates(connection: Connection, sites: frozenset[str]) -> Sequence[Row[Any]]:
    """The latest row of each pair."""
    newest = (
        select(func.max(rates.c.id))
        .where(rates.c.site.in_(sites))
        .group_by(rates.c.site, rates.c.base_currency, rates.c.quote_currency)
    )
    return connection.execute(
        select(rates).where(rates.c.id.in_(newest)).order_by(rates.c.id)
    ).all()


def _observation(item: RateItem) -> str:
    pair = f"{item.base_currency}/{item.quote_currency}"
    return f"{item.site} {pair} {item.rate:f} {item.change_pct} {item.as_of} {item.as_of_source}"


def _touch(connection: Connection, seen: dict[str, datetime]) -> None:
    if seen:
        connection.execute(
            TOUCH,
            [{"key": key, "seen_at": at} for key, at in seen.items()],
        )


def _insert(
    connection: Connection, run_id: str, items: dict[str, RateItem], seen: dict[str, datetime]
) -> None:
    if not items:
        return
    numbers = take_numbers(connection, len(items))
    connection.execute(
        INSERT,
        [
            {
                "seq": next(numbers),
                "observation": key,
                "site": item.site,
                "base_currency": item.base_currency,
                "quote_currency": item.quote_currency,
                "rate": item.rate,
                "change_pct": item.change_pct,
                "as_of": item.as_of,
                "as_of_source": item.as_of_source,
                "first_seen_at": item.seen_at,
                "last_seen_at": seen[key],
                "source_url": item.source_url,
                "raw": item.raw,
                "flags": item.flags,
                "run_id": run_id,
            }
            for key, item in items.items()
        ],
    )
