"""One run at a time: whoever comes second is gone at once, and a dead holder holds nothing."""

import subprocess
from collections.abc import Iterator

import pytest

from tests.crawling import Workspace, crawl, start, wait_until
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
