"""Feeds as analysts load them: by our own reader, and by the README's lines."""

import gzip
import json
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from backports import zstd

import newsbot.feeds
from newsbot.feeds import ArticleRecord, RateRecord
from tests.crawling import PACES, ROOT, Crawl, Workspace, crawl
from tests.site.server import serve
from tests.site.site import Site

DEFINITIONS = """
DECIMAL = polars.Decimal(38, 18)
TYPES = {"change_pct": polars.String, "flags": polars.List(polars.String)}
"""
BLOCK = re.compile(r"^```py\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINES = [
    line
    for name in ("README.md", "docs/feeds.md")
    for block in BLOCK.findall((ROOT / name).read_text(encoding="utf-8"))
    for line in block.splitlines()
    if "rate" in line
]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> list[Crawl]:
    """One that found all, and two quiet ones, with the feeds in `data/feeds`."""
    folder = tmp_path_factory.mktemp("analyst")
    workspace = Workspace(folder, PACES["no_delay"])
    feeds = {"NEWSBOT_FEED_DIR": f"{folder}/data/feeds"}
    with serve(Site(8)) as site:
        done = [crawl(workspace, site.listing_url, **feeds) for _ in range(3)]
    assert [run.exit_code for run in done] == [0, 0, 0]
    return done


@pytest.fixture(scope="module")
def feeds(runs: list[Crawl]) -> Path:
    return runs[0].workspace.folder / "data/feeds"


@pytest.fixture(scope="module")
def loud(feeds: Path) -> Path:
    """The feed of the run that found something."""
    return min(feeds.iterdir())


def lines(*files: Path) -> list[dict[str, object]]:
    return [json.loads(text) for file in files for text in file.read_text("utf-8").splitlines()]


def test_a_folder_of_feeds_gives_all_records_by_their_numbers(feeds: Path, loud: Path) -> None:
    records = [*newsbot.feeds.read(feeds)]
    stored = lines(loud / "articles.jsonl", loud / "rates.jsonl")
    assert [record.seq for record in records] == sorted(line["seq"] for line in stored)
    assert len(records) == 8 + 5
    assert [*newsbot.feeds.read(str(loud))] == records


def test_values_are_typed_and_exact(feeds: Path) -> None:
    rate = next(rate for rate in newsbot.feeds.read(feeds, "rate") if rate.base_currency == "KZT")
    assert isinstance(rate, RateRecord)
    assert (rate.rate, f"{rate.rate}") == (Decimal("0.00200"), "0.00200")
    assert isinstance(rate.as_of, date)
    assert rate.seen_at.tzinfo is UTC
    article = next(newsbot.feeds.read(feeds, "article"))
    assert isinstance(article, ArticleRecord)
    assert isinstance(article.date_published, datetime)
    assert article.date_published.tzinfo is UTC
    assert isinstance(article.authors, list)


def test_a_quiet_run_has_no_records(feeds: Path) -> None:
    quiet = max(feeds.iterdir())
    assert (quiet / "rates.jsonl").stat().st_size == 0
    assert [*newsbot.feeds.read(quiet)] == []


@pytest.mark.parametrize("name", ["rates.jsonl", "rates.jsonl.gz", "rates.jsonl.zst"])
def test_a_file_compressed_or_not(feeds: Path, loud: Path, tmp_path: Path, name: str) -> None:
    compress = {".gz": gzip.compress, ".zst": zstd.compress}.get(Path(name).suffix, bytes)
    (tmp_path / name).write_bytes(compress((loud / "rates.jsonl").read_bytes()))
    assert [*newsbot.feeds.read(tmp_path / name)] == [*newsbot.feeds.read(feeds, "rate")]
    assert [*newsbot.feeds.read(tmp_path / name, "article")] == []


def test_what_is_no_feed_says_so(feeds: Path, loud: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"there is no feed .*/nowhere"):
        newsbot.feeds.read(tmp_path / "nowhere")
    with pytest.raises(ValueError, match="'photo'"):
        newsbot.feeds.read(feeds, "photo")
    unfinished = tmp_path / "feeds" / "run"
    unfinished.mkdir(parents=True)
    (unfinished / "rates.jsonl").write_bytes((loud / "rates.jsonl").read_bytes())
    with pytest.raises(ValueError, match=r"is not whole: it has no manifest\.json"):
        newsbot.feeds.read(unfinished)
    assert [*newsbot.feeds.read(tmp_path / "feeds")] == []


@pytest.mark.parametrize(
    "line", ["", "[]", "7", '{"type":"rate"}', '{"type":"photo"}', '{"type":"rate","seq":1,"rat']
)
def test_a_line_that_is_none_is_named(loud: Path, tmp_path: Path, line: str) -> None:
    text = (loud / "rates.jsonl").read_text("utf-8")
    (tmp_path / "torn.jsonl").write_text(f"{text}{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"torn\.jsonl, line 6: no line of a feed"):
        [*newsbot.feeds.read(tmp_path / "torn.jsonl")]


def test_a_crawl_loads_no_reader() -> None:
    code = "import newsbot.run.feed, sys; assert 'newsbot.feeds.reading' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def load(line: str, folder: Path, run: str) -> list[Decimal]:
    """The rates of what a line gives, run beside `data/feeds` as an analyst does."""
    tool = line.partition(".")[0]
    code = f"""
import {tool}, newsbot.feeds
from decimal import Decimal
FILE, FILES = "data/feeds/{run}/rates.jsonl", "data/feeds/*/rates.jsonl"
{DEFINITIONS if tool == "polars" else ""}
loaded = {line}
if hasattr(loaded, "fetchall"):
    loaded = [row[-1] for row in loaded.fetchall()]
print([*(loaded["rate"] if "rate" in loaded else loaded)])
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={"PYTHONPATH": f"{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    loaded: list[Decimal] = eval(done.stdout, {"Decimal": Decimal})
    assert {type(value) for value in loaded} == {Decimal}
    return sorted(loaded)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.partition("(")[0])
def test_the_lines_that_the_documents_show(feeds: Path, loud: Path, line: str) -> None:
    exact = sorted(rate.rate for rate in newsbot.feeds.read(feeds, "rate"))
    assert load(line, feeds.parents[1], loud.name) == exact


def test_the_definitions_are_those_of_the_documents() -> None:
    text = (ROOT / "docs/feeds.md").read_text(encoding="utf-8")
    assert all(f"`{line}`" in text for line in DEFINITIONS.split("\n") if line)
