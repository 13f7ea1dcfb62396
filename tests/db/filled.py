"""Fills a database with any number of articles at once: rows that the database makes itself."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Table, Text, case, cast, insert, literal, select

from newsbot.db.models import (
    article_addresses,
    article_revisions,
    articles,
    feed_sequence,
    listing_articles,
    listing_pages,
    listings,
    lost_pages,
    rates,
    run_listings,
    runs,
)
from newsbot.db.types import ExactDecimal, Json, UTCDateTime

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SOME = 1000  # one article in so many is unread, young or gone
LOST = 200  # one page in so many is lost
MOVED = 5  # one article in so many has a further address
RUNS = 2000
RATES = 10_000_000  # their numbers come after this
SITES, PAIRS = 10, 5

Columns = dict[str, Any]


def fill(
    connection: Connection, count: int, listing_count: int, *, with_addresses: bool = True
) -> None:
    """Articles, as many rates and pages, spread evenly over runs and listings; each article stands
    in one listing and has one revision. The first schema knew no further addresses, and not which
    listings a run was told to walk.
    """
    _insert(connection, runs, RUNS, _run)
    _insert(connection, listings, listing_count, _listing)
    _insert(connection, articles, count, _article)
    if with_addresses:
        _insert(connection, article_addresses, count // MOVED, _address)
        _insert(connection, run_listings, count, lambda n: _run_listing(n, listing_count))
    _insert(connection, article_revisions, count, _revision)
    _insert(connection, listing_articles, count, lambda n: _place(n, listing_count))
    _insert(connection, rates, count, _rate)
    _insert(connection, listing_pages, count, lambda n: _page(n, listing_count))
    _insert(connection, lost_pages, count // LOST, _lost_page)
    connection.execute(insert(feed_sequence).values(id=1, last_seq=RATES + count))


def _insert(connection: Connection, table: Table, count: int, columns_of: Any) -> None:
    numbers = select(literal(1).label("n")).cte(f"new_{table.name}", recursive=True)
    more = select(numbers.c.n + 1).where(numbers.c.n < count)
    numbers = numbers.union_all(more)
    columns: Columns = columns_of(numbers.c.n)
    rows = select(*(value.label(name) for name, value in columns.items())).select_from(numbers)
    connection.execute(insert(table).from_select(list(columns), rows))


def _text(before: str, number: Any, after: str = "") -> Any:
    return literal(before) + cast(number, Text) + literal(after)


def _time(**ago: float) -> Any:
    return literal(NOW - timedelta(**ago), UTCDateTime)


def _some(number: Any, remainder: int, value: Any, other: Any) -> Any:
    return case((number % SOME == remainder, value), else_=other)


def run_name(number: Any) -> Any:
    return _text("2026-", number + 1000)


def _run(n: Any) -> Columns:
    return {
        "id": run_name(n),
        "command": literal("crawl"),
        "sites": literal(["s1.example"], Json),
        "started_at": _time(days=400),
        "finished_at": case((n < RUNS, _time(days=400))),
        "exit_code": case((n < RUNS, 0)),
    }


def _listing(n: Any) -> Columns:
    return {
        "url": _text("https://s1.example/tag/", n, "/"),
        "total": literal(60_000),
        "verdict": literal("complete"),
        "last_run_id": run_name(n % RUNS + 1),
    }


def _article(n: Any) -> Columns:
    return {
        "url": _text("https://s1.example/", n, "/"),
        "url_key": _text("s1.example/", n),
        "headline": _text("Headline ", n),
        "excerpt": literal("An excerpt. " * 10),
        "excerpt_truncated": literal(True),
        "article_body": _some(n, 1, None, literal("A sentence of the body. " * 12)),
        "authors": literal([], Json),
        "keywords": literal([], Json),
        "date_published": _some(n, 2, _time(hours=1), _some(n, 4, None, _time(days=400))),
        "content_hash": _text("hash ", n),
        "first_seen_at": _time(days=400),
        "last_seen_at": _time(days=400),
        "gone_at": _some(n, 3, _time(days=300), None),
    }


def _address(n: Any) -> Columns:
    return {
        "article_id": n * MOVED,
        "url": _text("https://s1.example/before/", n * MOVED, "/"),
        "url_key": _text("s1.example/before/", n * MOVED),
        "first_seen_at": _time(days=400),
    }


def _revision(n: Any) -> Columns:
    return {
        "seq": n,
        "article_id": n,
        "run_id": run_name(n % RUNS + 1),
        "revision": literal(1),
        "headline": _text("Headline ", n),
        "excerpt": literal("An excerpt. " * 10),
        "content_hash": _text("hash ", n),
        "seen_at": _time(days=400),
        "change": literal("new"),
        "classes": literal([], Json),
        "details": literal({"excerpt_truncated": True, "listing_urls": []}, Json),
    }


def _place(n: Any, listing_count: int) -> Columns:
    return {
        "listing_id": n % listing_count + 1,
        "article_id": n,
        "position": _some(n, 3, None, n),
        "left_at": _some(n, 3, _time(days=300), None),
        "card_hash": _text("hash ", n),
        "first_seen_at": _time(days=400),
        "last_seen_at": _time(days=400),
    }


def _rate(n: Any) -> Columns:
    return {
        "seq": n + RATES,
        "observation": _text("observation ", n),
        "site": _text("s", n % SITES, ".example"),
        "base_currency": _text("A", n % PAIRS),
        "quote_currency": literal("USD"),
        "rate": literal(Decimal("0.00200"), ExactDecimal),
        "as_of": literal(NOW.date()),
        "as_of_source": literal("page"),
        "first_seen_at": _time(days=400),
        "last_seen_at": _time(days=400),
        "source_url": _text("https://s1.example/tag/", n % 5000, "/"),
        "source_key": _text("s1.example/tag/", n % 5000),
        "raw": literal("A = 0.00200 0%"),
        "flags": literal([], Json),
        "run_id": run_name(n % RUNS + 1),
    }


def _run_listing(n: Any, listing_count: int) -> Columns:
    """Every listing in each run; one in so many ended badly."""
    return {
        "run_id": run_name((n - 1) // listing_count + 1),
        "listing_id": n % listing_count + 1,
        "verdict": literal("complete"),
        "exit_code": _some(n, 1, 3, 0),
    }


def _page(n: Any, listing_count: int) -> Columns:
    return {
        "run_id": run_name(n % RUNS + 1),
        "listing_id": n % listing_count + 1,
        "pass_no": literal(1),
        "page_no": n,
        "url": _text("https://s1.example/tag/page/", n),
        "cards": literal(6),
        "fetched_at": _time(days=400),
    }


def _lost_page(n: Any) -> Columns:
    return {
        "run_id": run_name(n % RUNS + 1),
        "url": _text("https://s1.example/", n * LOST, "/"),
        "kind": literal("article"),
        "reason": literal("503"),
        "url_key": _text("s1.example/", n * LOST),
        "at": _time(days=1),
    }
