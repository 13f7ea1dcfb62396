"""Rows of a database that was filled when other addresses were one."""

from sqlalchemy import Engine, text

from newsbot.db.rekeying import rekey
from tests.db.filled import fill


def keys(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        found = connection.scalars(text("SELECT url_key FROM articles ORDER BY id"))
        return [*found]


def give(engine: Engine, article: int, url: str, key: str) -> None:
    with engine.begin() as connection:
        statement = text("UPDATE articles SET url = :url, url_key = :key WHERE id = :id")
        connection.execute(statement, {"id": article, "url": url, "key": key})


def test_a_row_gets_the_key_that_its_address_has_today(engine: Engine) -> None:
    with engine.begin() as connection:
        fill(connection, 10, 1)
    before = keys(engine)
    give(engine, 1, "https://n.example/a/?at_medium=RSS", "n.example/a?at_medium=RSS")
    give(engine, 2, "https://n.example/cafe%CC%81/", "n.example/cafe%CC%81")
    give(engine, 3, "https://n.example/b/?srsltid=1", "n.example/b?srsltid=1")
    give(engine, 4, "https://n.example/b/", "n.example/b")
    with engine.begin() as connection:
        rekey(connection)
    assert len(before) == 10
    assert keys(engine) == [
        "n.example/a",
        "n.example/caf%C3%A9",
        "n.example/b?srsltid=1",
        "n.example/b",
        *before[4:],
    ]


def test_a_row_whose_address_is_what_it_was_keeps_its_key(engine: Engine) -> None:
    with engine.begin() as connection:
        fill(connection, 10, 1)
        before = [*connection.scalars(text("SELECT url_key FROM articles ORDER BY id"))]
        rekey(connection)
    assert keys(engine) == before
