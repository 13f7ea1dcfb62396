"""Runs on different sites work side by side on one database; a site that is taken is left out."""

import fcntl
import json
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from newsbot.db.engine import DatabaseConnection, parse_url
from newsbot.db.runs import insert_run, unfinished_runs
from newsbot.db.session import Session
from newsbot.errors import LockedError
from tests.crawling import ON_BOTH_DATABASES, Crawl, Workspace, crawl, scrapy, wait_until
from tests.site.server import serve
from tests.site.site import Site

ONE, TWO = frozenset({"one.example"}), frozenset({"two.example"})


@pytest.fixture
def sites() -> Iterator[tuple[Site, Site]]:
    with serve(Site(8)) as taken, serve(Site(4, seed=7)) as free:
        yield taken, free


@contextmanager
def at_work(workspace: Workspace, site: Site) -> Iterator[Future[Crawl]]:
    """A run that has stored cards of the site, and goes on where the context ends."""
    gate = Event()
    site.before(1, gate.wait, site.articles[7].path)
    with ThreadPoolExecutor() as pool:
        run = pool.submit(crawl, workspace, site.listing_url)
        try:
            wait_until(lambda: any(received.path == site.articles[7].path for received in site.log))
            yield run
        finally:
            gate.set()


def names_of(site: Site) -> str:
    return site.options.base_url.removeprefix("http://")


@ON_BOTH_DATABASES
def test_a_site_that_is_taken_is_left_out(workspace: Workspace, sites: tuple[Site, Site]) -> None:
    taken, free = sites
    with at_work(workspace, taken) as first:
        asked = len(taken.log)
        second = crawl(workspace, f"{taken.listing_url},{free.listing_url}")
        assert len(taken.log) == asked
        told = json.loads(scrapy(workspace, "status", "--json").stdout)
    words = f"left out {names_of(taken)}, where another run is at work"
    assert second.exit_code == 0, second.log
    assert f"The run {words}" in second.log
    assert f"exit 0  all well; {words}" in second.output
    assert "left out · exit 7" in second.output
    assert "4 of 4 results · complete · new 4" in second.output
    assert second.manifest["reason"] == f"all well; {words}"
    why = f"left out: {names_of(taken)} is another run's"
    ends = {it["url"]: (it["exit_code"], it["reason"]) for it in second.manifest["listings"]}
    assert ends == {taken.listing_url: (7, why), free.listing_url: (0, "all well")}
    rows = workspace.rows(
        "SELECT url, run_listings.exit_code, run_listings.verdict FROM run_listings"
        " JOIN listings ON listings.id = listing_id"
        f" WHERE run_id = '{second.manifest['run']}' ORDER BY url"
    )
    left, done = (taken.listing_url, 7, None), (free.listing_url, 0, "complete")
    assert [tuple(row.values()) for row in rows] == sorted([left, done])

    # Its state is told by the run that is at work on it.
    assert [run["reason"] for run in told["runs"]] == [f"all well; {words}", None]
    codes = {listing["url"]: listing["exit_code"] for listing in told["listings"]}
    assert codes == {taken.listing_url: None, free.listing_url: 0}
    assert all(listing["configured"] for listing in told["listings"])

    run = first.result()
    assert run.exit_code == 0, run.log
    assert "8 of 8 results · complete · new 8" in run.output
    seqs = [line["seq"] for folder in workspace.feeds() for line in article_lines(folder)]
    assert len(seqs) == len(set(seqs)) == 12


def article_lines(folder: Path) -> list[dict[str, Any]]:
    text = (folder / "articles.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def url_of(folder: Path) -> Any:
    return parse_url("sqlite:///newsbot.db", folder)


def test_a_dead_run_on_several_sites_is_left_to_whoever_has_the_first(tmp_path: Path) -> None:
    """Two runs that start at once on one of them each do not both rebuild its feed."""
    first, second = Session(url_of(tmp_path), ONE), Session(url_of(tmp_path), TWO)
    now = datetime.now(UTC)
    first.execute(lambda c: insert_run(c, "dead", ONE | TWO, now))
    first.execute(lambda c: insert_run(c, "alive", frozenset({"three.example"}), now))
    found = [
        [run.id for run in session.read(partial(unfinished_runs, sites=session.sites))]
        for session in (first, second)
    ]
    assert found == [["dead"], []]
    for session in (first, second):
        session.close()


def test_F08_in_one_process(tmp_path: Path) -> None:
    first, second = Session(url_of(tmp_path), ONE), Session(url_of(tmp_path), TWO)
    with pytest.raises(LockedError, match=r"works on one\.example"):
        Session(url_of(tmp_path), ONE | TWO | {"three.example"})
    with pytest.raises(LockedError):
        Session(url_of(tmp_path), ONE | TWO, leave_out=True)
    third = Session(url_of(tmp_path), ONE | {"three.example"}, leave_out=True)
    assert third.sites == {"three.example"}
    for session in (first, third):
        session.close()
    again = Session(url_of(tmp_path), ONE | TWO, leave_out=True)
    assert again.sites == ONE
    for session in (again, second):
        session.close()


def test_F08_a_writer_is_waited_for_by_another_session(tmp_path: Path) -> None:
    """It reads before it writes, and what it has read is still so."""
    first, second = Session(url_of(tmp_path), ONE), Session(url_of(tmp_path), TWO)
    first.execute(lambda c: c.exec_driver_sql("INSERT INTO feed_sequence VALUES (1, 0)").close())

    def count(connection: DatabaseConnection) -> None:
        (last,) = connection.exec_driver_sql("SELECT last_seq FROM feed_sequence").one()
        connection.exec_driver_sql(f"UPDATE feed_sequence SET last_seq = {last} + 1")

    def count_to_ten(session: Session) -> None:
        for _ in range(10):
            session.execute(count)

    with ThreadPoolExecutor() as pool:
        assert list(pool.map(count_to_ten, (first, second))) == [None, None]
    read = first.read(lambda c: c.exec_driver_sql("SELECT last_seq FROM feed_sequence").one())
    assert read == (20,)
    for session in (first, second):
        session.close()


def test_F08_several_that_open_a_new_database_at_once_wait_for_one_another(tmp_path: Path) -> None:
    names = [frozenset({f"{number}.example"}) for number in range(4)]
    with ThreadPoolExecutor() as pool:
        sessions = [*pool.map(lambda sites: Session(url_of(tmp_path), sites), names)]
    assert [session.sites for session in sessions] == names
    for session in sessions:
        session.close()


def test_F08_a_newsbot_that_knew_one_lock_alone(tmp_path: Path) -> None:
    """It took it on a file beside the database, and on a byte of that."""
    Session(url_of(tmp_path), ONE).close()
    with (tmp_path / "newsbot.db.lock").open("a") as name:
        fcntl.flock(name, fcntl.LOCK_EX | fcntl.LOCK_NB)
        with pytest.raises(LockedError):
            Session(url_of(tmp_path), ONE)
        fcntl.flock(name, fcntl.LOCK_UN)
        session = Session(url_of(tmp_path), ONE)
        with pytest.raises(BlockingIOError):
            fcntl.flock(name, fcntl.LOCK_EX | fcntl.LOCK_NB)
        session.close()
