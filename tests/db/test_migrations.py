"""An upgrade, from a schema with rows in it, leaves the old schema whole or the new one.

What every upgrade has to stand is tried with one that is invented: `tests/db/invented/`.
"""

import os
import shutil
import signal
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, Connection, CreateView, Engine, column, event, select, text

from newsbot.db.engine import open_engine, parse_url
from newsbot.db.lock import acquire
from newsbot.db.maintenance import upgrade
from newsbot.db.models import articles
from newsbot.db.schema import (
    MIGRATIONS,
    NEWEST,
    Migrations,
    current_revision,
    ensure_schema,
    upgrade_schema,
)
from newsbot.db.session import ReadOnlySession
from newsbot.db.views import VIEWS, create_views
from newsbot.errors import LockedError, StorageError
from tests.crawling import Workspace
from tests.db.filled import fill
from tests.torture.power_cut import record_upgrade
from tests.torture.syscalls import needs_strace

LATER_VIEW = CreateView(
    select(column("title").label("headline")).select_from(articles), "articles_flat"
)
LATER = replace(
    MIGRATIONS,
    newest="9999",
    folders=(*MIGRATIONS.folders, Path(__file__).parent / "invented"),
    make_views=lambda connection: create_views(connection, (*VIEWS[:2], LATER_VIEW)),
)
OLD = "SELECT id, headline, url_key FROM articles ORDER BY id"
NEW = "SELECT id, title, url_key FROM articles ORDER BY id"
REST = (
    "SELECT seq, article_id, run_id, headline FROM article_revisions ORDER BY seq",
    "SELECT listing_id, article_id, position FROM listing_articles ORDER BY article_id",
    "SELECT id, rate, run_id FROM rates ORDER BY id",
    "SELECT id, started_at FROM runs ORDER BY id",
)
PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(["alembic.command", "psycopg", __name__])


@pytest.fixture
def filled(engine: Engine) -> Engine:
    with engine.begin() as connection:
        fill(connection, 50, 2)
    return engine


def fill_first_schema(engine: Engine, scripts: Path) -> None:
    (first,) = MIGRATIONS.folders[0].glob("0001_*.py")
    scripts.mkdir()
    shutil.copy(first, scripts)
    ensure_schema(engine, Migrations("0001", (scripts,)))
    with engine.begin() as connection:
        fill(connection, 50, 2, with_addresses=False)


def rows(connection: Connection, *queries: str) -> list[Any]:
    return [[tuple(row) for row in connection.execute(text(query))] for query in queries]


def contents(engine: Engine) -> tuple[str | None, list[Any]]:
    """The revision and the rows, in the words of whichever schema is there."""
    with engine.connect() as connection:
        revision = current_revision(connection)
        return revision, rows(connection, NEW if revision == "9999" else OLD, *REST)


def upgrade_and_die(url: URL, at: int) -> None:
    """Just before the statement of that number, from 1; commits count as statements."""
    engine = open_engine(url)
    count = 0

    def step(*_: object) -> None:
        nonlocal count
        count += 1
        if count == at:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in ("before_cursor_execute", "commit"):
        event.listen(engine, name, step)
    upgrade_schema(engine, LATER)


def test_killed_between_any_two_statements(filled: Engine) -> None:
    before = contents(filled)
    for at in range(1, 200):
        filled.dispose()
        process = PROCESSES.Process(target=upgrade_and_die, args=(filled.url, at))
        process.start()
        process.join()
        if process.exitcode != -signal.SIGKILL:
            break
        assert contents(filled) == before
    assert process.exitcode == 0
    assert at > 10
    assert contents(filled) == ("9999", before[1])


def contents_of_file(path: Path) -> tuple[str | None, list[Any]]:
    engine = open_engine(parse_url(f"sqlite:///{path}", path.parent))
    try:
        return contents(engine)
    finally:
        engine.dispose()


@needs_strace
def test_F24_a_power_cut_behind_any_call_of_an_upgrade(tmp_path: Path) -> None:
    """It leaves the old schema or the new one, and beside that a whole copy of the old."""
    upgraded, left = Workspace(tmp_path / "a" / "data"), Workspace(tmp_path / "b" / "data")
    engine = open_engine(parse_url("sqlite:///newsbot.db", upgraded.folder))
    fill_first_schema(engine, tmp_path / "first")
    old = contents(engine)
    engine.dispose()
    for cut in record_upgrade(upgraded).cuts("none"):
        cut.restore(left)
        revision, rows = contents_of_file(left.folder / "newsbot.db")
        assert rows == old[1], cut.after
        copy = left.folder / "newsbot.db.0001.bak"
        assert revision == "0001" or contents_of_file(copy) == old, cut.after
    assert revision == NEWEST


def test_an_upgrade_does_all_that_it_says(filled: Engine) -> None:
    assert upgrade_schema(filled, LATER) == NEWEST
    with filled.connect() as connection:
        title, words = connection.execute(text("SELECT title, words FROM articles")).first()
        assert words == len(title)
        assert rows(connection, "SELECT DISTINCT host FROM runs") == [[("unknown",)]]
        assert rows(connection, "SELECT count(*) FROM currencies") == [[(5,)]]
        assert rows(connection, "SELECT headline FROM articles_flat LIMIT 1") == [[(title,)]]
        assert rows(connection, "SELECT count(*) FROM latest_rates") != [[(0,)]]
        if filled.dialect.name == "sqlite":  # rows are bound to each other as before
            assert rows(connection, "PRAGMA foreign_keys") == [[(1,)]]
            assert rows(connection, "PRAGMA foreign_key_check") == [[]]
    assert upgrade_schema(filled, LATER) == "9999"


def test_sqlite_upgrades_itself_after_a_copy_and_a_server_does_not(filled: Engine) -> None:
    before = contents(filled)
    if filled.dialect.name == "postgresql":
        with pytest.raises(StorageError, match="run `scrapy db upgrade` first"):
            ensure_schema(filled, LATER)
        assert contents(filled) == before
        return
    ensure_schema(filled, LATER)
    assert contents(filled) == ("9999", before[1])
    copy = open_engine(filled.url.set(database=f"{filled.url.database}.{NEWEST}.bak"))
    assert contents(copy) == before
    copy.dispose()


def test_rows_of_the_first_schema_stand_in_the_newest(database: URL, tmp_path: Path) -> None:
    """Two rows of one article among them, as a changed slug left them."""
    engine = open_engine(database)
    fill_first_schema(engine, tmp_path / "first")
    with engine.begin() as connection:
        connection.execute(text("UPDATE articles SET content_hash = 'same' WHERE id IN (7, 9)"))
    before = contents(engine)
    assert upgrade_schema(engine) == "0001"
    assert contents(engine) == (NEWEST, before[1])
    with engine.connect() as connection:
        assert rows(connection, "SELECT count(*) FROM article_addresses") == [[(0,)]]
        # What is known of the runs before: that all was well with what a good one read.
        named = "SELECT DISTINCT run_id, listing_id, 0 FROM listing_pages ORDER BY run_id"
        assert rows(connection, named) == rows(
            connection, "SELECT run_id, listing_id, exit_code FROM run_listings ORDER BY id"
        )
    engine.dispose()


@pytest.mark.parametrize("kind", ["TABLE", "VIEW"])
def test_a_view_of_the_user_s_that_is_named_as_ours_is_left_to_him(
    database: URL, tmp_path: Path, kind: str
) -> None:
    engine = open_engine(database)
    fill_first_schema(engine, tmp_path / "first")
    with engine.begin() as connection:
        connection.execute(text(f"CREATE {kind} latest_rates AS SELECT 7 AS rate"))
    before = contents(engine)
    with pytest.raises(StorageError, match="a latest_rates that is not newsbot's"):
        upgrade_schema(engine)
    assert contents(engine) == before
    with engine.begin() as connection:
        assert rows(connection, "SELECT rate FROM latest_rates") == [[(7,)]]
        connection.execute(text(f"DROP {kind} latest_rates"))
    assert upgrade_schema(engine) == "0001"
    engine.dispose()


def test_views_that_users_made_of_ours_outlive_an_upgrade(filled: Engine) -> None:
    with filled.begin() as connection:
        connection.execute(text("CREATE VIEW dear AS SELECT * FROM articles WHERE id < 3"))
    upgrade_schema(filled, LATER)
    with filled.connect() as connection:
        assert rows(connection, "SELECT count(*) FROM dear") == [[(2,)]]


@pytest.mark.parametrize("use", [ensure_schema, upgrade_schema])
def test_a_newer_schema_is_refused_untouched(filled: Engine, use: Any) -> None:
    upgrade_schema(filled, LATER)
    before = contents(filled)
    path = Path(filled.url.database) if filled.dialect.name == "sqlite" else None
    image = path and path.read_bytes()
    with pytest.raises(StorageError, match=f"9999, newer than this newsbot's {NEWEST}"):
        use(filled)
    assert contents(filled) == before
    assert image == (path and path.read_bytes())


def test_an_upgrade_that_leaves_a_broken_reference_is_undone(workspace: Workspace) -> None:
    path = workspace.folder / "newsbot.db"
    engine = open_engine(parse_url("sqlite:///newsbot.db", workspace.folder))
    ensure_schema(engine)
    with sqlite3.connect(path) as damaged:  # as a migration could, that forgets a table
        damaged.execute("INSERT INTO listing_articles VALUES (7, 7, 1, NULL, '', '', '')")
    damaged.close()
    before = contents(engine)
    with pytest.raises(StorageError, match="refers to one that is not there"):
        upgrade_schema(engine, LATER)
    assert contents(engine) == before
    engine.dispose()


def test_two_runs_may_find_a_server_empty(postgres_url: str, tmp_path: Path) -> None:
    engines = [open_engine(parse_url(postgres_url, tmp_path)) for _ in range(4)]
    with ThreadPoolExecutor() as pool:
        assert list(pool.map(ensure_schema, engines)) == [None] * 4
    for engine in engines:
        engine.dispose()


def test_no_upgrade_during_a_run(database: URL) -> None:
    engine = open_engine(database)
    ensure_schema(engine)
    release = acquire(engine, frozenset({"steppe.example"})).release
    with pytest.raises(LockedError):
        list(upgrade(database))
    release()
    assert list(upgrade(database)) == [f"schema   {NEWEST} -> {NEWEST}"]
    engine.dispose()


@pytest.mark.parametrize(("revision", "advice"), [("0001", "scrapy db upgrade"), ("9998", "")])
def test_who_only_looks_is_told_of_another_schema(
    database: URL, revision: str, advice: str
) -> None:
    engine = open_engine(database)
    ensure_schema(engine)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{revision}'"))
    engine.dispose()
    with pytest.raises(StorageError, match=f"has schema {revision}, .*{advice}") as refusal:
        ReadOnlySession(database)
    assert ("upgrade" in str(refusal.value)) == bool(advice)
