"""Update runs: what changed costs its pages, what did not costs one request."""

import math
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from tests.crawling import Workspace, crawl
from tests.site.server import serve
from tests.site.site import Site

EDITED = (
    "The price of a night ticket to Port Kelun is 17 tenga, and not 71 as was said here before, the"
    " Chamber of Felt and Wool told reporters in Sengir on Monday morning.\n\n"
    "Nobody at the railway would say why the figures had been turned round, or who had noticed it"
    " first; the timetable itself, according to a spokesman, remains what it was last winter."
)


def asked(site: Site) -> tuple[int, int]:
    """Listing pages and article pages asked for since the last look."""
    paths = Counter(received.path for received in site.log)
    paths.pop("/robots.txt", None)
    site.log.clear()
    assert max(paths.values(), default=1) == 1
    listings = sum(path.startswith("/tag/") for path in paths)
    return listings, len(paths) - listings


def test_a_quiet_listing_costs_one_request(workspace: Workspace) -> None:
    with serve(Site(20)) as site:
        crawl(workspace, site.listing_url)
        asked(site)
        run = crawl(workspace, site.listing_url)
        assert run.exit_code == 0, run.log
        assert asked(site) == (1, 0)
    assert "20 of 20 results · complete · new 0 · revised 0 · unchanged 20" in run.output
    assert run.lines("articles.jsonl") == []


@pytest.mark.parametrize("new", [1, 5, 6, 7, 13])
def test_new_articles_cost_their_pages(workspace: Workspace, new: int) -> None:
    with serve(Site(20)) as site:
        crawl(workspace, site.listing_url)
        asked(site)
        urls = site.publish(new)
        run = crawl(workspace, site.listing_url)
        assert run.exit_code == 0, run.log
        assert asked(site) == (math.ceil(new / 6) + 1, new)
        assert {line["url"] for line in run.lines("articles.jsonl")} == set(urls)
        assert {line["change"] for line in run.lines("articles.jsonl")} == {"new"}
        order = workspace.rows(
            "SELECT url FROM articles JOIN listing_articles ON article_id = articles.id"
            " ORDER BY position"
        )
        assert [row["url"] for row in order] == [site.url(article) for article in site.articles]
        assert crawl(workspace, site.listing_url).exit_code == 0
        assert asked(site) == (1, 0)


def test_a_removal_leads_to_a_full_walk(workspace: Workspace) -> None:
    with serve(Site(20)) as site:
        crawl(workspace, site.listing_url)
        asked(site)
        site.remove(site.url(site.articles[11]))
        run = crawl(workspace, site.listing_url)
        assert run.exit_code == 0, run.log
        assert asked(site) == (4, 0)
        assert "19 of 19 results · complete" in run.output


def test_the_walk_is_full_when_asked_or_due(workspace: Workspace) -> None:
    with serve(Site(20)) as site:
        crawl(workspace, site.listing_url)
        asked(site)
        assert crawl(workspace, site.listing_url, "-a", "full=1").exit_code == 0
        assert asked(site) == (4, 0)
        assert crawl(workspace, site.listing_url, NEWSBOT_FULL_EVERY_HOURS="0").exit_code == 0
        assert asked(site) == (4, 0)


def test_an_edited_card_has_its_article_read_again(workspace: Workspace) -> None:
    with serve(Site(20)) as site:
        crawl(workspace, site.listing_url)
        asked(site)
        url = site.url(site.articles[2])
        site.edit(url, body=EDITED)
        run = crawl(workspace, site.listing_url)
        assert run.exit_code == 0, run.log
        assert asked(site) == (1, 1)
    assert "new 0 · revised 1 · unchanged 19" in run.output
    (line,) = run.lines("articles.jsonl")
    assert (line["change"], line["url"]) == ("revised", url)
    assert line["article_body"] == EDITED
    revisions = workspace.rows(
        "SELECT revision, change FROM article_revisions JOIN articles ON article_id = articles.id"
        f" WHERE url = '{url}' ORDER BY revision"
    )
    assert revisions == [
        {"revision": 1, "change": "new"},
        {"revision": 2, "change": "revised"},
    ]


def test_a_young_article_is_asked_for_again_conditionally(workspace: Workspace) -> None:
    with serve(Site(8)) as site:
        young = site.url(site.articles[6])
        site.edit(young, published=datetime.now(UTC) - timedelta(hours=3))
        crawl(workspace, site.listing_url)
        asked(site)

        quiet = crawl(workspace, site.listing_url)
        assert quiet.exit_code == 0, quiet.log
        conditional = [got for got in site.log if "if-none-match" in got.headers]
        assert [site.options.base_url + got.path for got in conditional] == [young]
        assert asked(site) == (1, 1)
        assert quiet.lines("articles.jsonl") == []

        site.edit(young, body=EDITED)
        edited = crawl(workspace, site.listing_url)
        assert [line["url"] for line in edited.lines("articles.jsonl")] == [young]
        assert asked(site) == (1, 1)

        assert crawl(workspace, site.listing_url, NEWSBOT_REVISIT_HOURS="1").exit_code == 0
        assert asked(site) == (1, 0)


def test_a_tag_that_names_the_coding_is_recognised(workspace: Workspace) -> None:
    not_modified = "$.downloader/response_status_count/304"
    with serve(Site(8, coded_tags=True), compress=True) as site:
        crawl(workspace, site.listing_url)
        tags = [row["etag"] for row in workspace.rows("SELECT etag FROM articles ORDER BY id")]
        assert all(tag.endswith('-gzip"') for tag in tags)
        for _ in range(2):  # an answer without a body changes no stored tag
            run = crawl(workspace, site.listing_url, NEWSBOT_REVISIT_HOURS="90000")
            assert run.exit_code == 0, run.log
            newest = (
                f"SELECT json_extract(stats, '{not_modified}') FROM runs ORDER BY id DESC LIMIT 1"
            )
            assert workspace.value(newest) == 8
        assert [
            row["etag"] for row in workspace.rows("SELECT etag FROM articles ORDER BY id")
        ] == tags


def test_an_article_without_a_date_is_young_from_when_it_was_first_seen(
    workspace: Workspace,
) -> None:
    """Their cards stand on a page that an update run does not read."""
    with serve(Site(8)) as site:
        crawl(workspace, site.listing_url)
        young, old = (site.url(article) for article in site.articles[6:])
        workspace.change(
            f"UPDATE articles SET date_published = NULL WHERE url IN ('{young}', '{old}')",
            f"UPDATE articles SET first_seen_at = '2026-01-01 00:00:00.000000' WHERE url = '{old}'",
        )
        asked(site)
        site.edit(young, body=EDITED)
        run = crawl(workspace, site.listing_url)
        assert [line["url"] for line in run.lines("articles.jsonl")] == [young]
        assert asked(site) == (1, 1)
