"""Pages that only a browser can read, in a real Chromium."""

import gzip
from collections import Counter
from pathlib import Path

import pytest

from tests.browsing import NO_BROWSER, STARTS, needs_browser
from tests.crawl.test_main_job import assert_bodies, assert_holds, assert_rates
from tests.crawling import Workspace, crawl, start, wait_until
from tests.site.scripted import PLAIN, Script, ScriptedSite
from tests.site.server import serve
from tests.site.site import Site

TEXTS = "SELECT url, headline, excerpt, article_body, content_hash FROM articles ORDER BY url"


def asked(site: Site) -> Counter[str]:
    """Of the site by the crawler and the browser, without what scripts and styles are for."""
    return Counter(
        received.path
        for received in site.log
        if received.path not in {"/robots.txt", "/style.css"}
        and not received.path.startswith(PLAIN)
    )


@needs_browser
@pytest.mark.parametrize(
    ("script", "rendered", "mode"),
    [
        ("delayed", 3 + 7, "always"),
        ("shadow", 3 + 7, "always"),
        ("load more", 1, "auto"),
        ("scroll", 1, "auto"),
        ("challenge", 3 + 7, "auto"),
    ],
)
def test_every_script_live_and_in_a_replay(
    workspace: Workspace, tmp_path: Path, script: Script, rendered: int, mode: str
) -> None:
    archive = tmp_path / "saved.warc.gz"
    with serve(ScriptedSite(script, 7, per_page=3)) as site:
        url = site.listing_url
        run = crawl(workspace, url, NEWSBOT_RECORD=str(archive))
        assert run.exit_code == 0, run.log
        assert "7 of 7 results · complete" in run.output
        assert_holds(workspace, site)
        assert_bodies(workspace, site)
        assert_rates(workspace, site)
    assert run.log.count(STARTS) == 1
    assert gzip.decompress(archive.read_bytes()).count(b"\r\nRendered-By: Chromium") == rendered

    later = workspace.beside("replay")
    offline = {"NEWSBOT_REPLAY": str(archive), "NEWSBOT_BROWSER": NO_BROWSER}
    again = crawl(later, url, NEWSBOT_RENDER=mode, **offline)
    assert again.exit_code == 0, again.log
    assert workspace.rows(TEXTS) == later.rows(TEXTS)


@needs_browser
def test_one_page_shows_how_all_are_made_and_that_is_remembered(workspace: Workspace) -> None:
    with serve(ScriptedSite("delayed", 4, per_page=3)) as site:
        assert crawl(workspace, site.listing_url).exit_code == 0
        pages = asked(site)
        assert pages.total() == len(pages) + 2  # the listing's first page, and one article
        assert pages[site.options.listing] == 2
        site.log.clear()
        site.publish(2)
        again = crawl(workspace, site.listing_url, "-a", "full=1")
        assert again.exit_code == 0, again.log
        assert set(asked(site).values()) == {1}
        assert workspace.value("SELECT count(*) FROM rendered_groups") == 2
        without = crawl(workspace, site.listing_url, NEWSBOT_BROWSER=NO_BROWSER)
        assert without.exit_code == 4
    assert without.log.count("Pages that need a browser are not read") == 1


@needs_browser
def test_plain_pages_are_tried_again_from_time_to_time(workspace: Workspace) -> None:
    with serve(ScriptedSite("delayed", 2)) as site:
        assert crawl(workspace, site.listing_url).exit_code == 0
        site.script = "load more"  # its articles are plain pages
        site.publish(2)
        later = crawl(workspace, site.listing_url, NEWSBOT_FULL_EVERY_HOURS="0")
        assert later.exit_code == 0, later.log
        rendered = workspace.rows("SELECT name FROM rendered_groups")
        assert rendered == [{"name": site.listing_url}]


@needs_browser
def test_a_refusal_that_a_script_lifts(workspace: Workspace) -> None:
    with serve(ScriptedSite("challenge", 3, status=403)) as site:
        run = crawl(workspace, site.listing_url)
        assert run.exit_code == 0, run.log
        assert_bodies(workspace, site)


def test_plain_pages_start_no_browser(workspace: Workspace) -> None:
    with serve(Site(14)) as site:
        run = crawl(workspace, site.listing_url, NEWSBOT_BROWSER="/bin/false")
        assert run.exit_code == 0, run.log
        assert set(asked(site).values()) == {1}
    assert STARTS not in run.log
    assert "/bin/false" not in run.log


def test_short_articles_start_no_browser(workspace: Workspace) -> None:
    """Two sentences that only their card shows to be the article's text."""
    with serve(Site(2)) as site:
        for article in site.articles:
            site.edit(site.url(article), body="Trains run again.\n\nThe bridge is open once more.")
        run = crawl(workspace, site.listing_url, NEWSBOT_BROWSER="/bin/false")
        assert run.exit_code == 0, run.log
        assert_bodies(workspace, site)
        assert set(asked(site).values()) == {1}
    assert STARTS not in run.log


def test_a_run_is_stopped_while_pages_wait_for_the_first(workspace: Workspace) -> None:
    with serve(Site(6)) as site:
        for article in site.articles:
            site.hang(article.path, times=9)
        run = start(workspace, site.listing_url)
        wait_until(lambda: len(asked(site)) == 2)
        run.terminate()
        output, log = run.communicate(timeout=30)
        assert asked(site).total() == 2
    assert run.returncode == 11, output + log
    assert "Traceback" not in log


@needs_browser
def test_render_always(workspace: Workspace) -> None:
    with serve(Site(2)) as site:
        run = crawl(workspace, site.listing_url, NEWSBOT_RENDER="always")
        assert run.exit_code == 0, run.log
        assert_holds(workspace, site)
        assert_bodies(workspace, site)
        pages = asked(site)
        agents = {
            received.headers.get("user-agent")
            for received in site.log
            if received.path != "/robots.txt"
        }
    assert set(pages.values()) == {1}
    assert len(agents) == 1
    assert run.log.count(STARTS) == 1


def test_render_never(workspace: Workspace) -> None:
    with serve(ScriptedSite("delayed")) as site:
        run = crawl(workspace, site.listing_url, NEWSBOT_RENDER="never")
        assert run.exit_code == 4
        assert asked(site) == {site.options.listing: 1}
    assert STARTS not in run.log


def test_auto_without_a_browser_is_never(workspace: Workspace) -> None:
    with serve(ScriptedSite("delayed")) as site:
        site.add_listing("/tag/other/", site.articles)
        both = f"{site.listing_url},{site.options.base_url}/tag/other/"
        run = crawl(workspace, both, NEWSBOT_BROWSER=NO_BROWSER)
        assert run.exit_code == 4
        assert set(asked(site).values()) == {1}
    assert run.log.count("Pages that need a browser are not read") == 1
    assert "Traceback" not in run.log


def test_render_always_without_a_browser(workspace: Workspace) -> None:
    with serve(Site(6)) as site:
        run = crawl(
            workspace, site.listing_url, NEWSBOT_RENDER="always", NEWSBOT_BROWSER=NO_BROWSER
        )
        assert run.exit_code == 2
        assert site.log == []
    assert NO_BROWSER in run.log or "not installed" in run.log
    assert "Traceback" not in run.log


@needs_browser
def test_a_program_that_is_no_browser(workspace: Workspace) -> None:
    with serve(ScriptedSite("delayed")) as site:
        run = crawl(workspace, site.listing_url, NEWSBOT_BROWSER="/bin/false")
        assert run.exit_code == 4
    assert run.log.count("/bin/false does not start") == 1
    assert "Traceback" not in run.log


def test_a_mode_that_there_is_not(workspace: Workspace) -> None:
    run = crawl(workspace, "https://steppe.example/", NEWSBOT_RENDER="sometimes")
    assert run.exit_code == 2
    assert "NEWSBOT_RENDER" in run.log
