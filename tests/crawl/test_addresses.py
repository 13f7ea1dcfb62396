"""Articles that change their address, or have several: each is one row."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.crawling import ON_BOTH_DATABASES, Crawl, Workspace, crawl, scrapy
from tests.site.articles import Article
from tests.site.replies import Reply, error_reply, html_reply
from tests.site.server import serve
from tests.site.site import Site

ALWAYS = 99
TEXT = "The council met on Monday and heard the engineer, who asked for four million tenga more. "


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(8)) as served:
        yield served


def make_young(site: Site) -> None:
    for article in site.articles:
        site.edit(site.url(article), published=datetime.now(UTC) - timedelta(hours=3))


def rename(site: Site, article: Article, **changes: Any) -> str:
    """Under a new address, to which the old one leads; the new one."""
    url = site.rename(site.url(article), f"/renamed{article.path}", **changes)
    site.answer(article.path, error_reply(301, ("Location", url)), ALWAYS)
    return url


def good_crawl(workspace: Workspace, site: Site, *arguments: str) -> Crawl:
    run = crawl(workspace, site.listing_url, *arguments)
    assert run.exit_code == 0, run.log
    return run


def gone(workspace: Workspace) -> list[str]:
    return [
        row["url"] for row in workspace.rows("SELECT url FROM articles WHERE gone_at IS NOT NULL")
    ]


def addresses(workspace: Workspace, url: str) -> list[str]:
    rows = workspace.rows(
        "SELECT further.url FROM article_addresses AS further JOIN articles"
        f" ON articles.id = article_id WHERE articles.url = '{url}'"
    )
    return [row["url"] for row in rows]


@ON_BOTH_DATABASES
@pytest.mark.parametrize("is_young", [True, False])
def test_a_changed_slug(workspace: Workspace, site: Site, is_young: bool) -> None:
    """Whether the old address is asked before its card is missed, or because it is."""
    if is_young:
        make_young(site)
    good_crawl(workspace, site)
    article = site.articles[4]
    new = rename(site, article)
    for arguments in ((), (), ("-a", "full=1")):
        run = good_crawl(workspace, site, *arguments)
        assert run.lines("articles.jsonl") == []
        assert workspace.value("SELECT count(*) FROM articles") == 8
        assert addresses(workspace, new) == [site.options.base_url + article.path]
        assert gone(workspace) == []
    assert "8 of 8 results · complete · new 0 · revised 0 · unchanged 8 · 2" in run.output


def test_a_changed_slug_and_headline(workspace: Workspace, site: Site) -> None:
    good_crawl(workspace, site)
    new = rename(site, site.articles[4], headline="The ministry opens nothing")
    run = good_crawl(workspace, site)
    (line,) = run.lines("articles.jsonl")
    assert (line["change"], line["classes"], line["url"]) == ("revised", ["headline"], new)
    assert workspace.value("SELECT count(*) FROM articles") == 8
    assert workspace.value("SELECT max(revision) FROM article_revisions") == 2


def test_a_listing_that_still_names_the_old_address(workspace: Workspace, site: Site) -> None:
    site.add_listing("/tag/other/", site.articles[3:6])
    other = f"{site.options.base_url}/tag/other/"
    assert crawl(workspace, f"{site.listing_url},{other}").exit_code == 0
    old_page = site.respond("/tag/other/", {})
    article = site.articles[4]
    new = rename(site, article)
    site.answer("/tag/other/", old_page, ALWAYS)
    for _ in range(3):
        run = crawl(workspace, f"{site.listing_url},{other}", "-a", "full=1")
        assert run.exit_code == 0, run.log
        assert run.lines("articles.jsonl") == []
        assert workspace.value("SELECT count(*) FROM articles") == 8
        assert addresses(workspace, new) == [site.options.base_url + article.path]
        assert gone(workspace) == []


def test_the_feed_of_an_earlier_run_keeps_its_addresses(workspace: Workspace, site: Site) -> None:
    first = good_crawl(workspace, site)
    before = first.lines("articles.jsonl")
    rename(site, site.articles[4])
    good_crawl(workspace, site)
    run_id = workspace.value("SELECT min(id) FROM runs")
    exported = scrapy(workspace, "export", "--run", run_id, "--type", "article").stdout
    assert [line["url"] for line in before] == [
        part.split('"')[0] for part in exported.split('"url":"')[1:]
    ]


def test_another_article_in_place_of_one(workspace: Workspace, site: Site) -> None:
    make_young(site)
    good_crawl(workspace, site)
    taken, other = site.articles[2:4]
    site.answer(taken.path, error_reply(301, ("Location", other.path)), ALWAYS)
    for _ in range(3):
        run = good_crawl(workspace, site)
        assert run.lines("articles.jsonl") == []
        assert gone(workspace) == [site.url(taken)]
    assert workspace.value("SELECT count(*) FROM articles") == 8
    site.heal()
    assert good_crawl(workspace, site).lines("articles.jsonl") == []
    assert gone(workspace) == []


def test_another_article_at_the_first_time(workspace: Workspace, site: Site) -> None:
    taken, other = site.articles[2:4]
    site.answer(taken.path, error_reply(301, ("Location", other.path)), ALWAYS)
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 3, run.log
    body = f"SELECT article_body FROM articles WHERE url = '{site.url(taken)}'"
    assert workspace.value(body) is None
    good_crawl(workspace, site)
    assert workspace.value(body) is None
    assert gone(workspace) == [site.url(taken)]


def story(number: int, canonical: str) -> Reply:
    paragraphs = "".join(f"<p>{number} {TEXT * times}</p>" for times in (1, 2, 3))
    return html_reply(
        f'<!DOCTYPE html><title>Story {number}</title><link rel="canonical" href="{canonical}">'
        f"<article><h1>Story {number} of the river Ulgen</h1>{paragraphs}</article>"
    )


@pytest.mark.parametrize("is_first", [True, False])
def test_views_of_an_article_by_its_canonical_link(
    workspace: Workspace, site: Site, is_first: bool
) -> None:
    views = ("amp/", "?print=1", "index.html", "comment-page-1/")
    base = site.options.base_url
    links = []
    for number, view in enumerate(views):
        path = f"/story-{number}/"
        both = [path + view, path] if is_first else [path, path + view]
        links += [(link, number) for link in both]
        for link in both:
            site.answer(link, story(number, base + path), ALWAYS)
    for number in (7, 8):  # one address for all
        links.append((f"/story-{number}/", number))
        site.answer(f"/story-{number}/", story(number, f"{base}/stories/"), ALWAYS)
    cards = "".join(
        f'<article><h2><a href="{link}">Story {number} of the river Ulgen</a></h2>'
        f"<p>{number} {TEXT}</p></article>"
        for link, number in links
    )
    site.answer("/stories/", html_reply(f"<title>Stories</title><main>{cards}</main>"), ALWAYS)
    for changes in (["new"] * 6, [], []):
        run = crawl(workspace, f"{base}/stories/", "-a", "full=1")
        assert run.exit_code == 0, run.log
        assert [line["change"] for line in run.lines("articles.jsonl")] == changes
        urls = [row["url"] for row in workspace.rows("SELECT url FROM articles ORDER BY url")]
        assert urls == [f"{base}/story-{number}/" for number in (0, 1, 2, 3, 7, 8)]
        assert gone(workspace) == []
