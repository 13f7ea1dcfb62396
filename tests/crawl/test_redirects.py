"""Redirects of every kind, of every request that a run makes: it ends at once, with what there is
to be had and an exit code that says so.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.crawling import Crawl, Workspace, crawl
from tests.site.replies import Reply, error_reply
from tests.site.server import serve
from tests.site.site import Site

ARTICLES = 5
READ = "SELECT count(*) FROM articles WHERE article_body IS NOT NULL"
TEXTS = "SELECT url, headline, article_body FROM articles ORDER BY url"
LOST = "SELECT url, kind, reason FROM lost_pages ORDER BY url"


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(ARTICLES, per_page=3)) as served:
        yield served


def redirect(location: str, status: int = 301) -> Reply:
    return error_reply(status, ("Location", location))


def over_a_chain(site: Site, path: str) -> None:
    """Over three addresses, each with another status, and back to the first."""
    steps = [path, f"{path}?one", f"{path}?two", f"{path}?three"]
    for step, status, target in zip(steps, (302, 307, 308, 303), [*steps[1:], path], strict=True):
        site.answer(step, redirect(target, status))


def in_a_loop(site: Site, path: str) -> None:
    site.answer(path, redirect(path), 99)


def off_the_site(site: Site, path: str) -> None:
    site.answer(path, redirect("http://elsewhere.example/"), 99)


def to_another_scheme(site: Site, path: str) -> None:
    """To https, which nobody speaks there."""
    site.answer(path, redirect(f"{site.options.base_url}{path}".replace("http", "https", 1)), 99)


def to_no_address(site: Site, path: str) -> None:
    site.answer(path, redirect("https://[no]/"), 99)


Redirect = Callable[[Site, str], None]
NOWHERE: list[Redirect] = [in_a_loop, off_the_site, to_another_scheme, to_no_address]
PLACES: dict[str, Callable[[Site], str]] = {
    "first listing page": lambda site: site.page_paths()[0],
    "later listing page": lambda site: site.page_paths()[1],
    "first article": lambda site: site.articles[0].path,
    "later article": lambda site: site.articles[3].path,
}


def assert_lost(run: Crawl, *paths: str) -> None:
    """These pages and no others."""
    assert run.exit_code == 3, run.log
    lost = [row["url"] for row in run.workspace.rows(LOST)]
    assert len(lost) == len(paths)
    assert all(any(url.endswith(path) for url in lost) for path in paths)
    assert "Traceback" not in run.log


@pytest.mark.parametrize("where", PLACES)
def test_a_chain_leads_to_the_page(workspace: Workspace, site: Site, where: str) -> None:
    over_a_chain(site, PLACES[where](site))
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 0, run.log
    assert "5 of 5 results · complete · new 5" in run.output
    assert workspace.value(READ) == ARTICLES


def test_a_listing_without_its_final_slash(workspace: Workspace, site: Site) -> None:
    for visit in ("new 5", "new 0"):
        run = crawl(workspace, site.listing_url.rstrip("/"))
        assert run.exit_code == 0, run.log
        assert f"5 of 5 results · complete · {visit}" in run.output
    assert workspace.value(READ) == ARTICLES


@pytest.mark.parametrize("how", NOWHERE)
def test_a_first_listing_page_that_leads_nowhere(
    workspace: Workspace, site: Site, how: Redirect
) -> None:
    how(site, site.options.listing)
    assert_lost(crawl(workspace, site.listing_url), site.options.listing)


@pytest.mark.parametrize("how", NOWHERE[:2])
def test_a_later_listing_page_that_leads_nowhere(
    workspace: Workspace, site: Site, how: Redirect
) -> None:
    path = PLACES["later listing page"](site)
    how(site, path)
    assert_lost(crawl(workspace, site.listing_url), path)
    assert workspace.value(READ) == 3


@pytest.mark.parametrize("how", NOWHERE)
def test_a_first_article_that_leads_nowhere(
    workspace: Workspace, site: Site, how: Redirect
) -> None:
    path = PLACES["first article"](site)
    how(site, path)
    assert_lost(crawl(workspace, site.listing_url), path)
    assert workspace.value(READ) == ARTICLES - 1


def test_articles_that_all_lead_nowhere(workspace: Workspace, site: Site) -> None:
    paths = [article.path for article in site.articles]
    for path, how in zip(paths, [*NOWHERE, in_a_loop], strict=True):
        how(site, path)
    assert_lost(crawl(workspace, site.listing_url), *paths)
    assert workspace.value("SELECT count(*) FROM articles") == ARTICLES


@pytest.mark.parametrize("where", PLACES)
def test_6_a_redirect_to_what_robots_txt_forbids(
    workspace: Workspace, site: Site, where: str
) -> None:
    site.change(robots="User-agent: *\nDisallow: /members/\n")
    site.answer(PLACES[where](site), redirect("/members/"), 99)
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 6, run.log
    (lost,) = workspace.rows(LOST)
    assert lost["reason"] == "Forbidden by robots.txt"
    assert "/members/" not in {received.path for received in site.log}


def test_revisited_articles_that_are_redirected(workspace: Workspace, site: Site) -> None:
    for article in site.articles:
        site.edit(site.url(article), published=datetime.now(UTC) - timedelta(hours=3))
    assert crawl(workspace, site.listing_url).exit_code == 0
    before = workspace.rows(TEXTS)
    paths = [article.path for article in site.articles]
    for path in paths:
        over_a_chain(site, path)
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 0, run.log
    assert "new 0 · revised 0 · unchanged 5" in run.output

    for path, how in zip(paths, [*NOWHERE, in_a_loop], strict=True):
        how(site, path)
    assert_lost(crawl(workspace, site.listing_url), *paths)
    assert workspace.rows(TEXTS) == before


def test_a_replay_is_redirected_as_the_site_was(workspace: Workspace, site: Site) -> None:
    for where in ("first listing page", "later listing page", "first article"):
        over_a_chain(site, PLACES[where](site))
    loop, away = (article.path for article in site.articles[3:])
    in_a_loop(site, loop)
    off_the_site(site, away)
    site.answer("/robots.txt", redirect("/robots.txt?"))
    archive = str(workspace.folder / "saved.warc.gz")
    live = crawl(workspace, site.listing_url, NEWSBOT_RECORD=archive)
    assert_lost(live, loop, away)
    asked = len(site.log)
    replayed = crawl(workspace.beside("replayed"), site.listing_url, NEWSBOT_REPLAY=archive)
    assert_lost(replayed, loop, away)
    assert replayed.workspace.rows(TEXTS) == workspace.rows(TEXTS)
    assert len(site.log) == asked
