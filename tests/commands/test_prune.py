"""`scrapy db prune`: old runs and page receipts go, and the next run does as it would have done."""

import json
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.crawling import (
    ON_BOTH_DATABASES,
    PACES,
    ROOT,
    Workspace,
    command,
    crawl,
    run,
    scrapy,
    start,
    wait_until,
)
from tests.site.server import serve
from tests.site.site import Site

STORED = ("articles", "article_revisions", "listing_articles", "rates", "listings", "hosts")
PAGES = 3
TIMES = {
    "runs": ("started_at", "finished_at"),
    "listing_pages": ("fetched_at",),
    "listings": ("last_complete_at", "last_full_at"),
}


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database after three whole walks of a listing."""
    workspace = Workspace(tmp_path_factory.mktemp("walked"), pace=PACES["no_delay"])
    with serve(Site(14)) as site:
        walk_whole(workspace, site, 3)
        assert len(site.page_paths()) == PAGES
    return workspace.folder / "newsbot.db"


def restore(database: Path, workspace: Workspace) -> None:
    shutil.copy(database, workspace.folder)


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(14)) as served:
        yield served


def make_older(workspace: Workspace, days: int) -> None:
    """As if all runs had been that much earlier."""
    for table, columns in TIMES.items():
        for column in columns:
            older = f"strftime('%Y-%m-%dT%H:%M:%f000Z', {column}, '-{days} days')"
            if workspace.postgres_url:
                older = f"{column} - interval '{days} days'"
            workspace.change(f"UPDATE {table} SET {column} = {older}")


def prune(workspace: Workspace, *arguments: str) -> str:
    done = scrapy(workspace, "db", "prune", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = done.stdout.splitlines()
    return line.partition("; ")[0]


def count(workspace: Workspace, table: str) -> int:
    return int(workspace.value(f"SELECT count(*) FROM {table}"))


def stored(workspace: Workspace) -> dict[str, list[dict[str, Any]]]:
    tables = {name: workspace.rows(f"SELECT * FROM {name}") for name in STORED}
    return {name: sorted(rows, key=str) for name, rows in tables.items()}


def walk_whole(workspace: Workspace, site: Site, times: int) -> None:
    for _ in range(times):
        done = crawl(workspace, site.listing_url, "-a", "follow=0", "-a", "full=1")
        assert done.exit_code == 0, done.log


@ON_BOTH_DATABASES
def test_what_goes_what_stays_and_what_the_next_run_does(workspace: Workspace, site: Site) -> None:
    assert crawl(workspace, site.listing_url).exit_code == 0
    (first,) = workspace.feeds()
    walk_whole(workspace, site, 1)
    make_older(workspace, 100)
    walk_whole(workspace, site, 2)
    before, pages = stored(workspace), count(workspace, "listing_pages")
    old_pages = 2 * len(site.page_paths())

    told = f"{old_pages} page receipts, 2 listings of runs and 1 runs older than 30 days"
    assert prune(workspace, "--keep", "30", "--dry-run") == f"would prune {told}"
    assert (count(workspace, "runs"), count(workspace, "listing_pages")) == (4, pages)
    assert prune(workspace, "--keep", "30") == f"pruned   {told}"
    assert count(workspace, "listing_pages") == pages - old_pages
    assert (count(workspace, "runs"), count(workspace, "run_listings")) == (3, 2)
    assert stored(workspace) == before

    # The run that read the articles is known, and its feed can be had again.
    exported = scrapy(workspace, "export", "--run", first.name).stdout
    fed = [(first / f"{kind}.jsonl").read_text() for kind in ("articles", "rates")]
    assert sorted(exported.splitlines()) == sorted("".join(fed).splitlines())
    assert workspace.rows("SELECT DISTINCT read_run_id FROM articles") == [
        {"read_run_id": first.name}
    ]

    site.log.clear()
    (new,) = site.publish()
    last_seq = workspace.value("SELECT last_seq FROM feed_sequence")
    again = crawl(workspace, site.listing_url)
    assert again.exit_code == 0, again.log
    asked = [each.path for each in site.log if each.path in site.page_paths()]
    assert asked == site.page_paths()[:2]
    (line,) = again.lines("articles.jsonl")
    assert (line["seq"], line["change"]) == (last_seq + 1, "new")
    assert new in line["url"]


def test_what_the_next_run_needs_is_never_too_old(workspace: Workspace, site: Site) -> None:
    """The last good run, and one that died before its articles came and was not repaired."""
    assert crawl(workspace, site.listing_url, "-a", "follow=0").exit_code == 0
    site.hang(site.articles[2].path)
    dead = start(workspace, site.listing_url, *workspace.pace)
    wait_until(lambda: any(each.path == site.articles[2].path for each in site.log))
    wait_until(lambda: count(workspace, "article_revisions") >= 13)
    # It is at work: nothing of it goes, and it is not kept from its work.
    assert prune(workspace, "--keep", "0").startswith("pruned   0 page receipts")
    dead.kill()
    dead.communicate()
    make_older(workspace, 1000)
    state = json.loads(scrapy(workspace, "status", "--json").stdout)
    assert prune(workspace, "--keep", "0").startswith("pruned   0 page receipts")
    assert json.loads(scrapy(workspace, "status", "--json").stdout) == state

    site.heal()
    assert crawl(workspace, site.listing_url).exit_code == 0
    rebuilt = workspace.feeds()[-2]
    assert len((rebuilt / "articles.jsonl").read_text().splitlines()) >= 13
    assert count(workspace, "articles WHERE article_body IS NULL") == 0


def test_one_that_is_killed_is_gone_on_with(workspace: Workspace, walked: Path) -> None:
    restore(walked, workspace)
    make_older(workspace, 100)
    more = 60_000
    numbers = f"(WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {more})"
    workspace.change(
        "INSERT INTO listing_pages (run_id, listing_id, pass_no, page_no, url, cards, fetched_at)"
        " SELECT run_id, listing_id, 1, 9 + i, url, cards, fetched_at FROM"
        f" (SELECT * FROM listing_pages ORDER BY id LIMIT 1) AS p, {numbers} SELECT i FROM n) AS m"
    )
    before, pages = stored(workspace), count(workspace, "listing_pages")
    killed = subprocess.Popen(
        command("db", "prune", "--keep", "30"), cwd=ROOT, env=workspace.environment()
    )
    try:
        wait_until(lambda: count(workspace, "listing_pages") < pages)
    finally:
        killed.send_signal(signal.SIGKILL)
        killed.wait()
    left = count(workspace, "listing_pages") - 2 * PAGES
    assert prune(workspace, "--keep", "30").startswith(
        f"pruned   {left:,} page receipts, 1 listings of runs and 0 runs"
    )
    assert stored(workspace) == before
    assert workspace.rows("PRAGMA foreign_key_check") == []


def test_alerts_keep_the_runs_by_which_they_judge(workspace: Workspace, walked: Path) -> None:
    restore(walked, workspace)
    make_older(workspace, 40)
    file = workspace.folder / "listings.toml"
    file.write_text("[a]\nalerts = 'json://desk.example'\nlistings.x = 'http://a.example/'\n")
    for settings in (
        {"NEWSBOT_LISTINGS_FILE": str(file)},
        {"NEWSBOT_ALERTS": "json://desk.example"},
    ):
        done = run(workspace, command("db", "prune", "--keep", "7"), 120, **settings)
        assert "0 listings of runs and 0 runs older than 7 days (65 for runs" in done.stdout
    assert count(workspace, "run_listings") == 3
    assert count(workspace, "listing_pages") == 2 * PAGES


def test_an_sqlite_file_is_made_smaller_while_no_run_is_at_work(
    workspace: Workspace, site: Site
) -> None:
    assert crawl(workspace, site.listing_url, "-a", "follow=0").exit_code == 0
    workspace.change("CREATE TABLE filler (data)", "INSERT INTO filler VALUES (zeroblob(5000000))")
    workspace.change("DROP TABLE filler")
    file = workspace.folder / "newsbot.db"
    assert "5.0 MB of the file are free" in scrapy(workspace, "db", "prune", "--keep", "9").stdout
    assert file.stat().st_size > 5_000_000

    site.hang(site.page_paths()[0])
    site.log.clear()
    other = start(workspace, site.listing_url)
    wait_until(lambda: site.log)
    done = scrapy(workspace, "db", "prune", "--keep", "9", "--vacuum")
    other.kill()
    other.communicate()
    assert (done.returncode, done.stdout.count("\n")) == (7, 1)
    assert "another run" in done.stderr

    done = scrapy(workspace, "db", "prune", "--keep", "9", "--vacuum")
    assert (done.returncode, done.stdout.count("\n")) == (0, 2)
    assert file.stat().st_size < 1_000_000


@pytest.mark.parametrize(
    "arguments",
    [
        ["prune"],
        ["prune", "--keep", "soon"],
        ["prune", "--keep", "99999999999"],
        ["prune", "--keep", "9", "--vacuum", "--dry-run"],
        ["check", "--keep", "9"],
        ["prune", "--older", "9"],
    ],
)
def test_what_cannot_be_meant(workspace: Workspace, arguments: list[str]) -> None:
    done = scrapy(workspace, "db", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_no_database(workspace: Workspace) -> None:
    done = scrapy(workspace, "db", "prune", "--keep", "9")
    assert (done.returncode, done.stdout) == (5, "")
    assert not list(workspace.folder.iterdir())
