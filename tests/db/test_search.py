"""The full-text index gives what the articles say now, on both databases, whatever came between."""

import os
import re
import signal
import sqlite3
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, Engine, text

from newsbot.db.listings import open_listing
from newsbot.db.runs import insert_run
from newsbot.db.search import open_index
from newsbot.db.search_index import STEP, Filter
from newsbot.errors import StorageError
from newsbot.search.question import parse_question
from tests.db.filled import NOW
from tests.db.given import LISTING, article, card, store

RUN = "2026-9999"
PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(["psycopg", __name__])


@pytest.fixture
def engine(engine: Engine) -> Engine:
    with engine.begin() as connection:
        insert_run(connection, RUN, frozenset({"s1.example"}), NOW)
        open_listing(connection, RUN, LISTING)
    return engine


def put(engine: Engine, *items: object) -> None:
    with engine.begin() as connection:
        store(connection, RUN, items)


def found(url: URL, words: str, limit: int = 100, **since: Any) -> list[str]:
    """The headlines."""
    with open_index(url) as index:
        rows = index.search(parse_question(words), Filter(limit, **since), lambda *_: None)
    return [row.headline for row in rows]


def text_of(number: int, headline: str, body: str, **more: Any) -> Any:
    return article(
        number, headline=headline, page_headline=headline, article_body=body,
        content_hash=f"{headline} {body}", **more,
    )  # fmt: skip


def test_words_of_headline_and_text(engine: Engine) -> None:
    put(
        engine,
        text_of(
            1, "O\u02bbzbekiston", "Ma\u2019no. \u0401\u041b\u041a\u0410, u-turn and C++, 24.kg"
        ),
        text_of(2, "Aral's new port", "The port of the new sea (1.5 \N{EN DASH} 2,000 t): l'Aral."),
        text_of(3, "Port Aral", "A sea. New roads, railways; end'."),
        card(4, headline="A card alone", excerpt="Its excerpt tells of a caravan."),
    )
    for words, headlines in {
        "O'zbekiston": ["O\u02bbzbekiston"],
        "o\u2018ZBEK*": ["O\u02bbzbekiston"],
        "ma'no \u0435\u043b\u043a\u0430": ["O\u02bbzbekiston"],
        "u-turn": ["O\u02bbzbekiston"],
        "24.kg C++": ["O\u02bbzbekiston"],
        "24.k": [],
        '"new port"': ["Aral's new port"],
        "port new": ["Aral's new port", "Port Aral"],
        '"port new"': [],
        '"port the"': [],
        "port -road*": ["Aral's new port"],
        'aral -"l\'aral"': ["Port Aral"],
        "1.5 2,000": ["Aral's new port"],
        "rail*": ["Port Aral"],
        "rail": [],
        "end'": ["Port Aral"],
        "caravan": ["A card alone"],
        "AND": ["O\u02bbzbekiston"],
        "and not": [],
    }.items():
        assert found(engine.url, words) == headlines, words


def test_the_best_come_first_and_the_newest_of_those_that_are_as_good(engine: Engine) -> None:
    days = [3, 9, 1, 7]
    put(
        engine,
        *(text_of(n, f"Caravan {n}", "Sand.", date_published=NOW - timedelta(n)) for n in days),
        text_of(20, "Caravan 20", "Sand.", date_published=None, seen_at=NOW - timedelta(5)),
        text_of(30, "Other", "A caravan, once in a longer text of sand and more sand."),
    )
    best = [f"Caravan {n}" for n in (1, 3, 20, 7, 9)]
    assert found(engine.url, "caravan") == [*best, "Other"]
    assert found(engine.url, "caravan", limit=2) == best[:2]


def test_since_a_number_of_the_feed_or_a_time(engine: Engine) -> None:
    put(engine, text_of(1, "Caravan 1", "Sand.", date_published=NOW - timedelta(2)))
    put(engine, text_of(2, "Caravan 2", "Sand.", date_published=None, seen_at=NOW - timedelta(1)))
    put(engine, text_of(3, "Caravan 3", "Sand."))
    put(engine, text_of(1, "Caravan 1", "Sand and dust."))
    for since, numbers in {1: {1, 2, 3}, 2: {1, 3}, 3: {1}, 4: set()}.items():
        names = {f"Caravan {number}" for number in numbers}
        assert set(found(engine.url, "caravan", since_seq=since)) == names
    assert len(found(engine.url, "caravan", since=NOW - timedelta(1))) == 3
    assert len(found(engine.url, "caravan", since=NOW)) == 2


def test_in_step_with_what_came_was_revised_and_went(engine: Engine) -> None:
    put(engine, card(1, headline="Steppe"), text_of(2, "River", "Water."))
    assert found(engine.url, "steppe") == ["Steppe"]
    put(engine, text_of(1, "Steppe", "A marmot."), text_of(3, "Marmot", "Grass."))
    assert found(engine.url, "marmot") == ["Marmot", "Steppe"]
    put(engine, text_of(1, "Steppe", "A jerboa."))
    assert found(engine.url, "marmot") == ["Marmot"]
    assert found(engine.url, "jerboa") == ["Steppe"]
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM article_revisions WHERE article_id = 1"))
        connection.execute(text("DELETE FROM listing_articles WHERE article_id = 1"))
        connection.execute(text("DELETE FROM articles WHERE id = 1"))
    assert found(engine.url, "steppe", limit=1) == []


def test_articles_that_a_crawl_stores_while_the_index_is_made(engine: Engine) -> None:
    """Between any two steps: new ones, and another text of what was indexed already."""
    put(engine, *(text_of(number, f"Steppe {number}", "Sand.") for number in range(1, STEP + 50)))
    stored = 0

    def write(*_: int) -> None:
        nonlocal stored
        stored += 1
        assert stored < 9
        put(
            engine,
            text_of(STEP + 50 + stored, "Late", "Dust."),
            text_of(1, "Late", f"Day {stored}."),
        )

    with open_index(engine.url) as index:
        rows = index.search(parse_question("steppe"), Filter(9), write)
    assert stored > 1
    assert len(rows) == 9
    assert len(found(engine.url, "late")) == stored + 1
    assert found(engine.url, f'"day {stored}"') == ["Late"]


def index_and_die(url: URL) -> None:
    """After one step more."""
    with open_index(url) as index:
        index.bring_up_to_date(lambda *_: os.kill(os.getpid(), signal.SIGKILL))


def test_a_build_that_is_killed_is_gone_on_with_and_never_believed(engine: Engine) -> None:
    last = 2 * STEP + 50
    put(engine, *(text_of(number, f"Steppe {number}", "Sand.") for number in range(1, last + 1)))
    for killed_at in (STEP, 2 * STEP):
        process = PROCESSES.Process(target=index_and_die, args=(engine.url,))
        process.start()
        process.join()
        assert process.exitcode == -signal.SIGKILL
        assert last_indexed(engine) == killed_at
    assert found(engine.url, f"steppe {last}") == [f"Steppe {last}"]


def last_indexed(engine: Engine) -> Any:
    """The article's number."""
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            return connection.scalar(text("SELECT last_id FROM search_state"))
    file = sqlite3.connect(f"{engine.url.database}.search")
    [(last_id,)] = file.execute("SELECT last_id FROM search_state")
    file.close()
    return last_id


def test_another_database_in_its_place_is_indexed_anew(engine: Engine) -> None:
    """As a backup that is put back, and crawled into another way."""
    put(engine, text_of(1, "Steppe", "A marmot."), text_of(2, "River", "Water."))
    assert found(engine.url, "marmot") == ["Steppe"]
    with engine.begin() as connection:
        insert_run(connection, "2026-9998", frozenset({"s1.example"}), NOW)
        connection.execute(text("UPDATE article_revisions SET run_id = '2026-9998'"))
        connection.execute(text("UPDATE articles SET article_body = 'A jerboa.' WHERE id = 1"))
    assert found(engine.url, "marmot") == []
    assert found(engine.url, "jerboa") == ["Steppe"]


def test_words_longer_and_texts_larger_than_a_server_takes(engine: Engine) -> None:
    many = " ".join(f"{number:08d}" for number in range(55_000))
    put(engine, text_of(1, "Numbers", many), text_of(2, "Long", "x" * 3000 + " end"))
    assert found(engine.url, "numbers 00000007") == ["Numbers"]
    assert found(engine.url, '"00000007 00000008"') == ["Numbers"]
    assert found(engine.url, "end " + "x" * 3000) == ["Long"]
    assert found(engine.url, "x" * 30 + "*") == ["Long"]


def test_no_database(database: URL, tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=r"schema None|there is no database"):
        open_index(database)
    assert not [path for path in tmp_path.rglob("*") if path.name.endswith(".search")]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("damage", [b"no database", b""], ids=["overwritten", "emptied"])
def test_a_damaged_index_is_made_anew(engine: Engine, damage: bytes) -> None:
    put(engine, text_of(1, "Steppe", "A marmot."))
    assert found(engine.url, "marmot") == ["Steppe"]
    file = Path(f"{engine.url.database}.search")
    file.write_bytes(damage * 1000)
    assert found(engine.url, "marmot") == ["Steppe"]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_an_index_that_cannot_be_written_is_named(engine: Engine) -> None:
    file = Path(f"{engine.url.database}.search")
    file.mkdir()
    with pytest.raises(
        StorageError, match=rf"^{re.escape(str(file))}, the search index, or .*: una"
    ):
        found(engine.url, "marmot")
