"""The order of a listing as a walk proved it: each article's place from 1, none for what left."""

import pytest
from sqlalchemy import Engine, event, select

from newsbot.db.listings import open_listing
from newsbot.db.models import articles, listing_articles
from newsbot.db.runs import insert_run
from tests.db.filled import NOW
from tests.db.given import LISTING, card, ended, listing_page, store

RUN = "2026-1"


@pytest.fixture
def listing(engine: Engine) -> Engine:
    """Of twelve articles, the first card first."""
    with engine.begin() as connection:
        insert_run(connection, RUN, frozenset({"s1.example"}), NOW)
        open_listing(connection, RUN, LISTING)
        store(connection, RUN, [*map(card, range(1, 13)), listing_page(1, 12)])
        store(connection, RUN, [ended(keys(range(1, 13)))])
    return engine


def keys(numbers) -> tuple[str, ...]:
    return tuple(f"s1.example/{number}" for number in numbers)


def places(engine: Engine) -> dict[str, int | None]:
    with engine.connect() as connection:
        rows = connection.execute(
            select(articles.c.url_key, listing_articles.c.position).join(listing_articles)
        )
        return dict(rows.all())


@pytest.mark.parametrize(
    "numbers",
    [
        [13, 14, *range(1, 13)],
        [13, *range(1, 5), 14, *range(5, 13)],
        [*range(1, 5), *range(7, 13)],
        [13, *range(3, 11)],
        [12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1],
        [6, *range(1, 6), *range(7, 13)],
        [13],
    ],
    ids=["new", "inserted", "removed", "slid", "reversed", "pinned", "replaced"],
)
def test_every_article_stands_where_the_walk_saw_it(listing: Engine, numbers: list[int]) -> None:
    with listing.begin() as connection:
        store(connection, RUN, [card(number, position=1) for number in numbers])
        store(connection, RUN, [ended(keys(numbers))])
        known = open_listing(connection, RUN, LISTING)
    assert known.order == keys(numbers)
    expected = dict.fromkeys(keys(range(1, 13))) | {
        key: place for place, key in enumerate(keys(numbers), 1)
    }
    assert places(listing) == expected


def test_a_new_article_moves_all_others_at_once(listing: Engine) -> None:
    written = []

    def note(_connection, _cursor, statement, parameters, _context, many) -> None:
        if statement.startswith("UPDATE listing_articles"):
            written.extend(parameters if many else [parameters])

    with listing.begin() as connection:
        store(connection, RUN, [card(13, position=1)])
        event.listen(listing, "before_cursor_execute", note)
        store(connection, RUN, [ended(keys([13, *range(1, 13)]))])
    assert len(written) == 3  # the shift, the new one, and those that left: none
    assert places(listing)["s1.example/12"] == 13
