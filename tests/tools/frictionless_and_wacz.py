"""Frictionless judges the feeds of real crawls, and the WACZ writer packs archives to be replayed.

`pytest -n 0 tests/tools/frictionless_and_wacz.py`, in an environment of their own, which pip makes:
they bring pydantic, which Scrapy's itemadapter would import whenever newsbot starts beside it.
"""

import json
import subprocess
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from newsbot.feeds.data_package import data_package
from newsbot.feeds.folder import FILES, write_lines, write_manifest
from tests.archive.test_saved_by_tools import Saved, check_replay, saved
from tests.archive.tools import mirror
from tests.crawling import Crawl, Workspace
from tests.feeds.test_data_package import runs
from tests.field.environments import make_environment

__all__ = ["runs", "saved"]

PACKAGES = ("frictionless[json]==5.21.0", "wacz==0.6.0")
JUDGE = """
import json, sys
from frictionless import Package, validate
def judge(manifest):
    report = validate(manifest, type="package")
    rows = {it.name: it.read_rows() for it in Package(manifest).resources if it.type == "table"}
    return report.valid, report.flatten(["type", "note"]), rows
print(json.dumps([judge(manifest) for manifest in sys.argv[1:]], default=repr))
"""


@dataclass(frozen=True)
class Judgement:
    """`errors`: type and note of each. `rows`: by the name of their table, dates and decimals as
    Python prints them.
    """

    valid: bool
    errors: list[list[str]]
    rows: dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_environment(tmp_path_factory.mktemp("tools"), *PACKAGES)


@pytest.fixture(scope="module")
def judged(
    programs: Path, runs: list[Crawl], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Judgement]:
    """Of all feeds here, by one process."""
    folder = tmp_path_factory.mktemp("made")
    feeds = {"full": runs[0].feed, "quiet": runs[1].feed, "empty": folder / "empty"}
    write_feed_of_an_empty_text(feeds["empty"], runs[0])
    for name in FILES.values():
        feeds[name] = cut(runs[0].feed, folder / name, name)
    manifests = [f"{feed}/manifest.json" for feed in feeds.values()]
    command = [programs / "python", "-W", "ignore", "-c", JUDGE, *manifests]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=folder)
    return {name: Judgement(*it) for name, it in zip(feeds, json.loads(done.stdout), strict=True)}


def write_feed_of_an_empty_text(folder: Path, run: Crawl) -> None:
    line = run.lines("articles.jsonl")[0] | {"excerpt": "", "section": None, "authors": []}
    files = [
        write_lines(folder / "articles.jsonl", [line]),
        write_lines(folder / "rates.jsonl", []),
    ]
    write_manifest(folder, data_package("run", files, [], {}))


def cut(feed: Path, folder: Path, name: str) -> Path:
    """A copy without the first line of a file."""
    folder.mkdir()
    for file in feed.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    lines = (folder / name).read_bytes().splitlines(keepends=True)
    (folder / name).write_bytes(b"".join(lines[1:]))
    return folder


def test_a_feed_is_a_valid_data_package_with_typed_rows(
    judged: dict[str, Judgement], runs: list[Crawl]
) -> None:
    full = judged["full"]
    assert (full.valid, full.errors) == (True, [])
    assert len(full.rows["articles"]) == 8
    lines = runs[0].lines("rates.jsonl")
    rates = full.rows["rates"]
    assert [row["rate"] for row in rates] == [repr(Decimal(it["rate"])) for it in lines]
    assert rates[0]["as_of"].startswith("datetime.date(")


def test_a_quiet_run_is_one_too(judged: dict[str, Judgement], runs: list[Crawl]) -> None:
    assert (runs[1].feed / "rates.jsonl").stat().st_size == 0
    assert judged["quiet"] == Judgement(valid=True, errors=[], rows={})


def test_an_empty_text_is_not_missing(judged: dict[str, Judgement]) -> None:
    empty = judged["empty"]
    assert (empty.valid, empty.errors) == (True, [])
    (row,) = empty.rows["articles"]
    assert (row["excerpt"], row["section"], row["authors"]) == ("", None, [])


@pytest.mark.parametrize("name", FILES.values())
def test_a_file_that_was_changed_is_found(judged: dict[str, Judgement], name: str) -> None:
    assert not judged[name].valid
    assert {kind for kind, _ in judged[name].errors} == {"hash-count"}


def test_a_wacz_of_two_warc_files(workspace: Workspace, saved: Saved, programs: Path) -> None:
    other = mirror(workspace.folder / "other", saved.site.listing_url, "-l1", "--warc-file=a")
    wacz = workspace.folder / "a.wacz"
    warcs = (saved.folder / "crawl.warc.gz", other / "a.warc.gz")
    command = [programs / "wacz", "create", "-o", wacz, "-f", *warcs]
    subprocess.run(command, capture_output=True, check=True)
    check_replay(workspace, saved, wacz)
