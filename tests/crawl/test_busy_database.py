"""Other programs at an SQLite file: a run waits for them, says so once, and can be stopped."""

import signal
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack

import pytest
from sqlalchemy import URL

from newsbot.db.engine import open_engine, parse_url
from newsbot.db.retry import READER
from newsbot.db.schema import ensure_schema
from tests.crawling import Workspace, start
from tests.db.locks import locked, read_by_another
from tests.site.server import serve
from tests.site.site import Site

BUSY = "The database is locked"


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(3)) as served:
        yield served


@pytest.fixture
def database(workspace: Workspace) -> URL:
    """One without rows."""
    url = parse_url("sqlite:///newsbot.db", workspace.folder)
    engine = open_engine(url)
    ensure_schema(engine)
    engine.dispose()
    return url


def read_until(process: subprocess.Popen[str], words: str) -> str:
    """What the run logs until it says that."""
    assert process.stderr
    log = ""
    while words not in log:
        line = process.stderr.readline()
        assert line, log
        log += line
    return log


@pytest.mark.parametrize(
    ("hold", "words"), [(locked, BUSY), (read_by_another, READER)], ids=["locked", "read"]
)
def test_F16_F26_a_run_waits_at_its_start(
    workspace: Workspace,
    site: Site,
    database: URL,
    hold: type[AbstractContextManager[None]],
    words: str,
) -> None:
    with hold(database):
        process = start(workspace, site.listing_url)
        log = read_until(process, words)
        assert site.log == []
    output, rest = process.communicate(timeout=60)
    assert process.returncode == 0, rest
    assert "exit 0  all well" in output
    assert (log + rest).count(words) == 1


def test_F16_a_signal_ends_the_wait_at_the_start(
    workspace: Workspace, site: Site, database: URL
) -> None:
    with locked(database):
        process = start(workspace, site.listing_url)
        read_until(process, BUSY)
        process.send_signal(signal.SIGTERM)
        output, log = process.communicate(timeout=60)
    assert process.returncode == 11, log
    assert output.startswith("exit 11  ")
    assert "Traceback" not in log
    assert site.log == []


def test_F26_a_reader_in_mid_crawl_is_waited_for(
    workspace: Workspace, site: Site, database: URL
) -> None:
    with ExitStack() as reader:
        site.before(1, lambda: reader.enter_context(read_by_another(database)))
        process = start(workspace, site.listing_url)
        log = read_until(process, READER)
        reader.close()
        output, rest = process.communicate(timeout=60)
    assert process.returncode == 0, rest
    assert "3 of 3 results · complete" in output
    assert (log + rest).count(READER) == 1
