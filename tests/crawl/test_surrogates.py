"""Characters that no database and no file takes, out of a page's JSON-LD."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawling import ON_BOTH_DATABASES, Workspace, crawl, scrapy
from tests.site.replies import html_reply
from tests.site.server import serve
from tests.site.site import Site

LONE = "\ud800\x00"
NEWS = {
    "@type": "NewsArticle",
    "articleBody": f"The dam holds{LONE}, the ministry said.\n\nNobody {LONE}asked the town.",
    "author": [{"@type": "Person", "name": f"Aida {LONE}Serimova"}],
    "articleSection": f"{LONE}News",
    "keywords": [f"dams{LONE}"],
    "image": f"https://steppe.example/{LONE}.jpg",
    "datePublished": f"2026-02-20T10:00:00{LONE}",
    "inLanguage": f"en{LONE}",
}


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(2)) as served:
        yield served


@ON_BOTH_DATABASES
def test_F69_lone_surrogates_and_F70_nul(workspace: Workspace, site: Site, tmp_path: Path) -> None:
    article = site.articles[0]
    news = {**NEWS, "headline": f"{article.headline} {LONE} again"}
    html = f'<script type="application/ld+json">{json.dumps(news)}</script>'
    site.answer(article.path, html_reply(html), times=2)
    archive = str(tmp_path / "saved.warc.gz")
    run = crawl(workspace, site.listing_url, NEWSBOT_RECORD=archive)
    assert run.exit_code == 0, run.log
    assert f"{site.url(article)} may be garbled" in run.log
    (row,) = workspace.rows(f"SELECT * FROM articles WHERE url = '{site.url(article)}'")
    assert row["page_headline"] == f"{article.headline} \ufffd again"
    (line,) = (line for line in run.lines("articles.jsonl") if line["url"] == row["url"])
    assert line["article_body"] == (
        "The dam holds\ufffd, the ministry said.\n\nNobody \ufffdasked the town."
    )
    assert line["authors"] == ["Aida \ufffdSerimova"]
    assert line["section"] == "\ufffdNews"
    assert line["keywords"] == ["dams\ufffd"]
    assert (line["main_image"], line["date_published"]) == (None, "2026-02-20T10:00:00Z")
    explained = scrapy(workspace, "explain", row["url"])
    assert explained.returncode == 0, explained.stderr
    assert f"raw       {article.headline} \\ud800 again" in explained.stdout
    assert scrapy(workspace, "reparse", archive).returncode == 0
