"""Pages with status 200 that are not the article that was asked for."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.crawling import Workspace, crawl
from tests.site.replies import Reply, html_reply
from tests.site.server import serve
from tests.site.site import Site

ALWAYS = 99


def wall(heading: str, text: str) -> Reply:
    return html_reply(f"<!DOCTYPE html><title>{heading}</title><h1>{heading}</h1><p>{text}</p>")


LOGIN = wall("Log in", "Log in to continue.")
REPLIES = (
    wall("Before you continue", "We use cookies."),
    LOGIN,
    wall("Page not found", "Sorry."),
    wall("Database Error", "Error establishing a database connection"),
    Reply(b"%PDF-1.4 1 0 obj"),
    Reply(b'{"error":"busy"}', headers=(("Content-Type", "application/json"),)),
)
# A browser would look at each wall, too, and see the same.
PLAIN = {"NEWSBOT_RENDER": "never"}
STATE = "SELECT id, headline, page_headline, article_body, gone_at, content_hash FROM articles"


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(8)) as served:
        for article in served.articles:
            served.edit(served.url(article), published=datetime.now(UTC) - timedelta(hours=3))
        yield served


def test_walls_in_place_of_articles_that_were_read_without_browser(
    workspace: Workspace, site: Site
) -> None:
    assert crawl(workspace, site.listing_url, **PLAIN).exit_code == 0
    before = workspace.rows(STATE)
    for article, reply in zip(site.articles, REPLIES, strict=False):
        site.answer(article.path, reply, ALWAYS)
    run = crawl(workspace, site.listing_url, **PLAIN)
    assert run.exit_code == 6, run.log
    assert run.output.endswith("exit 6  forbidden (2), layout (4)\n")
    assert "instead" in run.output
    assert run.lines("articles.jsonl") == []
    assert workspace.rows(STATE) == before
    assert workspace.value("SELECT count(*) FROM lost_pages") == len(REPLIES)

    site.heal()
    run = crawl(workspace, site.listing_url, **PLAIN)
    assert run.exit_code == 0, run.log
    assert workspace.rows(STATE) == before
    assert workspace.value("SELECT count(*) FROM lost_pages") == 0


def test_a_wall_before_every_article_without_browser(workspace: Workspace, site: Site) -> None:
    for article in site.articles:
        site.answer(article.path, LOGIN, ALWAYS)
    run = crawl(workspace, site.listing_url, **PLAIN)
    assert run.exit_code == 6, run.log
    assert [line["article_body"] for line in run.lines("articles.jsonl")] == [None] * 8
    assert workspace.value("SELECT count(*) FROM articles WHERE article_body IS NOT NULL") == 0
    site.heal()
    run = crawl(workspace, site.listing_url, **PLAIN)
    assert run.exit_code == 0, run.log
    assert [line["change"] for line in run.lines("articles.jsonl")] == ["new"] * 8
    assert workspace.value("SELECT count(*) FROM articles WHERE article_body IS NULL") == 0


def test_an_edit_of_headline_and_text_is_no_wall_without_browser(
    workspace: Workspace, site: Site
) -> None:
    assert crawl(workspace, site.listing_url, **PLAIN).exit_code == 0
    url = site.url(site.articles[7])
    body = (
        "Nobody in Port Kelun has ever seen the boat of which this newspaper told, its mayor said,"
        " and no ticket for it was sold at any price.\n\n"
        "The ministry of water will hear the harbour master on Friday, who was away this week."
    )
    site.edit(url, headline="Mayor Denies Everything", body=body)
    run = crawl(workspace, site.listing_url, **PLAIN)
    assert run.exit_code == 0, run.log
    (line,) = run.lines("articles.jsonl")
    assert (line["change"], line["url"], line["article_body"]) == ("revised", url, body)
