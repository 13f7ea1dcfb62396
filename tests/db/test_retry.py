"""What PostgreSQL undoes or loses is done again, whole, and nothing is doubled."""

import asyncio
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import psycopg
import pytest
from sqlalchemy import Connection, event, make_url, text

from newsbot.db.engine import open_engine, parse_url
from newsbot.db.listings import open_listing
from newsbot.db.retry import RetryPolicy
from newsbot.db.runs import insert_run
from newsbot.db.session import Session
from tests import postgres
from tests.crawling import wait_until
from tests.db.filled import NOW
from tests.db.given import LISTING, article, card, listing_page, rate

ADD = "UPDATE counters SET value = value + 1 WHERE id = {}"


def test_F32_a_deadlock_does_the_whole_transaction_again(postgres_url: str) -> None:
    postgres.execute(
        postgres_url,
        ["CREATE TABLE counters AS SELECT id, 0 AS value FROM (VALUES (1), (2)) AS two (id)"],
    )
    engine = open_engine(parse_url(postgres_url, Path()))
    undone: list[str] = []
    event.listen(
        engine, "handle_error", lambda context: undone.append(context.original_exception.sqlstate)
    )
    with psycopg.connect(postgres_url) as other, ThreadPoolExecutor() as pool:
        other.execute("SET deadlock_timeout = '60s'")  # it is not the one to be undone
        other.execute(ADD.format(2))
        blocked = []

        def work(connection: Connection) -> None:
            connection.execute(text(ADD.format(1)))
            if not blocked:
                blocked.append(pool.submit(add_and_commit, other))
                wait_until(lambda: waits(postgres_url))
            connection.execute(text(ADD.format(2)))

        RetryPolicy().run(engine, work)
    engine.dispose()
    assert set(undone) <= {"40P01", "55P03"}
    assert undone[0] == "40P01"
    assert postgres.rows(postgres_url, "SELECT value FROM counters") == [{"value": 2}] * 2


def add_and_commit(other: psycopg.Connection) -> None:
    other.execute(ADD.format(1))
    other.commit()


def waits(address: str) -> object:
    return postgres.rows(
        address,
        "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
        " AND datname = current_database()",
    )


@pytest.mark.parametrize("commit_arrives", [False, True])
def test_F33_connections_lost_around_their_commits(postgres_url: str, commit_arrives: bool) -> None:
    async def write(session: Session, cut: list[bytes]) -> None:
        writer = session.open_writer("2026-1", pytest.fail)
        await writer.read(lambda c: open_listing(c, "2026-1", LISTING))
        cut.clear()
        items = (card(1), card(2), article(1), rate(), listing_page(1))
        await asyncio.gather(*map(writer.write, items))
        await writer.close()

    with cutting_proxy(postgres_url, times=2, commit_arrives=commit_arrives) as (address, cut):
        session = Session(parse_url(address, Path()), frozenset({"s1.example"}))
        cut.clear()
        session.execute(lambda c: insert_run(c, "2026-1", frozenset({"s1.example"}), NOW))
        asyncio.run(write(session, cut))
        session.close()
    assert len(cut) == 2
    tables = ("runs", "listings", "articles", "article_revisions", "rates", "listing_pages")
    counts = [postgres.rows(postgres_url, f"SELECT count(*) FROM {name}") for name in tables]
    assert counts == [[{"count": number}] for number in (1, 1, 2, 1, 1, 1)]
    assert postgres.rows(postgres_url, "SELECT last_seq FROM feed_sequence") == [{"last_seq": 2}]


@contextmanager
def cutting_proxy(
    server: str, times: int, *, commit_arrives: bool
) -> Iterator[tuple[str, list[bytes]]]:
    """A server's address behind a proxy that cuts so many connections, each when it commits, before
    or after the server got to know; and what it cut.
    """
    cut: list[bytes] = []
    url = make_url(server)
    path = f"{url.query['host']}/.s.PGSQL.{url.port or 5432}"

    def serve(client: socket.socket) -> None:
        upstream = socket.socket(socket.AF_UNIX)
        upstream.connect(path)
        Thread(target=pump, args=(upstream, client), daemon=True).start()
        with client, upstream, suppress(OSError):
            while data := client.recv(65536):
                if b"COMMIT" in data and len(cut) < times:
                    cut.append(data)
                    client.shutdown(socket.SHUT_RDWR)
                    if commit_arrives:
                        upstream.sendall(data)
                        upstream.shutdown(socket.SHUT_WR)
                    return
                upstream.sendall(data)

    with socket.create_server(("127.0.0.1", 0)) as listener:

        def accept() -> None:
            with suppress(OSError):
                while True:
                    Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()

        Thread(target=accept, daemon=True).start()
        proxied = url.set(host="127.0.0.1", port=listener.getsockname()[1], query={})
        yield proxied.render_as_string(hide_password=False), cut
        listener.shutdown(socket.SHUT_RDWR)


def pump(upstream: socket.socket, client: socket.socket) -> None:
    with suppress(OSError):
        while data := upstream.recv(65536):
            client.sendall(data)
