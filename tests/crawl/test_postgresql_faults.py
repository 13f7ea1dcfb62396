"""A PostgreSQL server that freezes, dies, comes back or is of the wrong kind, under a crawl."""

import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from tests import postgres
from tests.crawling import Crawl, Workspace, crawl, start, wait_until
from tests.postgres import server_folder
from tests.postgres_server import OwnServer, own_server
from tests.site.server import serve
from tests.site.site import Site

ARTICLES = 14
COUNTS = """
    SELECT (SELECT count(*) FROM articles WHERE article_body IS NOT NULL) AS articles,
           (SELECT count(*) FROM article_revisions) AS revisions
"""
AWAY = "The database is away; trying again"


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(ARTICLES)) as served:
        yield served


@pytest.fixture(scope="module")
def running() -> Iterator[OwnServer]:
    with server_folder() as folder, own_server(folder) as server:
        yield server


@pytest.fixture
def server(running: OwnServer) -> Iterator[OwnServer]:
    yield running
    running.thaw()


@pytest.fixture
def on_server(server: OwnServer, tmp_path: Path, pace: tuple[str, ...]) -> Workspace:
    return Workspace(tmp_path, pace, postgres.new_database(server.address))


@pytest.fixture
def begin(on_server: Workspace, site: Site) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts crawls, and ends them with the test."""
    runs: list[subprocess.Popen[str]] = []

    def begin(**settings: str) -> subprocess.Popen[str]:
        runs.append(start(on_server, site.listing_url, **settings))
        return runs[-1]

    yield begin
    for run in runs:
        run.kill()
        run.communicate()


Begin = Callable[..., subprocess.Popen[str]]


def wait_for_word(process: subprocess.Popen[str], word: str) -> None:
    assert process.stderr
    assert any(word in line for line in process.stderr), f"the run ended without {word!r}"


def asked(site: Site, path: str, times: int = 1) -> bool:
    return sum(received.path == path for received in site.log) >= times


def end_of(workspace: Workspace, process: subprocess.Popen[str]) -> Crawl:
    output, log = process.communicate(timeout=90)
    return Crawl(workspace, process.returncode, output, log)


def assert_all_is_there_once(run: Crawl) -> None:
    assert run.exit_code == 0, run.log
    assert f"{ARTICLES} of {ARTICLES} results · complete" in run.output
    [counts] = run.workspace.rows(COUNTS)
    assert set(counts.values()) == {ARTICLES}


def test_F29_a_frozen_server_is_given_up_and_found_again(
    on_server: Workspace, server: OwnServer, site: Site, begin: Begin
) -> None:
    site.before(8, server.freeze)
    process = begin()
    wait_for_word(process, AWAY)
    server.thaw()
    assert_all_is_there_once(end_of(on_server, process))


@pytest.mark.parametrize("end", ["two_signals", "deadline"])
def test_F29_a_run_ends_though_its_server_is_frozen(
    on_server: Workspace, server: OwnServer, site: Site, begin: Begin, end: str
) -> None:
    site.before(8, server.freeze)
    process = begin(NEWSBOT_DEADLINE="10" if end == "deadline" else "3600")
    if end == "two_signals":
        wait_until(lambda: len(site.log) >= 8)
        process.send_signal(signal.SIGTERM)
        process.send_signal(signal.SIGTERM)
    run = end_of(on_server, process)
    assert run.exit_code in {5, 9}, run.log  # 9: it was not frozen by then
    server.thaw()
    if end == "two_signals":
        wait_until(lambda: holders(on_server) == 0)
        assert_all_is_there_once(crawl(on_server, site.listing_url))


@pytest.mark.parametrize("stopped", [False, True])
def test_F29_a_server_that_is_frozen_at_the_start(
    on_server: Workspace, server: OwnServer, site: Site, begin: Begin, stopped: bool
) -> None:
    server.freeze()
    process = begin()
    wait_for_word(process, "Spider opened")
    if stopped:
        process.send_signal(signal.SIGTERM)
    run = end_of(on_server, process)
    assert run.exit_code == (11 if stopped else 5), run.log
    assert "Traceback" not in run.log
    assert site.log == []


def test_F27_a_server_that_is_killed_and_started_again_twice(
    on_server: Workspace, server: OwnServer, site: Site, begin: Begin
) -> None:
    for count in (5, 12):
        site.before(count, server.kill)
    process = begin()
    for count in (5, 12):
        wait_until(lambda: len(site.log) >= count and not server.is_running())  # noqa: B023
        server.start()
    assert_all_is_there_once(end_of(on_server, process))


def test_F27_a_server_that_is_restarted_at_the_start(
    on_server: Workspace, server: OwnServer, site: Site, begin: Begin
) -> None:
    with psycopg.connect(on_server.postgres_url):
        server.shut_down()
        process = begin()
        wait_for_word(process, AWAY)
    wait_until(lambda: not server.is_running())
    server.start()
    assert_all_is_there_once(end_of(on_server, process))


def cut_connections(workspace: Workspace) -> None:
    with psycopg.connect(workspace.postgres_url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def holders(workspace: Workspace) -> int:
    """Of locks on the site: it is the exclusive one."""
    return workspace.value(
        "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database WHERE"
        " datname = current_database() AND locktype = 'advisory' AND mode = 'ExclusiveLock'"
    )


def test_F08_a_lock_that_was_lost_with_its_connection_is_taken_again(
    on_server: Workspace, site: Site, begin: Begin
) -> None:
    last = site.articles[-1].path
    site.hang(last)
    first = begin()
    wait_until(lambda: asked(site, last))
    cut_connections(on_server)
    wait_until(lambda: holders(on_server))
    sent = len(site.log)
    second = crawl(on_server, site.listing_url)
    assert second.exit_code == 7, second.log
    assert len(site.log) == sent
    first.send_signal(signal.SIGTERM)
    run = end_of(on_server, first)
    assert run.exit_code == 11, run.log


def test_F08_whose_lock_is_anothers_now_ends_and_writes_nothing(
    on_server: Workspace, site: Site, begin: Begin
) -> None:
    last = site.articles[-1].path
    site.hang(last, times=2)
    first = begin()
    wait_until(lambda: asked(site, last))
    first.send_signal(signal.SIGSTOP)
    cut_connections(on_server)
    second = begin()
    wait_until(lambda: asked(site, last, times=2))
    before = on_server.rows("SELECT * FROM runs ORDER BY id")
    first.send_signal(signal.SIGCONT)
    run = end_of(on_server, first)
    assert run.exit_code == 7, run.log
    assert "another run holds the lock on 127.0.0.1" in run.log
    assert on_server.rows("SELECT * FROM runs ORDER BY id") == before
    second.send_signal(signal.SIGTERM)
    assert end_of(on_server, second).exit_code == 11


def test_F31_one_connection_is_enough(workspace: Workspace, postgres_url: str, site: Site) -> None:
    name = make_url(postgres_url).database
    limited = make_url(postgres_url).set(username=name)
    postgres.execute(
        postgres_url,
        [f"CREATE ROLE {name} LOGIN CONNECTION LIMIT 1", f"ALTER DATABASE {name} OWNER TO {name}"],
    )
    url = limited.render_as_string(hide_password=False)
    run = crawl(workspace, site.listing_url, NEWSBOT_DATABASE_URL=url)
    assert run.exit_code == 0, run.log
    with psycopg.connect(url):
        refused = crawl(workspace, site.listing_url, NEWSBOT_DATABASE_URL=url)
    assert refused.exit_code == 5, refused.log


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
def test_F35_a_database_that_does_not_hold_all_characters(
    workspace: Workspace, postgres_server: str, site: Site, encoding: str
) -> None:
    name = f"newsbot_{encoding.lower()}_{workspace.folder.name[-12:].lower()}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(
            f"CREATE DATABASE {name} ENCODING '{encoding}' TEMPLATE template0 LOCALE 'C'".encode()
        )
    address = make_url(postgres_server).set(database=name).render_as_string(hide_password=False)
    run = crawl(workspace, site.listing_url, NEWSBOT_DATABASE_URL=address)
    assert run.exit_code == 5, run.log
    assert f"the database's encoding is {encoding}, and newsbot needs UTF8" in run.output
    assert "Traceback" not in run.log
    assert site.log == []
