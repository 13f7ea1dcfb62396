"""kill -9 at any instant, then a plain run: as if nothing had happened."""

import os
import signal
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.crawling import Workspace, crawl, start, wait_until
from tests.site.server import serve
from tests.site.site import Site
from tests.torture.soundness import assert_sound, contents

ARTICLES = 20
REQUESTS = 1 + 4 + ARTICLES  # robots.txt, the listing's pages, the articles


def killer(process: subprocess.Popen[str], delay: float) -> Callable[[], None]:
    return threading.Timer(delay, process.kill).start


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, pace: tuple[str, ...]) -> str:
    workspace = Workspace(tmp_path_factory.mktemp("undisturbed"), pace)
    with serve(Site(ARTICLES)) as site:
        assert crawl(workspace, site.listing_url).exit_code == 0
        return contents(workspace, site)


@pytest.mark.parametrize("delay", [0, 0.01, 0.05])
@pytest.mark.parametrize("request_no", [*range(1, REQUESTS - 4), *(REQUESTS - 2, REQUESTS)])
def test_a_killed_run_is_finished_by_the_next(
    workspace: Workspace, undisturbed: str, request_no: int, delay: float
) -> None:
    with serve(Site(ARTICLES)) as site:
        process = start(workspace, site.listing_url)
        site.before(request_no, killer(process, delay))
        process.communicate(timeout=60)
        assert_sound(workspace)
        # The last that a run does is to note its end, and then in its feed; the process may be
        # killed between the two, or behind them.
        noted = not workspace.rows("SELECT id FROM runs WHERE finished_at IS NULL")
        feeds = (workspace.folder / "feeds").glob("*")
        published = all((feed / "manifest.json").exists() for feed in feeds)
        assert process.returncode == -signal.SIGKILL or (noted and published)
        run = crawl(workspace, site.listing_url)
        assert run.exit_code == 0, run.log
        assert ("died" in run.log) == (not (noted and published))
        assert contents(workspace, site) == undisturbed


def test_the_process_that_reads_is_killed(workspace: Workspace) -> None:
    """It costs the page that it was reading, if any; the crawl goes on."""
    with serve(Site(60)) as site:
        run = start(workspace, site.listing_url)
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
        wait_until(lambda: len(site.log) > 30)
        os.kill(int(children.read_text().split()[0]), signal.SIGKILL)
        run.communicate()
        assert run.returncode in {0, 3}
        assert crawl(workspace, site.listing_url).exit_code == 0
    assert workspace.value("SELECT count(*) FROM articles WHERE article_body IS NOT NULL") == 60
    assert workspace.value("SELECT count(*) FROM lost_pages") == 0
