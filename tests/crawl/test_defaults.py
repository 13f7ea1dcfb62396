"""Small whole crawls with all settings as users have them, politeness included."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from tests.crawling import AT_DEFAULT_PACE, Workspace, crawl
from tests.site.server import serve
from tests.site.site import Site

pytestmark = AT_DEFAULT_PACE

READ = "SELECT count(*) FROM articles WHERE article_body IS NOT NULL"


def young(site: Site) -> None:
    """The newest article, which the next runs ask for again."""
    site.edit(site.url(site.articles[0]), published=datetime.now(UTC) - timedelta(hours=3))


def test_a_first_crawl_an_update_run_and_a_revisit(workspace: Workspace) -> None:
    with serve(Site(2)) as site:
        first = crawl(workspace, site.listing_url)
        assert first.exit_code == 0, first.log
        assert "2 of 2 results · complete · new 2" in first.output
        # Chance makes it half as long or half as long again.
        assert min(later.at - earlier.at for earlier, later in pairwise(site.log)) > 0.4

        site.publish()
        young(site)
        update = crawl(workspace, site.listing_url)
        assert update.exit_code == 0, update.log
        assert "3 of 3 results · complete · new 1" in update.output

        newest = site.articles[0]
        site.edit(site.url(newest), body=f"{newest.body}\n\nThe bridge was closed on Tuesday.")
        site.log.clear()
        revisit = crawl(workspace, site.listing_url)
        assert revisit.exit_code == 0, revisit.log
        assert "new 0 · revised 1 · unchanged 2" in revisit.output
        assert len(site.log) == 3
    assert workspace.value(READ) == 3


def test_a_listing_and_an_article_that_are_redirected(workspace: Workspace) -> None:
    with serve(Site(2)) as site:
        path = site.articles[0].path
        site.fail(path, 301, Location=f"{path}?again")
        site.fail(f"{path}?again", 302, Location=path)
        run = crawl(workspace, site.listing_url.rstrip("/"))
    assert run.exit_code == 0, run.log
    assert "2 of 2 results · complete · new 2" in run.output
    assert workspace.value(READ) == 2


def test_a_page_that_is_lost_and_read_by_the_next_run(workspace: Workspace) -> None:
    with serve(Site(2)) as site:
        path = site.articles[0].path
        site.fail(path, 503, times=4)
        lost = crawl(workspace, site.listing_url)
        assert lost.exit_code == 3, lost.log
        assert path in lost.output
        assert workspace.value(READ) == 1
        again = crawl(workspace, site.listing_url)
        assert again.exit_code == 0, again.log
    assert workspace.value(READ) == 2
