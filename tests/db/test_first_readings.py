"""What a page says is news, also where it says no more than the article's card did."""

import pytest
from sqlalchemy import Connection, Engine, text

from newsbot.db.history import find_article, revisions_of
from newsbot.db.listings import open_listing
from newsbot.db.pending import asked_articles, overdue_articles
from newsbot.db.runs import insert_run
from newsbot.normalize.content_hash import content_hash
from tests.db.filled import NOW
from tests.db.given import LISTING, article, card, store

FIRST, SECOND = "2026-1", "2026-2"
KEY = "s1.example/1"
HASH = content_hash("Headline 1", "", "")
CARD = card(1, excerpt="", content_hash=HASH)
PAGE = article(1, excerpt="", article_body="", content_hash=HASH)


@pytest.fixture
def connection(engine: Engine) -> Connection:
    with engine.begin() as connection:
        for run in (FIRST, SECOND):
            insert_run(connection, run, frozenset({"s1.example"}), NOW)
        open_listing(connection, FIRST, LISTING)
        yield connection


def changes(connection: Connection) -> list[str]:
    row = find_article(connection, KEY)
    assert row
    return [revision.change for revision in revisions_of(connection, row.id)]


def test_a_page_that_says_no_more_than_its_card_has_been_read(connection: Connection) -> None:
    store(connection, FIRST, [CARD, PAGE])
    row = find_article(connection, KEY)
    assert row
    assert (row.article_body, row.page_headline) == ("", "Headline 1")
    assert changes(connection) == ["new"]


def test_it_is_not_asked_for_in_every_run(connection: Connection) -> None:
    store(connection, FIRST, [CARD, PAGE])
    listing_id = connection.scalar(text("SELECT id FROM listings"))
    # The run after, years later: the article is none that the site may still edit.
    since = NOW.replace(year=NOW.year + 2)
    assert overdue_articles(connection, listing_id, since) == []
    assert asked_articles(connection, [KEY])[KEY]


def test_a_card_that_was_told_as_an_article_is_no_news_a_second_time(
    connection: Connection,
) -> None:
    store(connection, FIRST, [card(1, excerpt="", content_hash=HASH, followed=False)])
    store(connection, SECOND, [CARD, PAGE])
    assert changes(connection) == ["new"]
    assert find_article(connection, KEY).article_body == ""  # type: ignore[union-attr]


def test_a_page_that_says_the_same_again_is_no_news(connection: Connection) -> None:
    store(connection, FIRST, [CARD, PAGE])
    store(connection, SECOND, [CARD, PAGE])
    assert changes(connection) == ["new"]
