"""The writer: committed means stored, the loop never waits, and what can pass is waited for."""

import asyncio
import math
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from shutil import copyfile
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, event, func, select, text, update
from sqlalchemy.exc import DBAPIError

from newsbot.db.listings import open_listing
from newsbot.db.models import article_revisions, articles, rates
from newsbot.db.retry import READER, RetryPolicy
from newsbot.db.runs import insert_run
from newsbot.db.session import Session
from newsbot.db.writer import MAX_BATCH, Writer
from newsbot.errors import StorageError
from tests.crawling import Workspace, wait_until
from tests.db.filled import NOW
from tests.db.given import LISTING, article, card, listing_page, rate
from tests.db.locks import locked, read_by_another

RUN = "2026-1"


@pytest.fixture
def opened(engine: Engine) -> Engine:
    """A database in which a run has begun to read a listing."""
    with engine.begin() as connection:
        insert_run(connection, RUN, frozenset({"s1.example"}), NOW)
        open_listing(connection, RUN, LISTING)
    return engine


def run(engine: Engine, work: Callable[[Writer], Awaitable[None]]) -> None:
    async def main() -> None:
        writer = Writer(engine, RUN)
        try:
            await work(writer)
        finally:
            await writer.close()

    asyncio.run(main())


def count(engine: Engine, table: Any) -> int:
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def test_what_waits_together_is_committed_together(opened: Engine) -> None:
    commits = []
    event.listen(opened, "commit", commits.append)

    async def work(writer: Writer) -> None:
        cards = [card(number) for number in range(1, 1501)]
        await asyncio.gather(*(writer.write(item) for item in (*cards, listing_page(1))))
        assert await writer.read(lambda c: c.scalar(select(func.count(articles.c.id)))) == 1500

    run(opened, work)
    assert count(opened, articles) == 1500
    assert 1500 / MAX_BATCH <= len(commits) <= 5


def test_the_same_again_changes_nothing(opened: Engine) -> None:
    """What a transaction does again, that was lost in the very moment of its commit."""
    items = (card(1), card(2), article(1), rate(), listing_page(1))

    async def work(writer: Writer) -> None:
        for _ in range(2):
            await asyncio.gather(*map(writer.write, items))

    run(opened, work)
    assert [count(opened, table) for table in (articles, article_revisions, rates)] == [2, 1, 1]


def test_after_a_failure_nothing_more_is_stored(opened: Engine) -> None:
    async def work(writer: Writer) -> None:
        for item in (rate(rate=Decimal("NaN")), rate(), card(1)):
            with pytest.raises(Exception, match="no finite decimal"):
                await writer.write(item)

    run(opened, work)
    assert count(opened, rates) == count(opened, articles) == 0


def test_the_loop_goes_on_while_the_database_is_locked(opened: Engine) -> None:
    async def work(writer: Writer) -> None:
        turns = 0
        with locked(opened.url):
            writing = asyncio.ensure_future(writer.write(card(1)))
            while turns < 300:
                await asyncio.sleep(0.001)
                turns += 1
            assert not writing.done()
        await writing

    run(opened, work)
    assert count(opened, articles) == 1


def test_a_stop_does_not_wait_for_a_locked_database(opened: Engine) -> None:
    async def work(writer: Writer) -> None:
        with locked(opened.url):
            writing = asyncio.ensure_future(writer.write(card(1)))
            await asyncio.sleep(0)
            writer.shorten_deadline()
            with pytest.raises(StorageError, match="lock"):
                await writing

    run(opened, work)
    assert count(opened, articles) == 0


def test_a_lost_connection_repeats_the_whole_transaction(opened: Engine) -> None:
    if opened.dialect.name == "sqlite":
        pytest.skip("SQLite has no connection to lose")
    cut: list[str] = []

    def cut_before_revisions(connection, _cursor, statement, *_: Any) -> None:
        if not cut and statement.startswith("INSERT INTO article_revisions"):
            cut.append(statement)
            address = opened.url.set(drivername="postgresql").render_as_string(hide_password=False)
            with psycopg.connect(address, autocommit=True) as other:
                pid = connection.connection.dbapi_connection.info.backend_pid
                other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])

    event.listen(opened, "before_cursor_execute", cut_before_revisions)

    async def work(writer: Writer) -> None:
        await asyncio.gather(*map(writer.write, (card(1), article(1), rate(), listing_page(1))))

    run(opened, work)
    assert cut
    assert [count(opened, table) for table in (articles, article_revisions, rates)] == [1, 1, 1]
    with opened.connect() as connection:
        assert connection.scalar(text("SELECT last_seq FROM feed_sequence")) == 2


def test_the_end_of_a_run_waits_for_a_reader(opened: Engine, workspace: Workspace) -> None:
    url, sites = opened.url, frozenset({"s1.example"})
    opened.dispose()
    session = Session(url, sites)
    with locked(url):
        ending = ThreadPoolExecutor().submit(
            session.execute, lambda c: c.execute(update(rates).values(flags=[]))
        )
        with pytest.raises(TimeoutError):
            ending.result(2.5)  # longer than a single try
    ending.result()
    session.close()


def test_F26_a_reader_is_waited_for_longer_than_a_writer(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL's readers are in nobody's way")
    policy = RetryPolicy(retry_for_s=0.0, reader_for_s=math.inf)
    with locked(engine.url), pytest.raises(DBAPIError, match="locked"):
        policy.run(engine, lambda c: c.execute(update(rates).values(flags=[])))
    with read_by_another(engine.url):
        storing = ThreadPoolExecutor().submit(
            policy.run, engine, lambda c: c.execute(update(rates).values(flags=[]))
        )
        wait_until(lambda: READER in caplog.messages)
        assert not storing.done()
    storing.result()
    assert caplog.messages == [READER]


@pytest.mark.parametrize("journal", ["TRUNCATE", "WAL"])
@pytest.mark.parametrize("replaced", [False, True])
def test_F20_a_file_that_was_moved_is_not_written_to(
    opened: Engine, workspace: Workspace, journal: str, *, replaced: bool
) -> None:
    if opened.dialect.name != "sqlite":
        pytest.skip("a server's files have no names for us")
    with opened.connect() as connection:
        connection.connection.execute(f"PRAGMA journal_mode = {journal}")
    file, away = workspace.folder / "newsbot.db", workspace.folder / "away.db"

    async def work(writer: Writer) -> None:
        await writer.write(card(1))
        file.rename(away)
        if replaced:
            copyfile(away, file)
        with pytest.raises(StorageError, match="moved, removed or replaced"):
            await writer.write(card(2))

    run(opened, work)
