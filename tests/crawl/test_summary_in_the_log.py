"""The summary stands in the log, too, where that is read by itself; and nowhere twice."""

import re
import subprocess
from collections.abc import Iterator

import pytest

from newsbot.config import ARGUMENTS
from tests import crawling
from tests.crawling import ROOT, Workspace, crawl, crawl_command
from tests.site.server import serve
from tests.site.site import Site


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve(Site(1)) as served:
        yield served


def said(log: str) -> list[str]:
    """Without the time, the name and the level of each record."""
    return [line.partition("INFO: ")[2] for line in log.splitlines()]


def test_a_log_file_ends_with_verdict_and_exit_line(workspace: Workspace, site: Site) -> None:
    path = workspace.folder / "run.log"
    run = crawl(workspace, site.listing_url, "--logfile", str(path))
    summary = run.output.splitlines()
    assert summary[-1] == "exit 0  all well"
    assert said(path.read_text("utf-8"))[-len(summary) :] == summary
    assert "1 of 1 results · complete" in summary[1]


def test_a_log_apart_from_the_output_ends_with_them(workspace: Workspace, site: Site) -> None:
    run = crawl(workspace, site.listing_url)
    summary = run.output.splitlines()
    assert said(run.log)[-len(summary) :] == summary


def test_what_goes_to_one_place_is_said_once(workspace: Workspace, site: Site) -> None:
    """As cron has it: >>newsbot.log 2>&1"""
    done = subprocess.run(
        crawl_command(workspace, site.listing_url),
        cwd=ROOT,
        env=workspace.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.endswith("\nexit 0  all well\n")
    assert done.stdout.count("exit 0") == done.stdout.count("1 of 1 results · complete") == 1


def test_a_refused_crawl_says_so_in_its_log_file(workspace: Workspace) -> None:
    path = workspace.folder / "run.log"
    done = crawling.scrapy(workspace, "crawl", "listing", "-a", "urll=x", "--logfile", str(path))
    assert done.returncode == 2
    assert "ERROR: exit 2  unknown argument -a urll=" in path.read_text("utf-8")


def test_the_help_says_what_each_argument_means(workspace: Workspace) -> None:
    shown = crawling.scrapy(workspace, "crawl", "listing", "-h").stdout
    for argument in ARGUMENTS:
        assert re.search(rf"^ +-a {argument}=\S+ +\w+ \w+", shown, re.MULTILINE), argument
