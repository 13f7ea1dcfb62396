"""The main job through the real engine: what rows, feeds, requests and exit code came out."""

import hashlib
import json
from collections import Counter
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.crawling import ROOT, Crawl, Workspace, crawl
from tests.site.server import serve
from tests.site.site import Site
from tests.site.themes.catalogue import THEMES

SAMPLE = ROOT / "data/replay/steppe.warc.gz"
TABLES = ("articles", "article_revisions", "rates", "listing_articles", "lost_pages")


def assert_holds(workspace: Workspace, site: Site) -> None:
    """The tables hold what the site shows: every article once, every text to the letter."""
    listing = workspace.rows(
        "SELECT articles.* FROM articles JOIN listing_articles ON article_id = articles.id"
        " WHERE position IS NOT NULL ORDER BY position"
    )
    expected = site.expected_articles()
    assert [row["url"] for row in listing] == [article["url"] for article in expected]
    for row, article in zip(listing, expected, strict=True):
        assert row["headline"] == article["headline"]
        assert row["excerpt"] == article["clean_excerpt"]
        assert row["excerpt_truncated"] == article["excerpt_truncated"]


def assert_bodies(workspace: Workspace, site: Site) -> None:
    rows = {row["url"]: row for row in workspace.rows("SELECT * FROM articles")}
    for article in site.expected_articles():
        row = rows[article["url"]]
        assert row["article_body"] == article["article_body"]
        assert json.loads(row["authors"]) == article["authors"]
        assert json.loads(row["keywords"]) == article["keywords"]
        assert row["section"] == article["section"]
        assert row["main_image"] == article["main_image"]
        assert datetime.fromisoformat(row["date_published"]) == article["date_published"]


def assert_rates(workspace: Workspace, site: Site) -> None:
    rows = workspace.rows("SELECT * FROM rates ORDER BY seq")
    stored = {(f"{row['base_currency']}/{row['quote_currency']}", row["rate"]) for row in rows}
    assert stored == {(pair, rate) for pair, rate, _ in site.expected_rates()}
    changes = {row["base_currency"]: Decimal(row["change_pct"]) for row in rows}
    assert changes["TJS"] == Decimal("-0.19")
    assert {row["as_of"] for row in rows} == {"2026-02-22"}
    assert {row["as_of_source"] for row in rows} == {"page"}


def contents(workspace: Workspace) -> dict[str, list[dict[str, object]]]:
    """Everything but when it was seen last."""
    tables = {table: workspace.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in TABLES}
    for rows in tables.values():
        for row in rows:
            row.pop("last_seen_at", None)
    return tables


def validator(kind: str) -> Draft202012Validator:
    schema = ROOT / f"newsbot/feeds/schemas/{kind}.schema.json"
    return Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))


def assert_feed(run: Crawl, articles: int, rates: int) -> None:
    """Every line is as its schema says, and the manifest knows every byte."""
    for name, kind, count in (
        ("articles.jsonl", "article", articles),
        ("rates.jsonl", "rate", rates),
    ):
        lines = run.lines(name)
        assert len(lines) == count
        for line in lines:
            validator(kind).validate(line)
        numbers = [line["seq"] for line in lines]
        assert numbers == sorted(set(numbers))
    validator("manifest").validate(run.manifest)
    for file in run.manifest["files"]:
        content = (run.feed / file["name"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == file["sha256"]
        assert content.count(b"\n") == file["lines"]


@pytest.fixture
def sample() -> Site:
    return Site()


def test_sample_archive(workspace: Workspace, sample: Site) -> None:
    first = crawl(workspace, sample.listing_url, NEWSBOT_REPLAY=str(SAMPLE))
    assert first.exit_code == 0, first.log
    assert "56 of 56 results · complete · new 56 · revised 0 · unchanged 0" in first.output
    assert_holds(workspace, sample)
    assert_bodies(workspace, sample)
    assert_rates(workspace, sample)
    assert_feed(first, articles=56, rates=5)
    before = contents(workspace)

    second = crawl(workspace, sample.listing_url, "-a", "full=1", NEWSBOT_REPLAY=str(SAMPLE))
    assert second.exit_code == 0, second.log
    assert "56 of 56 results · complete · new 0 · revised 0 · unchanged 56" in second.output
    assert_feed(second, articles=0, rates=0)
    assert contents(workspace) == before


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme(workspace: Workspace, theme: str) -> None:
    with serve(Site(20, theme=theme)) as site:
        run = crawl(workspace, site.listing_url)
        assert run.exit_code == 0, run.log
        assert_holds(workspace, site)
        assert_bodies(workspace, site)
        assert_rates(workspace, site)
        asked = Counter(received.path for received in site.log)
        assert set(asked.values()) == {1}
        assert len(asked) == 1 + 4 + 20


def test_cards_only(workspace: Workspace, tmp_path: Path) -> None:
    with serve(Site(20)) as site:
        out = tmp_path / "out.jsonl"
        run = crawl(workspace, site.listing_url, "-a", "follow=0", "-O", str(out))
        assert run.exit_code == 0, run.log
        assert_holds(workspace, site)
        assert workspace.value("SELECT count(*) FROM articles WHERE article_body IS NOT NULL") == 0
        assert len(site.log) == 1 + 4
    assert_feed(run, articles=20, rates=5)
    exported = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert sum("headline" in item for item in exported) == 20
    assert {item["rate"] for item in exported if "rate" in item} >= {"0.01143", "0.00200"}


def test_bodies_after_cards(workspace: Workspace) -> None:
    with serve(Site(8)) as site:
        crawl(workspace, site.listing_url, "-a", "follow=0")
        run = crawl(workspace, site.listing_url, "-a", "full=1")
        assert run.exit_code == 0, run.log
        assert_bodies(workspace, site)
    assert [line["change"] for line in run.lines("articles.jsonl")] == ["new"] * 8


def test_scrapys_own_feed(workspace: Workspace, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with serve(Site(8)) as site:
        run = crawl(workspace, site.listing_url, "-O", str(out))
    assert run.exit_code == 0, run.log
    exported = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert sum("article_body" in item for item in exported) == 8
    assert len(exported) == 8 + 5


def test_two_listings_name_the_same_articles(workspace: Workspace) -> None:
    with serve(Site(12)) as site:
        site.add_listing("/tag/other/", site.articles[3:9])
        other = site.options.base_url + "/tag/other/"
        run = crawl(workspace, f"{site.listing_url},{other}")
        assert run.exit_code == 0, run.log
        asked = Counter(received.path for received in site.log)
        assert max(asked.values()) == 1
    assert workspace.value("SELECT count(*) FROM articles") == 12
    assert workspace.value("SELECT count(*) FROM listing_articles") == 18
    assert workspace.value("SELECT count(*) FROM article_revisions") == 12


@pytest.mark.parametrize(
    "options",
    [
        {"paging": "query"},
        {"paging": "offset"},
        {"compress": True},
    ],
)
def test_habits(workspace: Workspace, options: dict[str, object]) -> None:
    compress = bool(options.pop("compress", False))
    with serve(Site(20, **options), compress=compress) as site:
        run = crawl(workspace, site.listing_url)
        assert run.exit_code == 0, run.log
        assert_holds(workspace, site)


def test_record_and_replay(workspace: Workspace, tmp_path: Path) -> None:
    archive = tmp_path / "saved.warc.gz"
    with serve(Site(20), compress=True) as site:
        live = crawl(workspace, site.listing_url, NEWSBOT_RECORD=str(archive))
        assert live.exit_code == 0, live.log
        url, asked = site.listing_url, len(site.log)
    elsewhere = workspace.beside("elsewhere")
    again = crawl(elsewhere, url, NEWSBOT_REPLAY=str(archive))
    assert again.exit_code == 0, again.log
    assert len(site.log) == asked
    for table in TABLES:
        ours, theirs = contents(workspace)[table], contents(elsewhere)[table]
        assert len(ours) == len(theirs)
    texts = "SELECT url, headline, excerpt, article_body, content_hash FROM articles ORDER BY url"
    assert workspace.rows(texts) == elsewhere.rows(texts)
