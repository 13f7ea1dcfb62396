"""One run at a time: whoever comes second is gone at once, and a dead holder holds nothing."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from newsbot.db.engine import DatabaseConnection, parse_url
from newsbot.db.session import Session
from newsbot.errors import LockedError
from tests.crawling import ROOT, Workspace, crawl, start, wait_until
from tests.site.server import serve
from tests.site.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(3)) as served:
        yield served


@pytest.fixture
def holder(workspace: Workspace, site: Site) -> Iterator[subprocess.Popen[str]]:
    """A run that waits for an answer that never comes."""
    site.hang("/robots.txt")
    process = start(workspace, site.listing_url)
    wait_until(lambda: site.log)
    yield process
    process.kill()
    process.communicate()


def test_of_eight_that_start_at_once_one_works(workspace: Workspace, site: Site) -> None:
    site.hang("/robots.txt", times=8)
    runs = [start(workspace, site.listing_url) for _ in range(8)]
    wait_until(lambda: site.log and sum(run.poll() is not None for run in runs) == 7)
    assert sorted(str(run.poll()) for run in runs) == ["7"] * 7 + ["None"]
    assert [received.path for received in site.log] == ["/robots.txt"]
    assert workspace.value("SELECT count(*) FROM runs") == 1
    for run in runs:
        run.kill()
        output, log = run.communicate()
        if run.returncode == 7:
            assert output.startswith("exit 7  another run holds")
            assert "Traceback" not in log


def test_a_killed_holder_frees_it_at_once(
    workspace: Workspace, site: Site, holder: subprocess.Popen[str]
) -> None:
    holder.kill()
    holder.wait()
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 0, run.log
    assert "died" in run.log


def test_what_a_dead_process_left_is_no_obstacle(workspace: Workspace, site: Site) -> None:
    (workspace.folder / "newsbot.db.lock").write_text("1\n", encoding="ascii")
    assert crawl(workspace, site.listing_url).exit_code == 0


@pytest.mark.usefixtures("holder")
def test_another_database_is_another_lock(workspace: Workspace, site: Site) -> None:
    run = crawl(workspace.beside("elsewhere"), site.listing_url)
    assert run.exit_code == 0, run.log


@pytest.mark.usefixtures("holder")
def test_the_one_who_is_refused_changes_nothing(workspace: Workspace, site: Site) -> None:
    before = [*workspace.folder.rglob("*")], workspace.rows("SELECT * FROM runs")
    assert crawl(workspace, site.listing_url, "-a", "full=1").exit_code == 7
    assert ([*workspace.folder.rglob("*")], workspace.rows("SELECT * FROM runs")) == before


def names(file: Path) -> Iterator[str]:
    """The file's addresses by other ways."""
    (file.parent / "elsewhere").mkdir()
    link = file.parent / "elsewhere" / "link.db"
    link.symlink_to(file)
    yield f"sqlite:///{link}"
    linked = file.parent / "linked"
    linked.symlink_to(file.parent)
    yield f"sqlite:///{linked / file.name}"
    yield f"sqlite:///{file.parent}/./elsewhere/../{file.name}"
    yield f"sqlite:///{os.path.relpath(file, ROOT)}"
    for uri in (f"file:{quote(str(file))}", f"file://{link}"):
        yield f"sqlite:///{uri}?uri=true&mode=rw"
    hard = file.parent / "elsewhere" / "hard.db"
    hard.hardlink_to(file)
    yield f"sqlite:///{hard}"


def test_F08_the_same_file_by_another_name_is_the_same_lock(tmp_path: Path) -> None:
    sites = frozenset({"s1.example"})
    session = Session(parse_url("sqlite:///a file.db", tmp_path), sites)
    files = {path: path.read_bytes() for path in tmp_path.iterdir()}
    for name in names(tmp_path / "a file.db"):
        with pytest.raises(LockedError):
            Session(parse_url(name, ROOT), sites)
    assert {path: path.read_bytes() for path in files} == files
    session.close()
    for path in tmp_path.rglob("*.db"):
        Session(parse_url(f"sqlite:///{path}", ROOT), sites).close()


def test_F08_7_a_run_on_a_hard_link(
    workspace: Workspace, site: Site, holder: subprocess.Popen[str]
) -> None:
    link = workspace.folder / "other.db"
    link.hardlink_to(workspace.folder / "newsbot.db")
    run = crawl(workspace, site.listing_url, NEWSBOT_DATABASE_URL=f"sqlite:///{link}")
    assert run.exit_code == 7, run.log
    assert "another run holds" in run.output
    assert len(site.log) == 1
    assert holder.poll() is None


def test_F08_who_is_refused_or_ends_leaves_sqlite_the_locks_of_others(tmp_path: Path) -> None:
    """Another one of the same process may be in the middle of a commit."""
    url = parse_url("sqlite:///newsbot.db", tmp_path)
    session = Session(url, frozenset({"s1.example"}))
    other = tmp_path / "other.db"
    other.hardlink_to(tmp_path / "newsbot.db")
    beside = Session(url, frozenset({"s2.example"}))
    code = "import sqlite3, sys; sqlite3.connect(sys.argv[1], 0).execute('BEGIN IMMEDIATE')"

    def refuse(connection: DatabaseConnection) -> None:
        connection.exec_driver_sql("DELETE FROM runs")
        with pytest.raises(LockedError):
            Session(parse_url(f"sqlite:///{other}", tmp_path), frozenset({"s1.example"}))
        beside.close()
        elsewhere = [sys.executable, "-c", code, str(tmp_path / "newsbot.db")]
        done = subprocess.run(elsewhere, capture_output=True, text=True, check=False)
        assert "database is locked" in done.stderr

    session.execute(refuse)
    session.close()


def test_F08_a_uri_that_says_more_than_a_path_is_refused(tmp_path: Path) -> None:
    for query in ("mode=memory", "mode=ro", "nolock=1", "immutable=1", "vfs=unix-none"):
        with pytest.raises(ValueError, match="only the path counts"):
            parse_url(f"sqlite:///file:{tmp_path}/newsbot.db?uri=true&{query}", tmp_path)
