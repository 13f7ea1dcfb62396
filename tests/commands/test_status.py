"""`scrapy status`: how the last runs went, for people and for monitors."""

import json
import os
import re
import shutil
import signal
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests import warm_start
from tests.crawling import ROOT, Crawl, Workspace, crawl, scrapy, start, wait_until
from tests.site.server import serve
from tests.site.site import Site


@pytest.fixture(scope="module")
def crawled(
    tmp_path_factory: pytest.TempPathFactory, pace: tuple[str, ...]
) -> Iterator[tuple[Site, Crawl]]:
    """A site, and the first good run there."""
    with serve(Site(8)) as served:
        run = crawl(Workspace(tmp_path_factory.mktemp("good"), pace), served.listing_url)
        assert run.exit_code == 0, run.log
        yield served, run


@pytest.fixture
def site(crawled: tuple[Site, Crawl]) -> Iterator[Site]:
    site, _ = crawled
    site.log.clear()
    robots = site.options.robots
    yield site
    site.heal()
    site.change(robots=robots)


@pytest.fixture
def good_run(crawled: tuple[Site, Crawl], workspace: Workspace) -> Crawl:
    """In a workspace of the test's own."""
    _, run = crawled
    shutil.copytree(run.workspace.folder, workspace.folder, dirs_exist_ok=True)
    return replace(run, workspace=workspace)


def status(workspace: Workspace, *arguments: str) -> dict[str, Any]:
    done = scrapy(workspace, "status", "--json", *arguments)
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    state: dict[str, Any] = json.loads(line)
    return state


def make_older(workspace: Workspace, days: int) -> None:
    """As if all runs had been that much earlier."""
    with sqlite3.connect(workspace.folder / "newsbot.db") as connection:
        connection.execute(f"UPDATE runs SET finished_at = datetime(finished_at, '-{days} days')")
    connection.close()


def test_after_a_good_run(workspace: Workspace, site: Site, good_run: Crawl) -> None:
    run = good_run
    words = scrapy(workspace, "status")
    assert words.returncode == 0, words.stderr
    assert f"{run.feed.name}  exit 0  all well" in words.stdout
    assert f"listing  {site.listing_url}\n         8 of 8 results · complete" in words.stdout
    for pair, rate, _ in site.expected_rates():
        assert re.search(rf"rate +{pair} {rate}  2026-02-22", words.stdout)
    assert "lost" not in words.stdout

    state = status(workspace)
    assert state["last_good_run"] == run.manifest["finished_at"]
    assert [found["id"] for found in state["runs"]] == [run.feed.name]
    (listing,) = state["listings"]
    assert (listing["results"], listing["total"], listing["verdict"]) == (8, 8, "complete")
    assert listing["last_complete_at"].endswith("Z")
    assert listing["last_full_at"].endswith("Z")
    assert [(f"{rate['base_currency']}/USD", rate["rate"]) for rate in state["rates"]] == [
        (pair, rate) for pair, rate, _ in site.expected_rates()
    ]
    assert state["lost_pages"] == []


def test_lost_pages(workspace: Workspace, site: Site) -> None:
    lost = [site.page_paths()[1], site.articles[2].path]
    for path in lost:
        site.fail(path, 503, times=4)
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 3, run.log
    urls = [site.options.base_url + path for path in lost]
    words = scrapy(workspace, "status").stdout
    for url in urls:
        assert re.search(rf"lost +{url}  HTTP 503", words)
    assert "interrupted" in words
    state = status(workspace)
    assert {page["url"] for page in state["lost_pages"]} == set(urls)
    assert [page["http_status"] for page in state["lost_pages"]] == [503, 503]
    assert state["last_good_run"] is None

    assert crawl(workspace, site.listing_url).exit_code == 0
    assert status(workspace)["lost_pages"] == []


def test_a_dead_run(workspace: Workspace, site: Site) -> None:
    site.hang("/robots.txt")
    process = start(workspace, site.listing_url)
    wait_until(lambda: site.log)
    process.kill()
    process.communicate()
    assert "died" in scrapy(workspace, "status").stdout
    (run,) = status(workspace)["runs"]
    assert (run["finished_at"], run["exit_code"]) == (None, None)
    assert scrapy(workspace, "status", "--max-age", "26h").returncode == 1


def test_the_newest_runs_come_first(workspace: Workspace, good_run: Crawl) -> None:
    newest = good_run.feed.name
    years = range(2015, 2021)
    with sqlite3.connect(workspace.folder / "newsbot.db") as connection:
        for year in years:
            connection.execute(
                "INSERT INTO runs (id, command, sites, started_at, finished_at, exit_code, reason)"
                f" SELECT '{year}' || substr(id, 5), command, sites, started_at, finished_at, 0, ''"
                f" FROM runs WHERE id = '{newest}'"
            )
    connection.close()
    shown = [run["id"] for run in status(workspace)["runs"]]
    assert shown == [newest, *(f"{year}{newest[4:]}" for year in (2020, 2019, 2018, 2017))]


@pytest.mark.usefixtures("good_run")
def test_max_age(workspace: Workspace) -> None:
    make_older(workspace, days=2)
    for age, exit_code in {"1s": 1, "90m": 1, "47h": 1, "1d": 1, "49h": 0, "3d": 0}.items():
        done = scrapy(workspace, "status", "--max-age", age, *["--json"] * (exit_code == 0))
        assert done.returncode == exit_code, (age, done.stderr)
        assert "complete" in done.stdout


@pytest.mark.usefixtures("good_run")
def test_max_age_counts_good_runs_only(workspace: Workspace, site: Site) -> None:
    assert scrapy(workspace, "status", "--max-age", "26h").returncode == 0
    make_older(workspace, days=2)
    site.change(robots="User-agent: *\nDisallow: /\n")
    assert crawl(workspace, site.listing_url).exit_code == 6
    assert scrapy(workspace, "status", "--max-age", "26h").returncode == 1
    assert scrapy(workspace, "status", "--max-age", "3d").returncode == 0


@pytest.mark.parametrize("arguments", [[], ["--json"], ["--max-age", "26h"]])
def test_no_database(workspace: Workspace, arguments: list[str]) -> None:
    done = scrapy(workspace, "status", *arguments)
    assert done.returncode == 5
    assert done.stdout == ""
    assert "there is no database" in done.stderr
    assert not list(workspace.folder.iterdir())


@pytest.mark.parametrize(
    "arguments", [["--max-age", "soon"], ["--max-age", "26"], ["--max-age"], ["--jsn"], ["now"]]
)
def test_what_cannot_be_meant(workspace: Workspace, arguments: list[str]) -> None:
    done = scrapy(workspace, "status", *arguments)
    assert done.returncode == 2
    assert arguments[-1] in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("good_run")
@pytest.mark.parametrize("name", ["status", "export"])
def test_a_reader_that_is_gone_is_no_failure(workspace: Workspace, name: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    errors = workspace.folder / "errors"
    with errors.open("wb") as file, Path(os.devnull).open("rb") as empty:
        streams = (empty, writing, file)
        env = workspace.environment()
        exit_code = warm_start.run_on(streams, ["scrapy", name], ROOT, env, 120)
    os.close(writing)
    assert (exit_code, errors.read_text()) == (-signal.SIGPIPE, "")


def put_ahead(workspace: Workspace, table: str, column: str) -> None:
    """As if the clock had been two years ahead."""
    later = f"(substr({column}, 1, 4) + 2) || substr({column}, 5)"
    workspace.change(f"UPDATE {table} SET {column} = {later}")


@pytest.mark.usefixtures("good_run")
def test_F11_a_run_with_the_clock_ahead_is_forgotten_when_the_clock_is_right(
    workspace: Workspace, site: Site
) -> None:
    put_ahead(workspace, "runs", "finished_at")
    put_ahead(workspace, "listings", "last_full_at")
    done = scrapy(workspace, "status", "--max-age", "26h", "--json")
    assert done.returncode == 1
    assert json.loads(done.stdout)["last_good_run"] is None

    site.log.clear()
    assert crawl(workspace, site.listing_url, "-a", "follow=0").exit_code == 0
    assert site.page_paths()[-1] in {received.path for received in site.log}  # a full walk
    assert scrapy(workspace, "status", "--max-age", "26h").returncode == 0
