"""Silent edits and vanished articles, through the real engine."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.crawling import ON_BOTH_DATABASES, Crawl, Workspace, crawl
from tests.site.articles import Article
from tests.site.replies import error_reply, html_reply
from tests.site.server import serve
from tests.site.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(8)) as served:
        yield served


def make_young(site: Site, workspace: int = 5) -> str:
    """The address of an article that every run asks for again."""
    url = site.url(site.articles[workspace])
    site.edit(url, published=datetime.now(UTC) - timedelta(hours=3))
    return url


def found(site: Site, url: str) -> Article:
    return next(article for article in site.articles if site.url(article) == url)


def good_crawl(workspace: Workspace, site: Site, *arguments: str) -> Crawl:
    run = crawl(workspace, site.listing_url, *arguments)
    assert run.exit_code == 0, run.log
    return run


def classes(run: Crawl) -> list[tuple[str, list[str]]]:
    return [(line["change"], line["classes"]) for line in run.lines("articles.jsonl")]


def gone(workspace: Workspace) -> list[str]:
    return [
        row["url"] for row in workspace.rows("SELECT url FROM articles WHERE gone_at IS NOT NULL")
    ]


def test_every_revision_has_its_classes(workspace: Workspace, site: Site) -> None:
    url = make_young(site)
    body = (
        "The dam on the river holds 25 million cubic metres of water, and no fish at all.\n\n"
        "It was built in haste, the ministry said, by people who had never seen the river.\n\n"
        "Nobody in the town below it was asked, as its mayor told reporters on Monday."
    )
    site.edit(url, body=body)
    assert classes(good_crawl(workspace, site)) == [("new", [])] * 8

    body = body.replace("25", "26")
    site.edit(url, body=body)
    assert classes(good_crawl(workspace, site)) == [("revised", ["figures"])]
    body = body.replace("ministry", "minstry")
    site.edit(url, body=body)
    assert classes(good_crawl(workspace, site)) == [("revised", ["typo"])]
    site.edit(url, body=body.rpartition("\n\n")[0])
    assert classes(good_crawl(workspace, site)) == [("revised", ["paragraph removed"])]

    stored = workspace.rows("SELECT classes FROM article_revisions WHERE change = 'revised'")
    assert [json.loads(row["classes"]) for row in stored] == [
        ["figures"],
        ["typo"],
        ["paragraph removed"],
    ]


def test_print_and_furniture_make_no_revision(workspace: Workspace, site: Site) -> None:
    url = make_young(site)
    site.edit(
        url, body='The mayor said "no" to the dam.\n\nNobody \u2013 it seems \u2013 objected.'
    )
    good_crawl(workspace, site)
    site.edit(url, body="The  mayor said \u201cno\u201d to the dam. Nobody - it seems - objected.")
    site.publish()  # the boxes of other articles move
    assert [line["change"] for line in good_crawl(workspace, site).lines("articles.jsonl")] == [
        "new"
    ]


def test_a_headline_edited_on_the_page_alone(workspace: Workspace, site: Site) -> None:
    """The card stands on a page that an update run does not read."""
    url = make_young(site, 7)
    good_crawl(workspace, site)
    site.edit(url, headline="The ministry opens nothing")
    run = good_crawl(workspace, site)
    assert classes(run) == [("revised", ["headline"])]
    (line,) = run.lines("articles.jsonl")
    assert line["headline"] == "The ministry opens nothing"
    assert workspace.value("SELECT count(*) FROM listing_pages WHERE page_no = 2") == 1

    assert classes(good_crawl(workspace, site, "-a", "full=1")) == []
    headline = f"SELECT headline FROM articles WHERE url = '{url}'"
    assert workspace.value(headline) == "The ministry opens nothing"


def test_a_text_that_comes_after_its_card_is_no_edit(workspace: Workspace, site: Site) -> None:
    good_crawl(workspace, site, "-a", "follow=0")
    run = good_crawl(workspace, site, "-a", "full=1")
    assert classes(run) == [("new", ["text found"])] * 8
    assert " · new 8 · revised 0 · " in run.output


@pytest.mark.parametrize(
    ("workspace", "status"),
    [("sqlite", 404), ("sqlite", 410), ("postgresql", 404)],
    indirect=["workspace"],
)
def test_an_article_whose_page_is_gone(workspace: Workspace, site: Site, status: int) -> None:
    url = make_young(site)
    path = found(site, url).path
    good_crawl(workspace, site)
    site.fail(path, status, times=3)
    run = good_crawl(workspace, site)
    assert gone(workspace) == [url]
    assert f"{url} is gone" in run.log
    assert " · gone 1 · " in run.output
    at = workspace.value("SELECT max(gone_at) FROM articles")
    assert "gone" not in good_crawl(workspace, site, "-a", "full=1").output
    assert workspace.value("SELECT max(gone_at) FROM articles") == at
    assert workspace.value("SELECT count(*) FROM lost_pages") == 0
    good_crawl(workspace, site)

    assert good_crawl(workspace, site).lines("articles.jsonl") == []
    assert gone(workspace) == []


@pytest.mark.parametrize("place_shown", ["/", "/tag/serimov/", "its own"])
def test_an_article_in_whose_place_the_site_shows_another_page(
    workspace: Workspace, site: Site, place_shown: str
) -> None:
    url = make_young(site, 7)
    path = found(site, url).path
    good_crawl(workspace, site)
    front = site.respond(site.options.listing, {}).body.decode()
    if place_shown == "its own":
        canonical = f'<link rel="canonical" href="{site.options.base_url}/"></head>'
        site.answer(path, html_reply(front.replace("</head>", canonical)))
    else:
        site.answer(path, error_reply(302, ("Location", place_shown)))
        site.answer("/", html_reply(front))
    run = good_crawl(workspace, site)
    assert gone(workspace) == [url]
    assert run.lines("articles.jsonl") == []
    assert f"{url} is gone: the site shows " in run.log
    assert good_crawl(workspace, site).lines("articles.jsonl") == []
    assert gone(workspace) == []


def test_a_redirect_home_at_the_first_time_is_a_lost_page(workspace: Workspace, site: Site) -> None:
    article = site.articles[7]
    site.answer(article.path, error_reply(301, ("Location", site.listing_url)))
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 3, run.log
    assert f"{site.url(article)}  the site shows {site.listing_url} instead" in run.output
    good_crawl(workspace, site)
    assert workspace.value("SELECT count(*) FROM articles WHERE article_body IS NOT NULL") == 8


@ON_BOTH_DATABASES
def test_a_page_that_was_never_there_is_lost_first_and_gone_then(
    workspace: Workspace, site: Site
) -> None:
    article = site.articles[7]
    site.fail(article.path, 404, times=9)
    assert crawl(workspace, site.listing_url).exit_code == 3
    assert gone(workspace) == []
    for _night in range(2):
        good_crawl(workspace, site)
        assert gone(workspace) == [site.url(article)]
        assert workspace.value("SELECT count(*) FROM lost_pages") == 0
    assert sum(received.path == article.path for received in site.log) == 2
    assert workspace.value("SELECT count(*) FROM article_revisions") == 8


def test_a_page_that_fails_is_not_gone(workspace: Workspace, site: Site) -> None:
    url = make_young(site)
    good_crawl(workspace, site)
    site.fail(found(site, url).path, 503, times=4)
    assert crawl(workspace, site.listing_url).exit_code == 3
    assert gone(workspace) == []


@ON_BOTH_DATABASES
def test_an_article_that_left_its_only_listing(workspace: Workspace, site: Site) -> None:
    url = site.url(site.articles[3])
    number = site.articles[3].number
    good_crawl(workspace, site)
    site.listings[site.options.listing].remove(number)
    site.change()
    assert "new 0 · revised 0 · unchanged 7 · gone 1 · " in good_crawl(workspace, site).output
    assert gone(workspace) == [url]
    assert "gone" not in good_crawl(workspace, site, "-a", "full=1").output
    assert gone(workspace) == [url]

    site.listings[site.options.listing].insert(3, number)
    site.change()
    run = good_crawl(workspace, site, "-a", "full=1")
    assert "8 of 8 results · complete" in run.output
    assert gone(workspace) == []
    assert run.lines("articles.jsonl") == []


def test_an_article_that_another_listing_still_has_is_not_gone(
    workspace: Workspace, site: Site
) -> None:
    site.add_listing("/tag/other/", site.articles[2:5])
    other = site.options.base_url + "/tag/other/"
    article = site.articles[3]
    assert crawl(workspace, f"{site.listing_url},{other}").exit_code == 0
    site.listings[site.options.listing].remove(article.number)
    site.change()
    good_crawl(workspace, site)
    assert gone(workspace) == []
    site.listings["/tag/other/"].remove(article.number)
    site.change()
    assert crawl(workspace, other, "-a", "full=1").exit_code == 0
    assert gone(workspace) == [site.url(article)]


def test_an_article_whose_page_still_answers_is_not_gone(workspace: Workspace, site: Site) -> None:
    url = make_young(site)
    number = found(site, url).number
    good_crawl(workspace, site)
    site.listings[site.options.listing].remove(number)
    site.change()
    good_crawl(workspace, site)
    assert gone(workspace) == []


def test_a_walk_that_proves_nothing_calls_nothing_gone(workspace: Workspace) -> None:
    with serve(Site(8, counter="none")) as site:
        good_crawl(workspace, site)
        site.remove(site.url(site.articles[3]))
        run = good_crawl(workspace, site, "-a", "full=1")
        assert "unverified" in run.output
        assert workspace.value("SELECT count(*) FROM listing_articles WHERE position IS NULL") == 1
        assert gone(workspace) == []
