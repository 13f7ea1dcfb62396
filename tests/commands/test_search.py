"""`scrapy search`: articles by the words of their headlines and texts, on both databases."""

import json
import os
import pty
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from tests.crawling import ON_BOTH_DATABASES, ROOT, Workspace, command, crawl, scrapy
from tests.site.server import serve
from tests.site.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(8)) as served:
        yield served


def search(workspace: Workspace, *arguments: str) -> list[dict[str, Any]]:
    done = scrapy(workspace, "search", "--json", *arguments)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@ON_BOTH_DATABASES
def test_a_crawl_and_what_the_site_changed_since(workspace: Workspace, site: Site) -> None:
    edited, other = (site.url(site.articles[number]) for number in (1, 2))
    site.edit(
        edited, headline="G\u02bballa of O\u02bbzbekiston", body="A marmot.\n\nAnd its burrow."
    )
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 0, run.log
    (found,) = search(workspace, "g'alla O\u2018ZBEK* burrow -jerboa")
    assert found == {
        "url": edited,
        "headline": "G\u02bballa of O\u02bbzbekiston",
        "date_published": found["date_published"],
        "first_seen_at": found["first_seen_at"],
        "gone_at": None,
        "snippet": "A marmot. And its burrow.",
        "matches": ["G\u02bballa", "O\u02bbzbekiston", "burrow"],
    }
    newest = max(line["seq"] for line in run.lines("articles.jsonl") + run.lines("rates.jsonl"))
    site.edit(edited, body="A jerboa.\n\nAnd its burrow, with another sentence.")
    assert crawl(workspace, site.listing_url).exit_code == 0
    assert search(workspace, "marmot") == []
    assert [row["url"] for row in search(workspace, "jerboa")] == [edited]
    assert [row["url"] for row in search(workspace, "jerboa", "--since", str(newest))] == [edited]
    words = site.articles[2].headline
    assert [row["url"] for row in search(workspace, f'"{words}"')] == [other]
    assert search(workspace, f'"{words}"', "--since", str(newest)) == []
    assert search(workspace, f'"{words}"', "--since", "2031-01-01") == []


def test_what_a_pipe_and_a_terminal_get(workspace: Workspace, site: Site) -> None:
    url = site.url(site.articles[0])
    site.edit(
        url,
        headline="Caravan \u202eleaves",
        body="Sand. " * 80 + "A caravan passes. " + "Sand. " * 80,
    )
    assert crawl(workspace, site.listing_url).exit_code == 0
    done = scrapy(workspace, "search", "caravan")
    date = workspace.value(f"SELECT date_published FROM articles WHERE url = '{url}'")[:10]
    headline, place, text = done.stdout.splitlines()
    assert (done.returncode, headline, place) == (0, "**Caravan** leaves", f"    {date}  {url}")
    assert text.startswith("    \N{HORIZONTAL ELLIPSIS} Sand.")
    assert " A **caravan** passes. " in text
    shown = on_a_terminal(workspace, "search", "caravan")
    assert "\x1b[1m\x1b[1;31mCaravan\x1b[0m\x1b[1m leaves\x1b[0m" in shown
    assert "A \x1b[1;31mcaravan\x1b[0m passes." in shown
    assert max(map(len, shown.splitlines())) < 120


def on_a_terminal(workspace: Workspace, *arguments: str) -> str:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command(*arguments), cwd=ROOT, env=workspace.environment(TERM="xterm"), stdout=theirs
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 10_000)
        except OSError:
            break
        shown += part
    os.close(ours)
    assert process.wait() == 0
    return shown.decode()


def test_odd_questions_and_options(workspace: Workspace, site: Site) -> None:
    assert crawl(workspace, site.listing_url, "-a", "follow=0").exit_code == 0
    done = scrapy(workspace, "search", "AND")
    assert (done.returncode, done.stderr) == (0, "")
    assert "**and**" in done.stdout
    for words in ("C++", "aral NEAR( sea", "^x", "zzz'; --", "zzz -aral"):
        done = scrapy(workspace, "search", words)
        assert (done.returncode, done.stdout) == (0, ""), words
        assert done.stderr == f"newsbot: no article has {words}\n"
    for arguments in (["--", "-aral"], ['"'], ["-"], [""], [], ["x " * 51]):
        done = scrapy(workspace, "search", *arguments)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1), arguments
    for arguments in (["--since", "soon"], ["--limit", "0"], ["--limit", "x"], ["--jsn"]):
        done = scrapy(workspace, "search", "aral", *arguments)
        assert (done.returncode, done.stdout) == (2, ""), arguments
        assert arguments[-1] in done.stderr


def test_no_database(workspace: Workspace) -> None:
    done = scrapy(workspace, "search", "aral")
    assert (done.returncode, done.stdout) == (5, "")
    assert "there is no database" in done.stderr
    assert not list(workspace.folder.iterdir())
