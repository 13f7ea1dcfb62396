"""`scrapy status`, listing by listing: which are too old, and which are meant at all."""

import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from tests.crawling import ON_BOTH_DATABASES, Workspace, crawl, scrapy
from tests.site.server import serve_all
from tests.site.site import Site

AGE = ("--max-age", "26h")
CARDS = ("-a", "follow=0")


@pytest.fixture
def sites() -> Iterator[list[Site]]:
    served = [Site(2, seed=number) for number in range(2)]
    with serve_all(served):
        yield served


def make_older(workspace: Workspace) -> None:
    """As if all runs had been two days earlier."""
    change = "interval '2 days'" if workspace.postgres_url else None
    older = f"finished_at - {change}" if change else "datetime(finished_at, '-2 days')"
    workspace.change(f"UPDATE runs SET finished_at = {older}")


def shut(site: Site) -> None:
    site.change(robots="User-agent: *\nDisallow: /\n")


def state(workspace: Workspace, *arguments: str) -> dict[str, Any]:
    return json.loads(scrapy(workspace, "status", "--json", *arguments).stdout)


def quiet(workspace: Workspace, *arguments: str) -> subprocess.CompletedProcess[str]:
    return scrapy(workspace, "status", "--quiet", *arguments)


@ON_BOTH_DATABASES
def test_one_good_listing_hides_no_dead_one(workspace: Workspace, sites: list[Site]) -> None:
    good, dead = (site.listing_url for site in sites)
    assert crawl(workspace, f"{good},{dead}", *CARDS).exit_code == 0
    done = quiet(workspace, *AGE)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    make_older(workspace)
    shut(sites[1])
    assert crawl(workspace, f"{good},{dead}", *CARDS).exit_code == 6

    done = quiet(workspace, *AGE)
    assert done.returncode == 1
    (line,) = done.stdout.splitlines()
    assert line.startswith(f"too old  {dead}  last good run 20")
    assert line.endswith("exit 6  robots (1)")
    assert line in scrapy(workspace, "status", *AGE).stdout.splitlines()
    assert quiet(workspace, "--max-age", "3d").returncode == 0

    told = state(workspace, *AGE)
    assert told["too_old"] == [dead]
    assert told["last_good_run"] < told["runs"][0]["finished_at"]
    assert {each["url"]: each["exit_code"] for each in told["listings"]} == {good: 0, dead: 6}
    assert [each["configured"] for each in told["listings"]] == [True, True]
    assert "too_old" not in state(workspace)


def test_one_that_never_was_well(workspace: Workspace, sites: list[Site]) -> None:
    shut(sites[0])
    crawl(workspace, sites[0].listing_url)
    done = quiet(workspace, *AGE)
    assert done.returncode == 1
    assert done.stdout.startswith(f"too old  {sites[0].listing_url}  no good run yet")
    # Without an age, what ended badly is told, and is no failure of status.
    done = quiet(workspace)
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)
    assert done.stdout.startswith(f"listing  {sites[0].listing_url}  interrupted")


def test_every_line_of_a_crontab_counts(workspace: Workspace, sites: list[Site]) -> None:
    """Each names listings of its own; the first one's site dies."""
    crawl(workspace, sites[0].listing_url, *CARDS)
    make_older(workspace)
    crawl(workspace, sites[1].listing_url, *CARDS)
    assert state(workspace, *AGE)["too_old"] == [sites[0].listing_url]


def test_what_the_newest_configuration_leaves_out_is_not_missed(
    workspace: Workspace, sites: list[Site]
) -> None:
    good, mistyped = sites[0].listing_url, f"{sites[0].options.base_url}/tag/serimow/"
    assert crawl(workspace, f"{good},{mistyped}", *CARDS).exit_code == 3
    assert state(workspace, *AGE)["too_old"] == [mistyped]
    assert crawl(workspace, f"{good},{sites[1].listing_url}", *CARDS).exit_code == 0
    assert quiet(workspace, *AGE).returncode == 0
    named = {each["url"]: each["configured"] for each in state(workspace)["listings"]}
    assert named == {good: True, mistyped: False, sites[1].listing_url: True}
    words = scrapy(workspace, "status").stdout
    assert f"no run names it any more: scrapy forget {mistyped}" in words


def test_many_are_told_in_few_lines(workspace: Workspace, sites: list[Site]) -> None:
    site, dead = sites
    shut(dead)
    for number in range(30):
        site.add_listing(f"/tag/t{number}/", site.articles)
    for number in range(12):
        dead.add_listing(f"/tag/t{number}/", dead.articles)
    urls = [each.options.base_url + path for each in sites for path in each.listings]
    run = crawl(workspace, ",".join(urls), *CARDS)
    assert run.exit_code == 6
    assert "44 listings · 31 complete · 13 interrupted" in run.output
    assert "  and 3 more: scrapy status --all\n" in run.output
    assert len(run.output.splitlines()) < 30

    words = scrapy(workspace, "status").stdout.splitlines()
    assert len(words) < 32
    assert "listing  and 3 more: scrapy status --all" in words
    everything = scrapy(workspace, "status", "--all").stdout
    shown = [line.split()[1] for line in everything.splitlines() if line.startswith("listing  ")]
    assert shown == sorted(urls)


@pytest.mark.parametrize("age", ["99999999999999d", "26", "h"])
def test_ages_that_cannot_be_meant(workspace: Workspace, age: str) -> None:
    done = scrapy(workspace, "status", "--max-age", age)
    assert done.returncode == 2
    assert "it is like 90m, 26h or 2d" in done.stderr
