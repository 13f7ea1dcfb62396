"""The shell commands of the README as they stand, but for the site's address and the folders."""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawling import ROOT, Workspace
from tests.site.server import serve
from tests.site.site import Site

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
(CRONTAB,) = [text for kind, text in BLOCKS if kind == "crontab"]
(SUMMARY,) = [text for kind, text in BLOCKS if not kind]
SHELL = [line for kind, text in BLOCKS if kind == "sh" for line in text.splitlines()]
CRAWLS = [line for line in SHELL if "scrapy crawl" in line]
REPLAYED = [line for line in CRAWLS if "NEWSBOT_REPLAY" in line]
LIVE = [line for line in CRAWLS if "NEWSBOT_REPLAY" not in line]
LISTING = re.compile(r"https://timesca\.com/[\w/,:.]+")


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(2)) as served:
        yield served


def run(
    workspace: Workspace, line: str, listing: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """In the project's folder, by this environment's scrapy, at the workspace's pace."""
    crawl = " ".join(("crawl listing", *workspace.pace))
    line = LISTING.sub(listing, line).replace("crawl listing", crawl)
    line = line.replace(".venv/bin/scrapy", f"{sys.executable} -m scrapy")
    return subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=ROOT,
        env=workspace.environment(NEWSBOT_LISTING_URLS=listing, **environment),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def plain(summary: str) -> list[str]:
    """Without what differs from run to run: the places."""
    return [line for line in summary.splitlines() if not line.startswith("stored")]


def test_the_first_command_says_what_it_is_said_to_say(workspace: Workspace) -> None:
    (line,) = REPLAYED
    done = run(workspace, line.rpartition("&& ")[2])
    assert done.returncode == 0, done.stderr
    assert plain(done.stdout) == plain(SUMMARY)
    (sql,) = re.findall(r"`sqlite3 data/newsbot.db '(.*?)'`", README)
    with sqlite3.connect(workspace.folder / "newsbot.db") as connection:
        assert len(connection.execute(sql).fetchall()) == 56
    connection.close()


@pytest.mark.parametrize("line", LIVE, ids=lambda line: line.partition("#")[2].strip() or "urls")
def test_live_crawls(workspace: Workspace, site: Site, line: str) -> None:
    done = run(workspace, line, listing=site.listing_url)
    assert done.returncode == 0, done.stderr
    assert "2 of 2 results · complete · new 2" in done.stdout


def test_the_crontab(workspace: Workspace, site: Site, tmp_path: Path) -> None:
    """A setting in a line of its own is for every job; the rest of a job's line goes to sh."""
    lines = CRONTAB.splitlines()
    settings = dict(line.split("=", 1) for line in lines if re.match(r"\w+=", line))
    jobs = [line.split(maxsplit=5)[5] for line in lines if not re.match(r"\w+=", line)]
    assert len(settings) + len(jobs) == len(lines)
    assert "%" not in "".join(jobs)
    log = tmp_path / "newsbot.log"
    for job in jobs:
        here = job.replace("/srv/newsbot", f"{ROOT}").replace("/var/log/newsbot.log", f"{log}")
        done = run(workspace, here, listing=site.listing_url, **settings)
        assert done.returncode == 0, done.stderr
    assert "exit 0  all well" in log.read_text(encoding="utf-8")
    assert all("desk@you.example" in received.headers["user-agent"] for received in site.log)
