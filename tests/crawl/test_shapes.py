"""No false alarms: what the real site shows in its normal moods ends well, with every article."""

from dataclasses import replace
from typing import Any

import pytest

from tests.crawling import Workspace, crawl
from tests.site.rates import FIVE_RATES, FOUR_RATES, Rate
from tests.site.server import serve, serve_all
from tests.site.site import Site

BEYOND = ("missing", "last", "first", "redirect")  # what answers beyond the last page


def walk(workspace: Workspace, *sites: Site, verdict: str, exit_code: int = 0) -> None:
    """One crawl of all their listings: that verdict each, and every article in its place."""
    with serve_all(sites):
        urls = [site.listing_url for site in sites]
        run = crawl(workspace, ",".join(urls), "-a", "follow=0")
        assert run.exit_code == exit_code, run.log
        for site in sites:
            assert_walked(workspace, site, verdict)


def assert_walked(workspace: Workspace, site: Site, verdict: str) -> None:
    (row,) = workspace.rows(f"SELECT * FROM listings WHERE url = '{site.listing_url}'")
    assert row["verdict"] == verdict, site.options
    assert stored_urls(workspace, row["id"]) == [site.url(article) for article in site.articles]
    passes = 3 if verdict == "drifting" else 2 if verdict == "short" else 1
    assert len(site.log) <= 1 + passes * (1.5 * len(site.page_paths()) + 5), site.options


def stored_urls(workspace: Workspace, listing_id: int) -> list[str]:
    rows = workspace.rows(
        "SELECT url FROM articles JOIN listing_articles ON article_id = articles.id"
        f" WHERE listing_id = {listing_id} ORDER BY position"
    )
    return [row["url"] for row in rows]


@pytest.mark.parametrize(
    ("options", "verdict"),
    [
        ({"counter": "tag"}, "complete"),  # always 1 - 6
        ({"counter": "category"}, "complete"),  # 1 - 6, 7 - 12, …
        ({"counter": "none"}, "unverified"),
        ({"counter": "no total"}, "unverified"),  # "of" and nothing after it
        ({"counter": "total at times"}, "unverified"),
        ({"counter": "too small"}, "over"),  # 13 - 18 of 10: beyond its own total
        ({"counter": "category", "listing": "/category/ardania/ardania-featurees/"}, "complete"),
        ({"paging": "offset"}, "complete"),
        ({"paging": "query"}, "complete"),
        ({"pagination": "next"}, "complete"),
        ({"pagination": "next", "counter": "none"}, "unverified"),
        ({"pagination": "numbers"}, "complete"),
        ({"pagination": "numbers", "counter": "none"}, "unverified"),
        ({"pagination": "none"}, "complete"),
        ({"pagination": "none", "counter": "category"}, "complete"),
    ],
    ids=str,
)
def test_counters_and_pagination(
    workspace: Workspace, options: dict[str, Any], verdict: str
) -> None:
    walk(workspace, *(Site(20, beyond=beyond, **options) for beyond in BEYOND), verdict=verdict)


@pytest.mark.parametrize(("counter", "verdict"), [("tag", "complete"), ("no total", "unverified")])
def test_forms_of_page_addresses(workspace: Workspace, counter: str, verdict: str) -> None:
    forms = ("file", "beside", "matrix", "down", "search")
    sites = [
        Site(26, paging=paging, pagination=pagination, counter=counter)
        for paging in forms
        for pagination in ("next", "numbers")
    ]
    walk(workspace, *sites, verdict=verdict)


def test_a_listing_whose_next_link_drops_a_parameter(workspace: Workspace) -> None:
    with serve(Site(26, paging="query", pagination="next", counter="none")) as site:
        run = crawl(workspace, f"{site.listing_url}?lang=en", "-a", "follow=0")
        assert run.exit_code == 0, run.log
        assert stored_urls(workspace, 1) == [site.url(article) for article in site.articles]


@pytest.mark.parametrize(("counter", "verdict"), [("tag", "complete"), ("none", "unverified")])
def test_sizes(workspace: Workspace, counter: str, verdict: str) -> None:
    walk(workspace, *(Site(n, counter=counter) for n in (1, 2, 5, 6, 7, 12)), verdict=verdict)


@pytest.mark.parametrize(("counter", "verdict"), [("too large", "short"), ("drifting", "drifting")])
def test_a_total_that_cannot_be_true_is_told(
    workspace: Workspace, counter: str, verdict: str
) -> None:
    """Nobody can tell it from an article that is missing."""
    sites = [Site(20, counter=counter, beyond=beyond) for beyond in BEYOND]
    walk(workspace, *sites, verdict=verdict, exit_code=3)


def five_rates(base: str, **fields: str) -> tuple[Rate, ...]:
    return tuple(
        replace(rate, **fields) if rate.pair.startswith(base) else rate for rate in FIVE_RATES
    )


@pytest.mark.parametrize(
    "options",
    [
        {"rates": FOUR_RATES, "repeats": 2},
        {"rates": FIVE_RATES, "repeats": 8},
        {"rates": FOUR_RATES, "date": ""},
        {"rates": five_rates("UZS", rate="0.00061", change="0%")},
        {"rates": five_rates("KGS", change="-0%")},
        {"rates": five_rates("KZT", change="0.85%")},
        {"rates": five_rates("TMT", change="0.1%")},
        {"rates": (), "date": ""},
        {"date": ""},
    ],
    ids=str,
)
def test_tickers_and_dates(workspace: Workspace, options: dict[str, Any]) -> None:
    with serve(Site(8, **options)) as site:
        run = crawl(workspace, site.listing_url)
        assert run.exit_code == 0, run.log
        assert stored_urls(workspace, 1) == [site.url(article) for article in site.articles]
        stored = workspace.rows("SELECT base_currency, rate, as_of_source FROM rates ORDER BY id")
        expected = [(pair[:3], rate) for pair, rate, _ in site.expected_rates()]
        assert [(row["base_currency"], row["rate"]) for row in stored] == expected
        source = "page" if site.options.date else "fetch"
        assert {row["as_of_source"] for row in stored} <= {source}
        assert workspace.value("SELECT count(*) FROM articles WHERE article_body IS NULL") == 0


@pytest.mark.parametrize(
    "form", ["/tag/serimov", "/tag/serimov/?id=14", "/tag/serimov/?utm_source=mail#top"]
)
def test_forms_of_an_address(workspace: Workspace, form: str) -> None:
    with serve(Site(20)) as site:
        url = site.options.base_url + form
        for words in ("new 20", "new 0 · revised 0 · unchanged 20 · 1 listing page\n"):
            run = crawl(workspace, url, "-a", "follow=0")
            assert run.exit_code == 0, run.log
            assert f"20 of 20 results · complete · {words}" in run.output
        assert stored_urls(workspace, 1) == [site.url(article) for article in site.articles]
