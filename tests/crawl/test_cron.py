"""cron's world: no environment, no terminal, nobody who reads; and the ping at the end."""

import os
import socket
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.crawling import ROOT, Workspace, crawl, crawl_command
from tests.site.server import serve
from tests.site.site import Site

SHELL = "/bin/sh"


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(8)) as served:
        yield served


@pytest.fixture
def pings() -> Iterator[Site]:
    with serve(Site(1)) as served:
        yield served


def run_as_cron(
    workspace: Workspace,
    url: str,
    redirection: str,
    *arguments: str,
    cwd: Path = ROOT,
    **environment: str,
) -> tuple[int, str]:
    """Exit code and log of the crawl in a shell that knows nothing but `environment`."""
    settings = [
        f"NEWSBOT_DATABASE_URL=sqlite:///{workspace.folder}/newsbot.db",
        f"NEWSBOT_FEED_DIR={workspace.folder}/feeds",
    ]
    words = crawl_command(workspace, url, *arguments)
    words += [word for setting in settings for word in ("-s", setting)]
    script = f'{{ "$@" {redirection}; echo $? >"$CODE"; }}'
    code, log = workspace.folder / "code", workspace.folder / "log"
    if "|" in redirection:
        script = f'{{ "$@"; echo $? >"$CODE"; }} {redirection}'
    with log.open("wb") as stderr:
        subprocess.run(
            [SHELL, "-c", script, "sh", *words],
            cwd=cwd,
            env={"CODE": str(code), **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            timeout=120,
            check=False,
        )
    return int(code.read_text()), log.read_text(encoding="utf-8")


def assert_stored(workspace: Workspace, count: int = 8) -> None:
    assert workspace.value("SELECT count(*) FROM articles WHERE article_body IS NOT NULL") == count
    (feed,) = workspace.feeds()
    assert (feed / "articles.jsonl").read_bytes().count(b"\n") == count
    assert (feed / "manifest.json").exists()


@pytest.mark.parametrize(
    "redirection",
    [
        "",
        "<&-",  # no standard input
        ">&-",  # no standard output
        "2>&-",  # no log
        "<&- >&- 2>&-",
        ">/dev/full",  # a full disk
        "| true",  # nobody reads
        "2>&1 | true",  # nobody reads the log either
    ],
)
def test_where_the_words_go_does_not_matter(
    workspace: Workspace, site: Site, redirection: str
) -> None:
    exit_code, log = run_as_cron(workspace, site.listing_url, redirection)
    assert exit_code == 0, log
    assert "Traceback" not in log
    assert_stored(workspace)


@pytest.mark.parametrize("redirection", [">&-", "2>&-", ">/dev/full", "| true"])
def test_the_exit_code_is_the_runs_own(workspace: Workspace, site: Site, redirection: str) -> None:
    site.fail(site.page_paths()[1], 503, times=4)
    exit_code, log = run_as_cron(workspace, site.listing_url, redirection)
    assert exit_code == 3, log


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C"},
        {"LC_ALL": "POSIX"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"HOME": "/nonexistent", "PATH": ""},
    ],
    ids=str,
)
def test_poor_environments(workspace: Workspace, site: Site, environment: dict[str, str]) -> None:
    exit_code, log = run_as_cron(workspace, site.listing_url, "", **environment)
    assert exit_code == 0, log
    assert_stored(workspace)


@pytest.mark.parametrize("folder", ["tests", "newsbot/feeds/schemas"])
def test_from_a_folder_of_the_project(workspace: Workspace, site: Site, folder: str) -> None:
    exit_code, log = run_as_cron(workspace, site.listing_url, "", cwd=ROOT / folder)
    assert exit_code == 0, log
    assert_stored(workspace)


def test_from_elsewhere(workspace: Workspace, site: Site) -> None:
    """Where no scrapy.cfg tells it, Scrapy's own variable names the project."""
    exit_code, log = run_as_cron(
        workspace,
        site.listing_url,
        "",
        cwd=Path("/"),
        SCRAPY_SETTINGS_MODULE="newsbot.settings",
        PYTHONPATH=str(ROOT),
    )
    assert exit_code == 0, log
    assert_stored(workspace)


def test_times_are_utc_wherever_it_runs(workspace: Workspace, site: Site) -> None:
    site.change(date="")
    before = datetime.now(UTC)
    run = crawl(workspace, site.listing_url, TZ="Asia/Kolkata")
    assert run.exit_code == 0, run.log
    after = datetime.now(UTC)
    for line in run.lines("articles.jsonl") + run.lines("rates.jsonl"):
        assert before <= datetime.fromisoformat(line["seen_at"]) <= after
    assert {line["as_of"] for line in run.lines("rates.jsonl")} <= {
        before.date().isoformat(),
        after.date().isoformat(),
    }
    published = {line["url"]: line["date_published"] for line in run.lines("articles.jsonl")}
    for article in site.articles:
        assert datetime.fromisoformat(published[site.url(article)]) == article.published


@pytest.mark.parametrize(
    ("template", "asked"),
    [
        ("/ping", "/ping?exit_code=0"),
        ("/ping?job=news", "/ping?job=news&exit_code=0"),
        ("/ping/%(exit_code)s", "/ping/0"),
        ("/ping/%(exit_code)s?job=news", "/ping/0?job=news"),
        ("/ping/{exit_code}", "/ping/0"),
        ("/ping?code={exit_code}", "/ping?code=0"),
    ],
)
def test_the_ping_comes_once_at_the_end(
    workspace: Workspace, site: Site, pings: Site, template: str, asked: str
) -> None:
    run = crawl(workspace, site.listing_url, NEWSBOT_PING_URL=pings.options.base_url + template)
    assert run.exit_code == 0, run.log
    (ping,) = pings.log
    assert ping.path == asked
    finished_at = workspace.value("SELECT finished_at FROM runs")
    assert datetime.fromisoformat(finished_at).replace(tzinfo=UTC).timestamp() <= ping.at


@pytest.mark.parametrize(
    ("exit_code", "settings"),
    [
        (2, {"NEWSBOT_REPLAY": "nothing-here-*.warc.gz"}),
        (5, {"NEWSBOT_DATABASE_URL": f"sqlite:///{os.devnull}/newsbot.db"}),
        (6, {}),
    ],
)
def test_the_ping_of_a_run_that_is_refused(
    workspace: Workspace, site: Site, pings: Site, exit_code: int, settings: dict[str, str]
) -> None:
    site.change(robots="User-agent: *\nDisallow: /\n")
    address = f"{pings.options.base_url}/%(exit_code)s"
    run = crawl(workspace, site.listing_url, NEWSBOT_PING_URL=address, **settings)
    assert run.exit_code == exit_code, run.log
    assert [ping.path for ping in pings.log] == [f"/{exit_code}"]


def test_a_ping_that_fails_changes_nothing(workspace: Workspace, site: Site, pings: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as bound:
        port = bound.getsockname()[1]
    for address in (f"http://127.0.0.1:{port}/", "http://[bad/", "http://a b/", pings.listing_url):
        pings.fail(pings.options.listing + "?exit_code=0", 500)
        run = crawl(workspace, site.listing_url, NEWSBOT_PING_URL=address)
        assert run.exit_code == 0, run.log
        assert "The ping failed" in run.log
        assert run.output.splitlines()[-1] == "exit 0  all well"


@pytest.mark.parametrize(("limit", "exit_code"), [("-n 20", 5), ("-S -n 20", 0), ("-n 40", 0)])
def test_F07_as_many_open_files(
    workspace: Workspace, site: Site, limit: str, exit_code: int
) -> None:
    """A limit that may be raised is none."""
    command = crawl_command(workspace, site.listing_url, "-a", "follow=0")
    done = subprocess.run(
        [SHELL, "-c", f'ulimit {limit}; exec "$@"', "sh", *command],
        cwd=ROOT,
        env=workspace.environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == exit_code, done.stderr
    if exit_code:
        words = "exit 5  a run needs 40 open files, and 20 are allowed: raise `ulimit -n`\n"
        assert (done.stdout, site.log) == (words, [])
        assert "Traceback" not in done.stderr
