"""Prepared statements store and read what SQLAlchemy's own execution does, in few statements."""

from datetime import timedelta

from sqlalchemy import Engine, bindparam, event, insert, select

from newsbot.db.addresses import main_addresses
from newsbot.db.listings import open_listing
from newsbot.db.models import article_addresses, articles
from newsbot.db.pending import asked_articles
from newsbot.db.prepared import Prepared
from newsbot.db.runs import insert_run
from newsbot.db.statements import among
from newsbot.db.store import Store
from tests.db.filled import NOW
from tests.db.given import LISTING, article, card, listing_page

RUN = "2026-1"
COLUMNS = [column for column in articles.c if column.name != "id"]
ROW = {
    "url": "https://s1.example/100%25-of-it/",
    "url_key": "s1.example/100%25-of-it",
    "headline": "100% of ?, :it and %(that)s",
    "page_headline": None,
    "excerpt": "",
    "excerpt_truncated": True,
    "article_body": None,
    "authors": ["Әсия"],
    "section": None,
    "keywords": [],
    "date_published": NOW - timedelta(microseconds=1),
    "date_modified": None,
    "in_language": "kk",
    "main_image": None,
    "content_hash": "0",
    "first_seen_at": NOW,
    "last_seen_at": NOW,
    "gone_at": None,
    "read_at": None,
    "read_run_id": None,
    "etag": '"1"',
    "last_modified": None,
}


def test_it_stores_and_reads_every_type(engine: Engine) -> None:
    with engine.begin() as connection:
        Prepared(insert(articles), *ROW).run(connection, [ROW])
        of_keys = select(*COLUMNS).where(among(articles.c.url_key, "keys"))
        (by_us,) = Prepared(of_keys).rows(connection, keys=[ROW["url_key"], "another"])
        of_key = select(*COLUMNS).where(articles.c.url_key == bindparam("key"))
        by_sqlalchemy = connection.execute(of_key, {"key": ROW["url_key"]}).one()
    assert by_us == tuple(by_sqlalchemy) == tuple(ROW[column.name] for column in COLUMNS)


def test_a_list_may_be_longer_than_a_statement_takes_parameters(engine: Engine) -> None:
    keys = [f"s1.example/{number}" for number in range(70_000)]
    with engine.begin() as connection:
        insert_run(connection, RUN, frozenset({"s1.example"}), NOW)
        open_listing(connection, RUN, LISTING)
        Store(RUN).store(connection, [card(69_999), article(69_999)])
        (row,) = connection.execute(select(articles.c.id, articles.c.url_key))
        further = {"article_id": row.id, "url": "https://s1.example/1/", "url_key": "s1.example/1"}
        connection.execute(insert(article_addresses).values(**further, first_seen_at=NOW))
        assert asked_articles(connection, keys) == {row.url_key: True}
        assert [main.url_key for main in main_addresses(connection, keys).values()] == [row.url_key]
        assert asked_articles(connection, []) == {}


def test_a_batch_takes_as_many_statements_whatever_is_in_it(engine: Engine) -> None:
    with engine.begin() as connection:
        insert_run(connection, RUN, frozenset({"s1.example"}), NOW)
        open_listing(connection, RUN, LISTING)
    statements: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    store = Store(RUN)
    counts = []
    for numbers in (range(1, 2), range(2, 42)):
        for items in ([*map(card, numbers), listing_page(numbers[0])], [*map(article, numbers)]):
            statements.clear()
            with engine.begin() as connection:
                store.store(connection, items)
            counts.append(len(statements))
    # The first batch looks whether any article has a further address.
    assert counts == [6, 8, 5, 8]
