"""`scrapy listings --check`, as a user runs it: what a new listing would give, and its lines."""

import json
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from scrapy.settings import Settings

from newsbot.cli.listing_check import check_as_lines
from newsbot.errors import escaped
from newsbot.listings_file import SiteSettings, read_listings_file
from newsbot.pages.html.document import Document
from newsbot.pages.listing.shown_times import clock_signs
from newsbot.saved.listing_check import ListingCheck, check_listing
from newsbot.saved.listing_lines import listing_lines
from newsbot.saved.page_file import open_page
from newsbot.saved.site_zone import ZoneGuess, guess_zone
from newsbot.spiders.failures import Loss
from tests.crawling import PACES, Workspace, command, run
from tests.quality.corpus import FIXTURES
from tests.site.server import serve
from tests.site.site import Site

DEFAULTS = SiteSettings(ZoneInfo("UTC"), "auto", timedelta(hours=48), timedelta(hours=168))
NO_ZONE = ZoneGuess(None, is_shown=False, grounds=())
ALMATY = ZoneGuess("Asia/Almaty", is_shown=True, grounds=("its dates",))
WATER = "https://steppe-herald.example/tag/water/"
ROBOTS = "User-agent: newsbot\nCrawl-delay: 2\nDisallow: /private\n"


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serve(Site(14, robots=ROBOTS)) as site:
        yield site


@pytest.fixture
def empty(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "empty")


def check(
    workspace: Workspace, *arguments: str, file: str = ""
) -> subprocess.CompletedProcess[str]:
    words = command("listings", "--check", *arguments, *PACES["no_delay"])
    return run(workspace, words, 60, NEWSBOT_LISTINGS_FILE=file)


def told(workspace: Workspace, *arguments: str, file: str = "") -> dict[str, Any]:
    done = check(workspace, *arguments, "--json", file=file)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def check_fixture(case: Path) -> ListingCheck | Loss:
    settings = Settings()
    settings.setmodule("newsbot.settings")
    url = json.loads((case / "expected.json").read_text("utf-8"))["url"]
    response = open_page(case / "page.html", "a page", url, settings)
    return (
        response if isinstance(response, Loss) else check_listing(response, DEFAULTS, asked=False)
    )


def test_a_live_page_and_the_lines_that_name_it(
    site: Site, empty: Workspace, tmp_path: Path
) -> None:
    """Two requests, and nothing is stored. What is printed is a listings file."""
    before = len(site.log)
    file = tmp_path / "listings.toml"  # which is still to be made
    done = check(empty, site.listing_url, file=str(file))
    assert done.returncode == 0, done.stderr
    asked = [received.path for received in site.log[before:]]
    assert asked == ["/robots.txt", site.options.listing]
    assert not empty.folder.exists()
    report = dict(line[4:].split(maxsplit=1) for line in done.stdout.splitlines() if "  " in line)
    assert report["counter"] == "1 - 6 of 14"
    assert report["articles"] == "6 on this page"
    assert report["pages"] == "3: 14 articles, 6 on this page"
    assert site.articles[0].headline in done.stdout
    assert site.url(site.articles[2]) in done.stdout
    assert site.url(site.articles[3]) not in done.stdout
    assert "allows it, and asks for 2 s between two requests" in done.stdout
    assert "KGS/USD 0.01143" in report["ticker"]
    assert done.stderr == f"newsbot: {file} names no listing yet\n"
    file.write_text(done.stdout, "utf-8")
    (listing,) = read_listings_file(file, DEFAULTS).listings
    assert listing.url == site.listing_url
    shown = run(empty, command("listings"), 60, NEWSBOT_LISTINGS_FILE=str(file))
    assert shown.stdout.startswith(f"{listing.name}  not read yet ")

    # Now that it stands there: the same as JSON, without lines to add.
    found = told(empty, site.listing_url, file=str(file))
    assert found["robots"] == {"allowed": True, "crawl_delay_s": 2.0}
    assert found["needs_browser"] is False
    assert found["counter"] == {"first": 1, "last": 6, "total": 14}
    assert found["card_count"] == 6
    assert [card["url"] for card in found["first_cards"]] == list(map(site.url, site.articles[:3]))
    assert found["next_url"] == site.options.base_url + site.page_paths()[1]
    assert (found["pages"], found["doubts"], found["toml"]) == (3, [], "")
    assert {"base_currency", "rate"} < found["rates"][0].keys()


def test_what_is_no_listing_or_may_not_be_asked_for(site: Site, empty: Workspace) -> None:
    url = site.url(site.articles[0])
    done = check(empty, url)
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr.endswith(f"newsbot: {url}: {url} is no listing: the page is one article\n")
    done = check(empty, f"{site.options.base_url}/private/news/", "--json")
    assert (done.returncode, done.stdout) == (6, "")
    assert "robots.txt" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["http://h.example:x/"], "no address of a page"),
        ([f"{FIXTURES}/listing/counter_missing/page.html"], "give its address by --url"),
        (["http://h.example/", "steppe/*"], "--check is for one page"),
    ],
)
def test_2_what_cannot_be_meant(empty: Workspace, arguments: list[str], words: str) -> None:
    done = check(empty, *arguments)
    assert done.returncode == 2
    assert words in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_saved_page_under_a_site_that_the_file_has(empty: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "listings.toml"
    file.write_text("[shaar]\nlistings.page = 'https://shaar-hagalil.example/page/'\n", "utf-8")
    page = f"{FIXTURES / 'listing' / 'blocktheme_he_two_queries' / 'page.html'}"
    url = "https://shaar-hagalil.example/category/hadashot/"
    found = told(empty, page, "--url", url, file=str(file))
    assert (found["robots"], found["needs_browser"]) == (None, None)
    assert found["first_cards"][0]["date"] == "2021-04-22T18:52:28+03:00"
    assert (found["timezone"]["name"], found["timezone"]["is_shown"]) == ("Asia/Jerusalem", True)
    assert found["doubts"] == ["no counter: the walk cannot be proven by the site's own total"]
    note, line = found["toml"].splitlines()
    assert (note, line) == ("# below [shaar]", f'listings.hadashot = "{url}"')
    file.write_text(file.read_text() + line, "utf-8")
    assert len(read_listings_file(file, DEFAULTS).find("shaar/*")) == 2


@pytest.mark.parametrize(
    ("case", "doubt"),
    [
        (
            "counter_of_zero_with_cards",
            "the counter counts 0 articles on this page, and 6 are read",
        ),
        ("cards_without_titles", "74 articles are said to be there, and no way leads on"),
        ("counter_missing", "no counter: the walk cannot be proven by the site's own total"),
        (
            "tag_page_three_says_one_to_six",
            f"this is a later page of the listing, which begins at {WATER}",
        ),
        (
            "astra_en_loadmore_no_url",
            'a control "Load More" without an address leads on: only a browser may follow it',
        ),
        ("last_page_with_one_card", "one article alone: the page may be an article's own"),
    ],
)
def test_what_is_doubtful(case: str, doubt: str) -> None:
    found = check_fixture(FIXTURES / "listing" / case)
    assert isinstance(found, ListingCheck)
    assert doubt in found.doubts


@pytest.mark.parametrize(
    ("text", "header", "start"),
    [
        ("[a]\nlistings.x = 'URL'\ndelay = 1\n", "[a]", "listings.news = "),
        ("[a]\ndelay = 1\n[a.listings]  # all\nx = 'URL'", "[a.listings]", "news = "),
        ("[a.listings]\nnews = 'URL'\nnews-2 = 'URLz'", "[a.listings]", "news-3 = "),
        ("['ü a'.listings]\nx = 'URL'".replace(" ", ""), '["üa".listings]', "news = "),
        ("[a]\nlistings = { x = 'URL' }", "the listings of [a]", "# news = "),
        ("a.listings.x = 'URL'", "the listings of [a]", "# news = "),
    ],
)
def test_where_a_line_can_stand(text: str, header: str, start: str, tmp_path: Path) -> None:
    file, url = tmp_path / "listings.toml", "https://steppe.example/news/"
    file.write_text(text.replace("URL", "https://www.steppe.example/"), "utf-8")
    note, line = listing_lines(url, ALMATY, read_listings_file(file, DEFAULTS))
    assert note.endswith(header)
    assert line.startswith(start)


# Every eighth; the others differ in what the tests of the pages themselves ask.
@pytest.mark.parametrize(
    "case", sorted((FIXTURES / "listing").iterdir())[::8], ids=lambda p: p.name
)
def test_lines_of_other_systems_pages_are_a_listings_file(case: Path, tmp_path: Path) -> None:
    found = check_fixture(case)
    if isinstance(found, Loss):
        assert found.cause == "layout"
        return
    lines = listing_lines(found.url, found.zone, None)
    file = tmp_path / "listings.toml"
    file.write_text("\n".join(check_as_lines(found, lines)), "utf-8")
    assert [each.url for each in read_listings_file(file, DEFAULTS).listings] == [found.url]


@pytest.mark.parametrize(
    ("url", "zone", "lines"),
    [
        ("https://www.steppe.example/tag/rates/page/2/", NO_ZONE, ["[steppe]", "listings.rates"]),
        ("https://news.steppe.co.uk/", NO_ZONE, ["[steppe]", "listings.front-page"]),
        ("http://127.0.0.1:8080/?tag=usd&page=2", NO_ZONE, ["[127-0-0-1-8080]", "listings.usd"]),
        ("https://steppe.example/тег/курс/", NO_ZONE, ["[steppe]", 'listings."курс"']),
        ("https://steppe.example/a%20b%2Fc*.html", NO_ZONE, ["[steppe]", "listings.a-b-c"]),
        ("https://steppe.example/%22%5C/", NO_ZONE, ["[steppe]", r'listings."\"\\"']),
        ("https://steppe.example/%00%FF/", NO_ZONE, ["[steppe]", 'listings."\ufffd"']),
        ("https://steppe.kz/x/", ALMATY, ["[steppe]", 'timezone = "Asia/Almaty"', "listings.x"]),
        (
            "https://steppe.kz/x/",
            replace(ALMATY, is_shown=False),
            ["[steppe]", '# timezone = "Asia/Almaty"', "listings.x"],
        ),
    ],
)
def test_a_name_for_it(url: str, zone: ZoneGuess, lines: list[str], tmp_path: Path) -> None:
    found = listing_lines(url, zone, None)
    assert [line.partition("  #")[0].partition(' = "http')[0] for line in found] == lines
    file = tmp_path / "listings.toml"
    file.write_text("\n".join(map(escaped, found)), "utf-8")
    assert len(read_listings_file(file, DEFAULTS).listings) == 1


def times(*pairs: tuple[str, str]) -> str:
    return "".join(f'<p><time datetime="{stated}">{shown}</time>' for stated, shown in pairs)


@pytest.mark.parametrize(
    ("html", "url", "language", "zone"),
    [
        # An offset of its own, and the country's zone that has it at each of the dates.
        (times(("2026-02-22T09:30+05:00", "today")), "https://a.kz/", None, "Asia/Almaty"),
        (
            times(("2026-02-22T09:30+01:00", "a"), ("2026-07-22T09:30+02:00", "b")),
            "https://a.example/",
            "de-AT",
            "Europe/Vienna",
        ),
        (times(("2024-02-22T09:30+06:00", "a")), "https://a.kz/", None, "Asia/Almaty"),
        # UTC for programs beside the local time for people.
        (
            times(("2026-02-22T20:30Z", "23 February 2026, 01:30")),
            "https://a.kz/",
            "",
            "Asia/Almaty",
        ),
        (times(("2026-02-22T20:30Z", "01:30")), "https://a.kz/", None, "Asia/Almaty"),
        (times(("2026-02-22T01:30:09Z", "20:30")), "https://a.pe/", None, "America/Lima"),
        (times(("2026-02-22T20:30Z", "20:30")), "https://a.example/", None, "UTC"),
        ('<meta content="2026-02-22T09:30:00+09:00">', "https://a.example/", "ja", "Asia/Tokyo"),
    ],
)
def test_a_zone_that_the_dates_bear_out(html: str, url: str, language: str, zone: str) -> None:
    guess = guess_zone(url, language, [*clock_signs(Document(html, url))])
    assert (guess.name, guess.is_shown) == (zone, True)
    assert guess.grounds[0].startswith("its dates are UTC")


@pytest.mark.parametrize(
    ("html", "url", "language", "zone"),
    [
        (times(("2026-02-22T20:30Z", "a day ago")), "https://a.kz/", None, "Asia/Almaty"),
        (times(("2026-02-22T20:30Z", "8:30 pm")), "https://a.uk/", None, "Europe/London"),
        (times(("2026-02-22", "22.02.2026 10:30")), "https://a.example/", "tr", "Europe/Istanbul"),
        ("<p>", "https://a.io/", "en-US", None),
        ("<p>", "https://a.example/", "ru", None),
        (times(("2026-02-22T09:30+05:45", "x")), "https://a.kz/", None, None),
        (times(("2026-02-22T09:30+05:00", "x")), "https://a.example/", "en", None),
    ],
)
def test_a_zone_that_is_a_hint_at_most(
    html: str, url: str, language: str, zone: str | None
) -> None:
    guess = guess_zone(url, language, [*clock_signs(Document(html, url))])
    assert (guess.name, guess.is_shown) == (zone, False)
    assert zone is None or "hint" in guess.grounds[-1]


def test_nothing_that_a_page_says_ends_a_comment(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    cards = "".join(
        f"<article><h2><a href='/{n}/'>Bridge {n} opens&#13;&#10;[evil]&#27;</a></h2><p>Its text "
        f"is long enough to be one, and goes on a little.</p></article>"
        for n in range(4)
    )
    page.write_text(f"<html lang='kk&#10;[x]'><body>{cards}</body></html>", "utf-8")
    response = open_page(page, "a page", "https://steppe.example/news/", Settings())
    assert not isinstance(response, Loss)
    found = check_listing(response, DEFAULTS, asked=False)
    assert isinstance(found, ListingCheck)
    lines = check_as_lines(found, listing_lines(found.url, found.zone, None))
    assert [*tomllib.loads("\n".join(map(escaped, lines)))] == ["steppe"]
    *_, last = check_as_lines(found, ())
    assert last == "# It stands in the listings file already."
