"""Every page of the test site's listing in every theme, read as the crawl reads it."""

import re

import pytest

from newsbot.pages.listing.page import ListingPage
from tests.site.site import Site
from tests.site.themes.catalogue import THEMES


@pytest.mark.parametrize("paging", ["path", "query", "offset"])
@pytest.mark.parametrize("pagination", ["full", "next", "numbers"])
@pytest.mark.parametrize("theme", THEMES)
def test_walk(theme, pagination, paging):
    site = Site(15, theme=theme, pagination=pagination, paging=paging)
    cards = []
    url: str | None = site.listing_url
    while url is not None:
        page = ListingPage(site.respond(url.removeprefix(site.options.base_url), {}).body, url)
        assert [tuple(rate) for rate in page.ticker] == site.expected_rates()
        assert page.page_date == site.options.date
        assert page.counter is not None
        assert page.counter.total == 15
        cards += page.cards
        url = page.next_url
    articles = site.expected_articles()
    assert [card.url for card in cards] == [article["url"] for article in articles]
    assert [card.headline for card in cards] == [article["headline"] for article in articles]
    excerpts = [" ".join(article["excerpt"].split()) for article in articles]
    assert [card.excerpt for card in cards] == excerpts


TAG = re.compile(r"<[a-zA-Z][^>]*>")
NAME = re.compile(r"""\s(?:class|id)=(?:"[^"]*"|'[^']*'|[^\s>]+)""")


@pytest.mark.parametrize("per_page", [1, 2, 6])
@pytest.mark.parametrize("theme", THEMES)
def test_class_names_and_ids_are_not_needed(theme, per_page):
    site = Site(7, theme=theme, per_page=per_page)
    for number, path in enumerate(site.page_paths()):
        text = site.respond(path, {}).body.decode()
        bare = TAG.sub(lambda tag: NAME.sub("", tag[0]), text)
        page = ListingPage(bare, site.options.base_url + path)
        articles = site.articles[number * per_page :][:per_page]
        expected = [(site.url(a), a.headline, " ".join(a.excerpt.split())) for a in articles]
        assert list(page.cards) == expected
