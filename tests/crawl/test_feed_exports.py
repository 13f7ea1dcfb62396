"""Scrapy's feeds (-o, -O, FEEDS): the default feed's lines, and none that fails in silence."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.crawling import Crawl, Workspace, crawl, start, wait_until
from tests.site.server import serve
from tests.site.site import Site

CORRECTION = "A short correction of what was printed here.\n\nThat is all there is to say of it."
RUN_ALONE = '{"newsbot.extensions.feed_exports.FeedExports": null, "newsbot.extensions.run.Run": 0}'


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(8)) as served:
        yield served


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lines_of(run: Crawl) -> list[dict[str, Any]]:
    return run.lines("articles.jsonl") + run.lines("rates.jsonl")


def by_seq(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(lines, key=lambda line: line["seq"])


def feeds(**named: dict[str, Any]) -> str:
    return f"FEEDS={json.dumps(named)}"


@pytest.mark.parametrize("arguments", [[], ["-a", "follow=0"]])
def test_its_lines_are_those_of_the_default_feed(
    workspace: Workspace, site: Site, tmp_path: Path, arguments: list[str]
) -> None:
    out = tmp_path / "deep" / "out.jsonl"
    run = crawl(workspace, site.listing_url, "-O", str(out), *arguments)
    assert run.exit_code == 0, run.log
    default = lines_of(run)
    assert len(default) == 8 + 5
    assert by_seq(read_jsonl(out)) == by_seq(default)


def test_what_is_met_again_is_the_line_that_it_was(
    workspace: Workspace, site: Site, tmp_path: Path
) -> None:
    known = lines_of(crawl(workspace, site.listing_url))
    edited = site.url(site.articles[0])
    site.edit(edited, body=CORRECTION)
    out = tmp_path / "out.jsonl"
    run = crawl(workspace, site.listing_url, "-O", str(out))
    assert run.exit_code == 0, run.log
    (line,) = run.lines("articles.jsonl")
    assert line["url"] == edited
    told = read_jsonl(out)
    assert line in told
    known += lines_of(run)
    assert [other for other in told if other not in known] == []
    assert sum(other["type"] == "rate" for other in told) == 5


def test_a_table_has_the_columns_of_both_kinds(
    workspace: Workspace, site: Site, tmp_path: Path
) -> None:
    both, rates = tmp_path / "both.csv", tmp_path / "rates.csv"
    one_kind = {"format": "csv", "item_classes": ["newsbot.items.RateItem"]}
    setting = feeds(**{str(rates): one_kind, str(both): {"format": "csv"}})
    run = crawl(workspace, site.listing_url, "-s", setting)
    assert run.exit_code == 0, run.log
    lines = {line["seq"]: line for line in lines_of(run)}
    rows = read_csv(both)
    assert len(rows) == len(lines) == 13
    for row in rows:
        line = lines[int(row["seq"])]
        for name in ("type", "url", "headline", "article_body", "rate", "base_currency", "seen_at"):
            assert row[name] == line.get(name, "")
    assert {name for row in read_csv(rates) for name in row} == set(run.lines("rates.jsonl")[0])


def test_fields_that_are_asked_for(workspace: Workspace, site: Site, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    chosen = {"format": "csv", "fields": {"url": "address", "rate": "value"}}
    assert crawl(workspace, site.listing_url, "-s", feeds(**{str(out): chosen})).exit_code == 0
    rows = read_csv(out)
    assert len(rows) == 13
    assert set(rows[0]) == {"address", "value"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-O", "s3://bucket/out.jsonl"], "needs boto3: pip install boto3"),
        (["-O", "gopher://host/out.jsonl"], "gopher"),
        (["-O", "ftp:///out.jsonl"], "names no host"),
        (["-O", "out.sheet"], "sheet"),
        (["-O", "out-%(mood)s.jsonl"], "mood"),
        (["-s", feeds(out={"format": "sheet"})], "'sheet'"),
        (["-s", feeds(out={"format": "csv", "item_classes": ["newsbot.items.Photo"]})], "Photo"),
        (["-s", feeds(out={"format": "csv", "batch_item_count": 3})], "%(batch_id)d"),
        (["-s", f"EXTENSIONS={RUN_ALONE}", "-O", "out.jsonl"], "FEEDS cannot be written"),
    ],
)
def test_what_can_be_written_nowhere_is_refused(
    workspace: Workspace, site: Site, arguments: list[str], words: str
) -> None:
    run = crawl(workspace, site.listing_url, *arguments)
    assert run.exit_code == 2, run.log
    assert words in run.log
    assert "Traceback" not in run.log
    assert site.log == []


def test_a_folder_that_cannot_be_made_is_named_before_any_request(
    workspace: Workspace, site: Site, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    for path in (f"{tmp_path}/file/out.jsonl", str(tmp_path)):
        run = crawl(workspace, site.listing_url, "-O", f"{path}:jsonl")
        assert run.exit_code == 5, run.log
        assert f"the feed {path} cannot be written" in run.output.splitlines()[-1]
        assert "Traceback" not in run.log
    assert site.log == []


def test_a_feed_that_fails_is_named_and_the_others_are_whole(
    workspace: Workspace, site: Site, tmp_path: Path
) -> None:
    good = tmp_path / "good.jsonl"
    lines = {"format": "jsonlines"}
    dead = "ftp://user:hush@127.0.0.1:9/out.jsonl"
    setting = feeds(**{dead: lines, "/dev/full": lines, str(good): lines})
    run = crawl(workspace, site.listing_url, "-s", setting)
    assert run.exit_code == 5, run.log
    assert "feed    ftp://127.0.0.1:9/out.jsonl  is not written: " in run.output
    assert "feed    /dev/full  is not written: " in run.output
    assert run.output.splitlines()[-1] == "exit 5  feed (2)"
    assert len(read_jsonl(good)) == 13
    assert "hush" not in run.log + run.output
    assert "Traceback" not in run.log
    assert workspace.rows("SELECT exit_code, reason FROM runs") == [
        {"exit_code": 5, "reason": "feed (2)"}
    ]
    assert run.manifest["exit_code"] == 5


def test_a_feed_ends_where_its_disk_is_full(workspace: Workspace, site: Site) -> None:
    """While the run goes on, not only at its end."""
    run = crawl(workspace, site.listing_url, "-o", "/dev/full:csv")
    assert run.exit_code == 5, run.log
    assert "Traceback" not in run.log
    assert workspace.value("SELECT count(*) FROM articles WHERE article_body IS NOT NULL") == 8


def test_a_run_that_is_refused_leaves_the_file_as_it_was(
    workspace: Workspace, site: Site, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("yesterday's\n", encoding="utf-8")
    site.hang("/robots.txt", times=9)
    first = start(workspace, site.listing_url)
    wait_until(lambda: site.log)
    second = crawl(workspace, site.listing_url, "-O", str(out))
    first.kill()
    first.communicate()
    assert second.exit_code == 7, second.log
    assert out.read_text(encoding="utf-8") == "yesterday's\n"
