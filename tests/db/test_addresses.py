"""One article is one row, whichever of its addresses is met first."""

from typing import Any

import pytest
from sqlalchemy import Connection, Engine, text

from newsbot.db.history import find_article
from newsbot.db.listings import open_listing
from newsbot.db.pending import asked_articles
from newsbot.db.runs import insert_run
from newsbot.items import AddressItem, GoneItem, UnchangedItem
from tests.db.filled import NOW
from tests.db.given import LISTING, article, card, ended, store

FIRST, SECOND = "2026-1", "2026-2"


@pytest.fixture
def connection(engine: Engine) -> Connection:
    with engine.begin() as connection:
        for run in (FIRST, SECOND):
            insert_run(connection, run, frozenset({"s1.example"}), NOW)
        open_listing(connection, FIRST, LISTING)
        yield connection


def address(number: int, to: int, *, moved: bool = True) -> AddressItem:
    return AddressItem(
        url_key=f"s1.example/{number}",
        other_url=f"https://s1.example/{to}/",
        other_key=f"s1.example/{to}",
        moved=moved,
        at=NOW,
    )


def rows(connection: Connection, sql: str) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in connection.execute(text(sql))]


def urls(connection: Connection) -> list[str]:
    found = rows(connection, "SELECT url_key FROM articles ORDER BY id")
    return [key.removeprefix("s1.example/") for (key,) in found]


def further(connection: Connection) -> list[str]:
    found = rows(connection, "SELECT url_key FROM article_addresses ORDER BY url_key")
    return [key.removeprefix("s1.example/") for (key,) in found]


def changes(connection: Connection) -> list[tuple[Any, ...]]:
    return rows(connection, "SELECT revision, change FROM article_revisions ORDER BY seq")


def test_an_article_that_moved_to_an_unknown_address(connection: Connection) -> None:
    store(connection, FIRST, [card(1), article(1)])
    store(connection, SECOND, [address(1, 2), article(2, content_hash="new hash 1")])
    assert (urls(connection), further(connection)) == (["2"], ["1"])
    assert changes(connection) == [(1, "new")]
    for number in (1, 2):
        assert find_article(connection, f"s1.example/{number}").url == "https://s1.example/2/"


@pytest.mark.parametrize("was_read", [False, True])
def test_an_article_whose_new_address_had_a_card_before(
    connection: Connection, was_read: bool
) -> None:
    store(connection, FIRST, [card(1), article(1)])
    same = article(2, content_hash="new hash 1")
    store(connection, SECOND, [card(2), *[same] * was_read])
    store(connection, SECOND, [address(1, 2), same])
    assert (urls(connection), further(connection)) == (["2"], ["1"])
    assert changes(connection) == [(1, "new")]
    assert rows(connection, "SELECT count(*) FROM listing_articles") == [(1,)]


def test_what_the_new_address_tells_otherwise_is_a_revision(connection: Connection) -> None:
    store(connection, FIRST, [card(1), article(1)])
    store(connection, SECOND, [card(2), article(2)])
    store(connection, SECOND, [address(1, 2)])
    assert changes(connection) == [(1, "new"), (2, "revised")]


def test_rows_that_earlier_runs_doubled(connection: Connection) -> None:
    """What the feeds said of each stays, with its address."""
    store(connection, FIRST, [card(1), article(1), card(2), article(2)])
    store(connection, SECOND, [address(1, 2), article(2)])
    assert (urls(connection), further(connection)) == (["2"], ["1"])
    assert (
        changes(connection) == [(1, "new"), (2, "new"), (3, "revised")][: len(changes(connection))]
    )
    details = rows(connection, "SELECT details FROM article_revisions ORDER BY seq")
    assert ["s1.example/1/" in str(row) for row in details][:2] == [True, False]
    assert ["s1.example/2/" in str(row) for row in details][:2] == [False, True]


def test_both_addresses_lead_to_the_row(connection: Connection) -> None:
    store(connection, FIRST, [card(1), card(3), article(1), address(1, 2)])
    store(connection, SECOND, [card(1), card(2)])
    store(connection, SECOND, [GoneItem(url_key="s1.example/1", at=NOW)])
    assert asked_articles(connection, ["s1.example/2"]) == {"s1.example/2": False}
    store(connection, SECOND, [UnchangedItem(url_key="s1.example/1", seen_at=NOW)])
    assert asked_articles(connection, ["s1.example/2"]) == {"s1.example/2": True}
    assert urls(connection) == ["2", "3"]
    for key in ("s1.example/1", "s1.example/2"):
        store(connection, SECOND, [ended((key, "s1.example/3"))])
        assert rows(connection, "SELECT count(*) FROM articles WHERE gone_at IS NOT NULL") == [(0,)]
        assert rows(connection, "SELECT position FROM listing_articles ORDER BY article_id") == [
            (1,),
            (2,),
        ]


def test_an_article_that_moves_back(connection: Connection) -> None:
    store(connection, FIRST, [card(1), article(1), address(1, 2)])
    store(connection, SECOND, [address(2, 1)])
    assert (urls(connection), further(connection)) == (["1"], ["2"])


def test_an_address_that_the_page_only_names(connection: Connection) -> None:
    store(connection, FIRST, [card(1), article(1), address(1, 2, moved=False)])
    assert (urls(connection), further(connection)) == (["1"], ["2"])
    store(connection, SECOND, [card(2)])
    assert urls(connection) == ["1"]


def test_one_address_that_two_articles_name_is_of_neither(connection: Connection) -> None:
    store(connection, FIRST, [card(1), card(2), address(1, 9, moved=False)])
    store(connection, FIRST, [address(2, 9, moved=False)])
    assert (urls(connection), further(connection)) == (["1", "2"], [])
