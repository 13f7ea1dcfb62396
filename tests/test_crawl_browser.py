"""Pages that only a browser can read, in a real Chromium."""

import gzip
from collections import Counter
from pathlib import Path

import pytest

from tests.browsing import needs_browser
from tests.crawling import Place, crawl
from tests.site.scripted import PLAIN, Script, ScriptedSite
from tests.site.server import serve
from tests.site.site import Site
from tests.test_crawl_main_job import assert_bodies, assert_holds, assert_rates

NO_BROWSER = "/nowhere/chromium"
STARTS = "for pages that need a browser"  # what the log says when one is started


def asked(site: Site) -> Counter[str]:
    """Of the site by the crawler and the browser, without what scripts and styles are for."""
    return Counter(
        received.path
        for received in site.log
        if received.path not in {"/robots.txt", "/style.css"}
        and not received.path.startswith(PLAIN)
    )


@needs_browser
@pytest.mark.parametrize("script", ["delayed", "load more", "scroll", "challenge"])
def test_every_script(place: Place, script: Script) -> None:
    with serve(ScriptedSite(script, 20)) as site:
        run = crawl(place, site.listing_url)
        assert run.exit_code == 0, run.log
        assert "20 of 20 results · complete" in run.output
        assert_holds(place, site)
        assert_bodies(place, site)
        assert_rates(place, site)
    assert run.log.count(STARTS) == 1


@needs_browser
def test_one_page_shows_how_all_are_made(place: Place) -> None:
    with serve(ScriptedSite("delayed", 14)) as site:
        assert crawl(place, site.listing_url).exit_code == 0
        pages = asked(site)
    assert pages.total() == len(pages) + 2  # the listing's first page, and one article
    assert pages[site.habits.listing] == 2


@needs_browser
def test_a_refusal_that_a_script_lifts(place: Place) -> None:
    with serve(ScriptedSite("challenge", 6, status=403)) as site:
        run = crawl(place, site.listing_url)
        assert run.exit_code == 0, run.log
        assert_bodies(place, site)


def test_plain_pages_start_no_browser(place: Place) -> None:
    with serve(Site(14)) as site:
        run = crawl(place, site.listing_url, NEWSBOT_BROWSER="/bin/false")
        assert run.exit_code == 0, run.log
        assert set(asked(site).values()) == {1}
    assert STARTS not in run.log
    assert "/bin/false" not in run.log


@needs_browser
def test_always(place: Place) -> None:
    with serve(Site(8)) as site:
        run = crawl(place, site.listing_url, NEWSBOT_RENDER="always")
        assert run.exit_code == 0, run.log
        assert_holds(place, site)
        assert_bodies(place, site)
        pages = asked(site)
        agents = {
            received.headers.get("user-agent")
            for received in site.log
            if received.path != "/robots.txt"
        }
    assert set(pages.values()) == {1}
    assert len(agents) == 1
    assert run.log.count(STARTS) == 1


def test_never(place: Place) -> None:
    with serve(ScriptedSite("delayed")) as site:
        run = crawl(place, site.listing_url, NEWSBOT_RENDER="never")
        assert run.exit_code == 4
        assert asked(site) == {site.habits.listing: 1}
    assert STARTS not in run.log


def test_auto_without_a_browser_is_never(place: Place) -> None:
    with serve(ScriptedSite("delayed")) as site:
        site.add_listing("/tag/other/", site.articles)
        both = f"{site.listing_url},{site.habits.base_url}/tag/other/"
        run = crawl(place, both, NEWSBOT_RENDER="auto", NEWSBOT_BROWSER=NO_BROWSER)
        assert run.exit_code == 4
        assert set(asked(site).values()) == {1}
    assert run.log.count("Pages that need a browser are not read") == 1
    assert "Traceback" not in run.log


def test_always_without_a_browser(place: Place) -> None:
    with serve(Site(6)) as site:
        run = crawl(place, site.listing_url, NEWSBOT_RENDER="always", NEWSBOT_BROWSER=NO_BROWSER)
        assert run.exit_code == 2
        assert site.log == []
    assert NO_BROWSER in run.log
    assert "Traceback" not in run.log


@needs_browser
def test_a_program_that_is_no_browser(place: Place) -> None:
    with serve(ScriptedSite("delayed")) as site:
        run = crawl(place, site.listing_url, NEWSBOT_BROWSER="/bin/false")
        assert run.exit_code == 4
    assert run.log.count("/bin/false does not start") == 1
    assert "Traceback" not in run.log


def test_a_mode_that_there_is_not(place: Place) -> None:
    run = crawl(place, "https://steppe.example/", NEWSBOT_RENDER="sometimes")
    assert run.exit_code == 2
    assert "NEWSBOT_RENDER" in run.log


@needs_browser
@pytest.mark.parametrize("script", ["delayed", "challenge", "load more"])
def test_a_replay_needs_no_browser(place: Place, tmp_path: Path, script: Script) -> None:
    archive = tmp_path / "saved.warc.gz"
    with serve(ScriptedSite(script, 8)) as site:
        live = crawl(place, site.listing_url, NEWSBOT_RECORD=str(archive))
        assert live.exit_code == 0, live.log
        url = site.listing_url
    rendered = 1 if script == "load more" else 2 + 8
    assert gzip.decompress(archive.read_bytes()).count(b"\r\nRendered-By: Chromium") == rendered

    texts = "SELECT url, headline, excerpt, article_body, content_hash FROM articles ORDER BY url"
    for mode in ("auto", "always"):
        elsewhere = Place(tmp_path / mode)
        again = crawl(
            elsewhere,
            url,
            NEWSBOT_REPLAY=str(archive),
            NEWSBOT_RENDER=mode,
            NEWSBOT_BROWSER=NO_BROWSER,
        )
        assert again.exit_code == 0, again.log
        assert place.rows(texts) == elsewhere.rows(texts)
