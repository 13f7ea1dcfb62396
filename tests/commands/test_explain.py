"""`scrapy explain`, as a user runs it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.capture_age import wait_until_captures_are_older
from tests.crawling import ON_BOTH_DATABASES, Workspace, crawl, scrapy
from tests.site.articles import Article
from tests.site.server import serve
from tests.site.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(8), compress=True) as served:
        yield served


@pytest.fixture
def archive(workspace: Workspace, site: Site) -> Path:
    path = workspace.folder / "saved.warc.gz"
    run = crawl(workspace, site.listing_url, NEWSBOT_RECORD=str(path))
    assert run.exit_code == 0, run.log
    return path


def explain(workspace: Workspace, *arguments: str) -> str:
    done = scrapy(workspace, "explain", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def parts(shown: str) -> dict[str, list[str]]:
    """What is said of each field; of the page itself under its address."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in shown.splitlines():
        if line.startswith("  "):
            found[name].append(line.strip())
        else:
            name = line
            found[name] = []
    return found


@pytest.fixture
def article(site: Site) -> Article:
    return site.articles[2]


@ON_BOTH_DATABASES
def test_each_field_of_an_article(
    workspace: Workspace, site: Site, archive: Path, article: Article
) -> None:
    run = workspace.value("SELECT id FROM runs")
    url = site.url(article)
    shown = parts(explain(workspace, url))
    assert shown[url][0] == f"revision  1 (new), run {run}"
    assert shown[url][1].endswith(f", run {run}")
    assert shown[url][2].startswith(f"saved in  {archive}, {url} of 20")
    assert shown["headline"] == [
        f"value     {article.headline}",
        f"raw       {article.headline}",
        f"found in  card 3 of {site.listing_url}",
    ]
    assert shown["section"][:3] == [
        f"value     {article.section}",
        f"raw       {article.section}",
        "found in  JSON-LD NewsArticle.articleSection",
    ]
    assert shown["section"][-1] == "source    JSON-LD"
    assert shown["page_headline"][-1] == "source    heading, JSON-LD"
    assert "found in  JSON-LD NewsArticle.author[0].name" in shown["authors"]
    assert 'found in  meta[property="article:published_time"]' in shown["date_published"]
    assert shown["date_published"][0] == f"value     {article.published.isoformat(sep=' ')}"
    assert shown["date_published"][1] == f"raw       {article.published.isoformat()}"
    assert any("found in  body" in line and "h1" in line for line in shown["page_headline"])
    assert any("found in  body" in line for line in shown["article_body"])
    assert article.paragraphs[0][:40] in shown["article_body"][1]


def test_without_saved_pages_it_says_what_the_database_knows(
    workspace: Workspace, site: Site
) -> None:
    assert crawl(workspace, site.listing_url).exit_code == 0
    url = site.url(site.articles[0])
    shown = parts(explain(workspace, url))
    assert shown[url][2].startswith("saved in  no archive")
    assert shown["section"] == [f"value     {site.articles[0].section}", "raw       not saved"]


def test_an_archive_that_moved_can_be_named(
    workspace: Workspace, site: Site, archive: Path, article: Article
) -> None:
    moved = archive.rename(archive.with_name("moved.warc.gz"))
    url = site.url(article)
    assert "raw       not saved" in parts(explain(workspace, url))["section"]
    shown = parts(explain(workspace, url, "--archive", str(moved)))
    assert shown["section"][1] == f"raw       {article.section}"


def test_only_the_page_that_was_read_explains_a_value(
    workspace: Workspace, site: Site, archive: Path, article: Article
) -> None:
    url = site.url(article)
    body = "Another text, and a longer one.\n\nOf another day, as it seems to all."
    site.edit(url, section="Weather", body=body)
    wait_until_captures_are_older()
    assert crawl(workspace, site.listing_url).exit_code == 0
    shown = parts(explain(workspace, url, "--archive", str(archive)))
    assert shown[url][0].startswith("revision  2 (revised, ")
    assert shown["section"] == ["value     Weather", "raw       not saved"]


def test_the_rates_of_a_page(workspace: Workspace, site: Site, archive: Path) -> None:
    shown = parts(explain(workspace, site.listing_url.removesuffix("/")))
    assert [*shown] == ["KGS/USD", "KZT/USD", "TJS/USD", "UZS/USD", "TMT/USD"]
    lines = shown["TJS/USD"]
    assert lines[:2] == [
        "value     0.10593 -0.19%, as of 2026-02-22 (by the page)",
        "raw       TJS/USD = 0.10593 -0.19%",
    ]
    assert lines[-2].startswith(f"saved in  {archive}, {site.listing_url} of 20")
    assert lines[-1].startswith("found in  body")


@pytest.mark.parametrize("arguments", [[], ["https://nobody.example/a/"], ["javascript:1"]])
def test_what_cannot_be_explained(workspace: Workspace, site: Site, arguments: list[str]) -> None:
    assert crawl(workspace, site.listing_url, "-a", "follow=0").exit_code == 0
    done = scrapy(workspace, "explain", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_an_article_known_by_its_card_alone(workspace: Workspace, site: Site) -> None:
    assert crawl(workspace, site.listing_url, "-a", "follow=0").exit_code == 0
    url = site.url(site.articles[0])
    shown = parts(explain(workspace, url))
    assert "never" in shown[url][1]
    assert shown["headline"][0] == f"value     {site.articles[0].headline}"
    assert shown["article_body"][0] == "value     (nothing)"
