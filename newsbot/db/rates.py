"""Stores what the tickers say: one row for each distinct observation."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from sqlalchemy import (
    Connection,
    ScalarSelect,
    Select,
    bindparam,
    desc,
    insert,
    select,
    tuple_,
    update,
)

from newsbot.db.feed_sequence import take_numbers
from newsbot.db.models import rates
from newsbot.db.prepared import Prepared
from newsbot.db.rows import RateRow
from newsbot.db.statements import among, columns_of, later, read_rows
from newsbot.items import RateItem
from newsbot.urls.canonical import url_key

KNOWN = Prepared(select(rates.c.observation).where(among(rates.c.observation, "keys")))
TOUCH = Prepared(
    update(rates)
    .where(rates.c.observation == bindparam("key"))
    .values(last_seen_at=later(rates.c.last_seen_at, "seen_at"))
)
INSERT = Prepared(insert(rates), *(column.name for column in rates.c if column.name != "id"))


def _newest() -> Select[int]:
    """The latest row of each pair, by leaps from pair to pair: neither database leaps on its own,
    but reads every row there ever was.
    """
    other = rates.alias("other_rates")
    place = (other.c.site, other.c.base_currency, other.c.quote_currency, other.c.id)
    # SQLite compares rows by their index only with what is no plain column. And it looks at every
    # row that equals where it starts, so that it has to start beyond: at a code of four letters.
    pair = (rates.c.site + "", rates.c.base_currency + "", rates.c.quote_currency + "")
    beyond = (*pair[:2], rates.c.quote_currency + "Z")

    def first_after(*pair: object) -> ScalarSelect[int]:
        later = tuple_(*place[:3]) > tuple_(*pair)
        return select(other.c.id).where(later).order_by(*place).limit(1).scalar_subquery()

    leap = select(first_after("", "", "").label("id")).cte("leap", recursive=True)
    here = rates.c.id == leap.c.id
    leap = leap.union_all(select(first_after(*beyond)).join_from(leap, rates, here))
    up_to = select(other.c.id).where(tuple_(*place[:3]) <= tuple_(*pair))
    latest = up_to.order_by(*map(desc, place)).limit(1).scalar_subquery()
    return select(latest).join_from(leap, rates, rates.c.id == leap.c.id)


NEWEST = _newest()


def upsert_rates(connection: Connection, run_id: str, items: Sequence[RateItem]) -> None:
    """A new observation is a row; one that is known was seen again."""
    seen: dict[str, datetime] = {}
    first: dict[str, RateItem] = {}
    for item in items:
        key = observation(item)
        first.setdefault(key, item)
        seen[key] = max(item.seen_at, seen.get(key, item.seen_at))
    known = {key for (key,) in KNOWN.rows(connection, keys=list(seen))}
    TOUCH.run(connection, [{"key": key, "seen_at": seen[key]} for key in known])
    _insert(connection, run_id, {key: it for key, it in first.items() if key not in known}, seen)


# By site, and then by base and quote currency.
LatestRates = dict[str, dict[tuple[str, str], Decimal]]


def latest_rates(connection: Connection, sites: frozenset[str]) -> LatestRates:
    """The rate of each pair that was stored last."""
    latest: LatestRates = {site: {} for site in sites}
    for row in newest_rates(connection, sites):
        latest[row.site][row.base_currency, row.quote_currency] = row.rate
    return latest


def newest_rates(connection: Connection, sites: frozenset[str] | None = None) -> list[RateRow]:
    """The latest row of each pair; of these sites, or of all."""
    columns = columns_of(RateRow, rates)
    statement = select(*columns).where(rates.c.id.in_(NEWEST)).order_by(rates.c.id)
    if sites is not None:
        # Not by the index of the sites: SQLite would look at all that a site ever showed.
        statement = statement.where((rates.c.site + "").in_(sites))
    return read_rows(connection, RateRow, statement)


def observation(item: RateItem) -> str:
    pair = f"{item.base_currency}/{item.quote_currency}"
    return f"{item.site} {pair} {item.rate:f} {item.change_pct} {item.as_of} {item.as_of_source}"


def _insert(
    connection: Connection, run_id: str, items: dict[str, RateItem], seen: dict[str, datetime]
) -> None:
    if not items:
        return
    numbers = take_numbers(connection, len(items))
    INSERT.run(
        connection,
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
                "source_key": url_key(item.source_url),
                "raw": item.raw,
                "flags": item.flags,
                "run_id": run_id,
            }
            for key, item in items.items()
        ],
    )
