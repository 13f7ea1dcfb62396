"""Machines on one database, each with a feed folder of its own: who is dead, and who is not."""

import subprocess

from tests.crawling import Crawl, Workspace, crawl, start, wait_until
from tests.site.server import serve
from tests.site.site import Site


def test_only_a_killed_run_is_taken_for_dead_and_once(
    workspace: Workspace, postgres_url: str
) -> None:
    here = Workspace(workspace.folder / "here", workspace.pace, postgres_url)
    there = Workspace(workspace.folder / "there", workspace.pace, postgres_url)
    with serve(Site(7)) as steppe, serve(Site(3)) as valley:
        assert crawl(here, steppe.listing_url).exit_code == 0
        assert_none_died(crawl(there, steppe.listing_url))
        (late,) = steppe.publish()
        steppe.hang(late.removeprefix(steppe.options.base_url))
        running = start(here, steppe.listing_url)
        wait_until(lambda: here.value("SELECT count(*) FROM articles") == 8)
        assert_none_died(crawl(there, valley.listing_url))
        kill(running)
        finisher = crawl(there, steppe.listing_url)
        assert finisher.log.count("died; its feed is rebuilt") == 1
        assert [len(list(folder.glob("manifest.json"))) for folder in there.feeds()] == [1] * 4
        assert_none_died(crawl(here, steppe.listing_url))


def assert_none_died(run: Crawl) -> None:
    assert run.exit_code == 0, run.log
    assert " died" not in run.log


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()
