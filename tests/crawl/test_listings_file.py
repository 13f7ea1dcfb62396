"""Crawls of a listings file: which listings, and each site by its own settings."""

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.alerts.receiver import receiver
from tests.crawling import Workspace, command, run
from tests.site.server import serve
from tests.site.site import Site

ZONE = re.compile(rb'("datePublished": "2026-[\d-]+T[\d:]+)[^"]*')


@pytest.fixture
def sites() -> Iterator[tuple[Site, Site]]:
    with serve(Site(3)) as steppe, serve(Site(2)) as valley:
        yield steppe, valley


def write(folder: Path, sites: tuple[Site, Site], settings: str = "") -> Path:
    steppe, valley = sites
    path = folder / "listings.toml"
    path.write_text(
        f"[steppe]\n{settings}\nlistings.serimov = '{steppe.listing_url}'\n"
        f"[valley.listings]\nserimov = '{valley.listing_url}'\n",
        "utf-8",
    )
    return path


def scrapy_with(
    workspace: Workspace, file: Path | str, *arguments: str
) -> subprocess.CompletedProcess[str]:
    return run(workspace, command(*arguments), 120, NEWSBOT_LISTINGS_FILE=str(file))


def crawl_with(
    workspace: Workspace, file: Path | str, *arguments: str
) -> subprocess.CompletedProcess[str]:
    return scrapy_with(workspace, file, "crawl", "listing", *workspace.pace, *arguments)


def listings_of(workspace: Workspace) -> list[str]:
    return [row["url"] for row in workspace.rows("SELECT url FROM listings ORDER BY id")]


def test_all_of_it_and_how_each_stands(workspace: Workspace, sites: tuple[Site, Site]) -> None:
    file = write(workspace.folder, sites)
    before = scrapy_with(workspace, file, "listings")
    assert [line.split("  ")[1] for line in before.stdout.splitlines()] == ["not read yet"] * 2
    done = crawl_with(workspace, file)
    assert done.returncode == 0, done.stderr
    steppe, valley = sites
    assert listings_of(workspace) == [steppe.listing_url, valley.listing_url]
    shown = scrapy_with(workspace, file, "listings").stdout.splitlines()
    assert shown[0].startswith("steppe/serimov  complete 3 of 3, last complete 2")
    assert shown[1].startswith("valley/serimov  complete 2 of 2, last complete 2")
    (line,) = scrapy_with(workspace, file, "listings", "--json", "valley/*").stdout.splitlines()
    told = json.loads(line)
    assert (told["name"], told["url"]) == ("valley/serimov", valley.listing_url)
    assert (told["verdict"], told["results"], told["total"]) == ("complete", 2, 2)


def test_when_a_site_is_due(workspace: Workspace, sites: tuple[Site, Site]) -> None:
    settings = "timezone = 'Asia/Almaty'\nschedule = '30 4 29 2 *'"
    file = write(workspace.folder, sites, settings)
    due, not_due = scrapy_with(workspace, file, "listings").stdout.splitlines()
    assert re.search(r"  next \w{3} 20\d\d-02-29 04:30\+05:00  http://", due)
    assert "next" not in not_due
    shown = scrapy_with(workspace, file, "listings", "--json").stdout.splitlines()
    due_at, not_due_at = (json.loads(line)["next_at"] for line in shown)
    assert re.fullmatch(r"20\d\d-02-28T23:30:00Z", due_at)
    assert not_due_at is None


def test_by_name(workspace: Workspace, sites: tuple[Site, Site]) -> None:
    file = write(workspace.folder, sites)
    done = crawl_with(workspace, file, "-a", "listing=valley/*")
    assert done.returncode == 0, done.stderr
    assert listings_of(workspace) == [sites[1].listing_url]


def test_beside_an_address(workspace: Workspace, sites: tuple[Site, Site]) -> None:
    file = write(workspace.folder, sites)
    url = f"url={sites[0].listing_url}"
    done = crawl_with(workspace, file, "-a", url, "-a", "listing=valley/serimov")
    assert done.returncode == 0, done.stderr
    assert listings_of(workspace) == [site.listing_url for site in sites]


@pytest.mark.parametrize(
    ("settings", "arguments", "words"),
    [
        ("", ["-a", "listing=hill"], "no listing 'hill'; there are steppe/serimov, valley/serimov"),
        ("", ["-a", "listing="], "-a listing= names no listing"),
        ("timezone = 'Mars/Olympus'", [], "listings.toml, line 2: timezone is 'Mars/Olympus'"),
        ("delay = ", [], "line 2"),
        ("schedule = '0 9 30 2 *'", [], "listings.toml, line 2: '0 9 30 2 *' is no schedule"),
    ],
)
def test_2_what_cannot_be_meant(
    workspace: Workspace, sites: tuple[Site, Site], settings: str, arguments: list[str], words: str
) -> None:
    done = crawl_with(workspace, write(workspace.folder, sites, settings), *arguments)
    assert done.returncode == 2
    assert words in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert sites[0].log == []


def test_2_a_file_that_is_not_there(workspace: Workspace, sites: tuple[Site, Site]) -> None:
    done = crawl_with(workspace, workspace.folder / "nowhere.toml")
    assert done.returncode == 2
    assert "NEWSBOT_LISTINGS_FILE" in done.stderr
    done = crawl_with(workspace, "", "-a", "listing=valley/*")
    assert done.returncode == 2
    assert "NEWSBOT_LISTINGS_FILE names no file" in done.stdout + done.stderr
    assert sites[0].log == []


def test_times_without_a_zone_are_of_their_own_site(
    workspace: Workspace, sites: tuple[Site, Site]
) -> None:
    for site in sites:
        for article in site.articles:
            reply = site.respond(article.path, {})
            bare = ZONE.sub(rb'"datePublished": "2026-02-20T12:00:00', reply.body)
            assert bare != reply.body
            site.answer(article.path, replace(reply, body=bare))
    file = write(workspace.folder, sites, "timezone = 'Asia/Almaty'")
    assert crawl_with(workspace, file).returncode == 0
    steppe, valley = (
        {
            row["date_published"][11:16]
            for row in workspace.rows("SELECT url, date_published FROM articles")
            if row["url"].startswith(site.options.base_url)
        }
        for site in sites
    )
    assert (steppe, valley) == ({"07:00"}, {"12:00"})


def test_a_delay_is_of_its_own_site(workspace: Workspace, sites: tuple[Site, Site]) -> None:
    file = write(workspace.folder, sites, "delay = 0.5")
    assert crawl_with(workspace, file).returncode == 0
    first, *_, last = times = [request.at for request in sites[0].log]
    assert last - first > 0.4 * (len(times) - 1)


def test_whom_a_site_tells(workspace: Workspace, sites: tuple[Site, Site]) -> None:
    for site in sites:
        site.change(robots="User-agent: *\nDisallow: /\n")
    with receiver() as own, receiver() as everybodys:
        file = write(workspace.folder, sites, "alerts = 'json://desk:${PASSWORD}@${PLACE}'")
        hidden = {"PASSWORD": "s3cret", "PLACE": own.url.partition("@")[2]}
        arguments = command("crawl", "listing", *workspace.pace, "-s", "LOG_LEVEL=DEBUG")
        known = {"NEWSBOT_LISTINGS_FILE": str(file), "NEWSBOT_ALERTS": everybodys.url, **hidden}
        done = run(workspace, arguments, 120, **known)
        assert done.returncode == 6
        heard = [server.news() for server in (own, everybodys)]
    assert heard == [
        [f"TROUBLE: {site.listing_url}: the run ended with exit 6: robots (1)"] for site in sites
    ]
    kept = [path.read_bytes() for path in workspace.folder.rglob("*") if path.is_file()]
    told = done.stdout + done.stderr + scrapy_with(workspace, file, "listings").stderr
    for secret in ("s3cret", "t0ken"):
        assert secret not in told
        assert not any(secret.encode() in data for data in kept)
