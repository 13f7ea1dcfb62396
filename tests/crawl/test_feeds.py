"""The feed: a projection of committed rows, whole or not there, and the same bytes again."""

import json
import shutil
import signal
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.crawling import ROOT, Crawl, Workspace, crawl, scrapy, start, wait_until
from tests.site.server import serve
from tests.site.site import Site

FILES = {"article": "articles.jsonl", "rate": "rates.jsonl"}
WHOLE = {*FILES.values(), "manifest.json"}


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(8)) as served:
        yield served


@pytest.fixture
def dead_feed(workspace: Workspace, site: Site) -> Path:
    """Where the feed of a run would be that was killed when it had stored seven of eight."""
    hanging = site.articles[7].path
    site.hang(hanging)
    process = start(workspace, site.listing_url)
    wait_until(lambda: any(received.path == hanging for received in site.log))
    bodies = "SELECT count(*) FROM articles WHERE article_body IS NOT NULL"
    wait_until(lambda: workspace.value(bodies) == 7)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return workspace.folder / "feeds" / workspace.value("SELECT id FROM runs")


def export(workspace: Workspace, *arguments: str) -> list[dict[str, Any]]:
    done = scrapy(workspace, "export", *arguments)
    assert done.returncode == 0, done.stderr
    return read_lines(done.stdout)


def read_lines(text: str) -> list[dict[str, Any]]:
    """Each as its schema has it, in ascending order."""
    lines = [json.loads(line) for line in text.splitlines()]
    for line in lines:
        schema = ROOT / f"newsbot/feeds/schemas/{line['type']}.schema.json"
        Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(line)
    numbers = [line["seq"] for line in lines]
    assert numbers == sorted(set(numbers))
    return lines


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_run_that_died_gets_its_feed_at_the_next_start(
    workspace: Workspace, site: Site, dead_feed: Path
) -> None:
    assert not dead_feed.exists()
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 0, run.log
    assert names(dead_feed) == WHOLE
    assert len(read_lines((dead_feed / "articles.jsonl").read_text(encoding="utf-8"))) == 7
    manifest = json.loads((dead_feed / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["finished_at"], manifest["exit_code"]) == (None, None)
    assert len(run.lines("articles.jsonl")) == 1


def fill_and_take_away(workspace: Workspace, site: Site, folder: Path) -> None:
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 0, run.log
    shutil.move(run.feed, folder)


def test_a_feed_that_was_taken_away_does_not_come_back(
    workspace: Workspace, site: Site, tmp_path: Path
) -> None:
    fill_and_take_away(workspace, site, tmp_path / "consumed")
    run = crawl(workspace, site.listing_url)
    assert "died" not in run.log
    assert workspace.feeds() == [run.feed]
    elsewhere = crawl(workspace, site.listing_url, NEWSBOT_FEED_DIR=f"{tmp_path}/elsewhere")
    assert "died" not in elsewhere.log
    assert len(list((tmp_path / "elsewhere").iterdir())) == 1


def test_the_feed_of_a_dead_run_comes_once(
    workspace: Workspace, site: Site, dead_feed: Path
) -> None:
    assert "its feed is rebuilt" in crawl(workspace, site.listing_url).log
    assert f"{dead_feed.name}  died" in scrapy(workspace, "status").stdout
    shutil.rmtree(workspace.folder / "feeds")
    run = crawl(workspace, site.listing_url)
    assert "died" not in run.log
    assert workspace.feeds() == [run.feed]


def test_a_run_that_could_not_write_its_feed_did_not_die(
    workspace: Workspace, site: Site, tmp_path: Path
) -> None:
    def replace_folder() -> None:
        (tmp_path / "folder").rmdir()
        (tmp_path / "folder").touch()

    site.before(5, replace_folder)
    run = crawl(workspace, site.listing_url, NEWSBOT_FEED_DIR=f"{tmp_path}/folder")
    assert run.exit_code == 5, run.log
    assert "NEWSBOT_FEED_DIR: " in run.log
    assert "8 of 8 results" in run.output
    assert "stored  /" not in run.output
    (row,) = workspace.rows("SELECT * FROM runs")
    assert (row["exit_code"], row["reason"]) == (5, "storage (1)")
    again = crawl(workspace, site.listing_url)
    assert f"Run {row['id']} could not write its feed; its feed is rebuilt" in again.log
    assert "died" not in again.log
    assert len(workspace.feeds()) == 2
    assert not workspace.rows("SELECT id FROM runs WHERE finished_at IS NULL")


@pytest.mark.parametrize("torn", ["articles.jsonl.part", "articles.jsonl", "manifest.json.part"])
def test_what_a_dead_run_left_torn_is_replaced(
    workspace: Workspace, site: Site, dead_feed: Path, torn: str
) -> None:
    dead_feed.mkdir(parents=True)
    (dead_feed / torn).write_bytes(b'{"type":"article","seq":1,"hea')
    assert crawl(workspace, site.listing_url).exit_code == 0
    assert names(dead_feed) == WHOLE
    assert len(read_lines((dead_feed / "articles.jsonl").read_text(encoding="utf-8"))) == 7


def test_the_manifest_comes_last(workspace: Workspace, site: Site, dead_feed: Path) -> None:
    obstacle = dead_feed / "rates.jsonl.part"
    obstacle.mkdir(parents=True)
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 5
    assert "rates.jsonl" in run.output
    assert names(dead_feed) == {"articles.jsonl", obstacle.name}
    obstacle.rmdir()
    assert crawl(workspace, site.listing_url).exit_code == 0
    assert names(dead_feed) == WHOLE


def test_no_folder_no_feed(workspace: Workspace, site: Site) -> None:
    run = crawl(workspace, site.listing_url, NEWSBOT_FEED_DIR="")
    assert run.exit_code == 0, run.log
    assert not (workspace.folder / "feeds").exists()
    assert len(export(workspace, "--type", "article")) == 8


@pytest.fixture
def two_runs(workspace: Workspace, site: Site) -> tuple[Crawl, Crawl]:
    """The second one finds two new articles and an edited one."""
    runs = []
    for act in (lambda: None, lambda: site.publish(2)):
        act()
        runs.append(crawl(workspace, site.listing_url))
        body = "A short correction of what was printed here.\n\nThat is all there is to say of it."
        site.edit(site.url(site.articles[0]), body=body)
        assert runs[-1].exit_code == 0, runs[-1].log
        assert runs[-1].feed
    return runs[0], runs[1]


@pytest.mark.parametrize("kind", FILES)
def test_export_of_a_run_is_its_feed(
    workspace: Workspace, two_runs: tuple[Crawl, Crawl], kind: str, tmp_path: Path
) -> None:
    for run in two_runs:
        feed = (run.feed / FILES[kind]).read_bytes()
        arguments = ("export", "--run", run.feed.name, "--type", kind)
        assert scrapy(workspace, *arguments).stdout.encode() == feed
        out = tmp_path / "out.jsonl"
        assert scrapy(workspace, *arguments, "-o", str(out)).stdout == ""
        assert out.read_bytes() == feed


@pytest.mark.usefixtures("two_runs")
def test_export_since(workspace: Workspace) -> None:
    lines = export(workspace)
    assert {line["type"] for line in lines} == {"article", "rate"}
    assert export(workspace, "--since", "0") == lines
    for seq in (1, 7, lines[-1]["seq"]):
        assert export(workspace, "--since", str(seq)) == [
            line for line in lines if line["seq"] > seq
        ]


def test_export_as_of(workspace: Workspace, two_runs: tuple[Crawl, Crawl]) -> None:
    first, second = (run.lines("articles.jsonl") for run in two_runs)
    between = two_runs[1].manifest["started_at"]
    assert export(workspace, "--as-of", between, "--type", "article") == first

    latest = {line["url"]: line for line in [*first, *second]}
    newest = sorted(latest.values(), key=lambda line: line["seq"])
    assert len(newest) == 10
    assert export(workspace, "--as-of", "2999-01-01", "--type", "article") == newest
    assert export(workspace, "--as-of", "1999-01-01T00:00:00+05:30") == []
    assert datetime.fromisoformat(between) <= datetime.fromisoformat(second[0]["seen_at"])


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--run", "a", "--since", "1"], "--since"),
        (["--since", "last"], "last"),
        (["--as-of", "yesterday"], "yesterday"),
        (["--type", "photo"], "photo"),
        (["everything"], "everything"),
        (["--sinse=3"], "--sinse"),
    ],
)
def test_what_cannot_be_meant(workspace: Workspace, arguments: list[str], word: str) -> None:
    done = scrapy(workspace, "export", *arguments)
    assert done.returncode == 2, done.stderr
    assert word in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_run_that_never_was(workspace: Workspace, site: Site, tmp_path: Path) -> None:
    run = crawl(workspace, site.listing_url)
    out = tmp_path / "out.jsonl"
    done = scrapy(workspace, "export", "--run", f"{run.feed.name}x", "-o", str(out))
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert f"no run {run.feed.name}x" in line
    assert not out.exists()


def test_no_database_no_export(workspace: Workspace) -> None:
    done = scrapy(workspace, "export")
    assert done.returncode == 5
    assert "newsbot.db" in done.stderr
    assert not list(workspace.folder.iterdir())
