"""The site's pages say what the site says to expect."""

import re
from html import unescape

import pytest

from tests.site.articles import EXCERPT_WORDS, FURNITURE, ODDITIES
from tests.site.rates import FOUR_RATES
from tests.site.site import Site
from tests.site.themes.catalogue import THEMES


def text_of(site: Site, path: str) -> str:
    """The page's visible text on one line."""
    html = site.respond(path, {}).body.decode()
    html = re.sub(r"<script.*?</script>|<!--.*?-->|<title>.*?</title>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", "\n", html)).split())


@pytest.mark.parametrize("theme", THEMES)
def test_each_theme_shows_each_card_whole_and_in_order(theme: str) -> None:
    site = Site(theme=theme)
    text = " ".join(text_of(site, path) for path in site.page_paths())
    excerpts = [article.excerpt for article in site.articles]
    positions = [text.index(excerpt) for excerpt in excerpts]
    assert positions == sorted(positions)
    assert [text.count(excerpt) for excerpt in excerpts] == [1] * 56


@pytest.mark.parametrize("theme", THEMES)
def test_each_theme_links_each_headline_to_its_article(theme: str) -> None:
    site = Site(6, theme=theme)
    html = site.respond(site.options.listing, {}).body.decode()
    for article in site.articles:
        assert f'href="{site.url(article)}"' in html
        assert article.headline in text_of(site, site.options.listing)


@pytest.mark.parametrize("theme", THEMES)
def test_each_theme_shows_an_article_whole(theme: str) -> None:
    site = Site(theme=theme)
    for article in site.articles[:12]:
        assert " ".join(article.paragraphs) in text_of(site, article.path)


@pytest.mark.parametrize("theme", THEMES)
def test_each_theme_has_ticker_date_counter_and_next_link(theme: str) -> None:
    site = Site(theme=theme)
    text = text_of(site, site.options.listing)
    assert re.search(r"KGS/USD = 0\.01143 0%", text)
    assert text.count("TMT/USD = 0.28575 0%") == 8
    assert "22 February 2026" in text
    assert "Viewing results 1 - 6 of 56" in text
    html = site.respond(site.options.listing, {}).body.decode()
    # Once among the numbers, once as the next page.
    assert html.count(f'href="{site.listing_url}page/2/"') == 2


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_is_shown_where_there_is_no_ticker_date_or_counter(theme: str) -> None:
    site = Site(theme=theme, rates=(), date="", counter="none", pagination="none", oddities=())
    text = text_of(site, site.options.listing)
    assert "/USD" not in text
    assert "22 February" not in text
    assert "Viewing" not in text
    assert "/page/2/" not in site.respond(site.options.listing, {}).body.decode()


def test_four_pairs_twice() -> None:
    site = Site(6, rates=FOUR_RATES, repeats=2, oddities=())
    assert text_of(site, site.options.listing).count("/USD") == 8


@pytest.mark.parametrize(
    ("counter", "page", "expected"),
    [
        ("tag", 3, "Viewing results 1 - 6 of 20"),
        ("category", 3, "Viewing results 13 - 18 of 20"),
        ("category", 4, "Viewing results 19 - 24 of 20"),
        ("no total", 1, "Viewing results 1 - 6 of Ozen"),
        ("too small", 3, "Viewing results 13 - 18 of 10"),
        ("too large", 1, "Viewing results 1 - 6 of 29"),
        ("drifting", 1, "Viewing results 1 - 6 of 20"),
        ("drifting", 3, "Viewing results 1 - 6 of 22"),
    ],
)
def test_counter_habits(counter: str, page: int, expected: str) -> None:
    site = Site(20, counter=counter, theme="flat")
    site.edit(site.url(site.articles[0]), headline="Ozen")
    assert expected in text_of(site, site.page_paths()[page - 1])


def test_the_path_of_a_listing_says_the_habit_of_its_counter() -> None:
    site = Site(20, listing="/category/ardania/")
    assert "Viewing results 7 - 12 of 20" in text_of(site, "/category/ardania/page/2/")


@pytest.mark.parametrize(
    ("paging", "second", "fourth"),
    [
        ("path", "/tag/serimov/page/2/", "/tag/serimov/page/4/"),
        ("query", "/tag/serimov/?page=2", "/tag/serimov/?page=4"),
        ("offset", "/tag/serimov/?start=6", "/tag/serimov/?start=18"),
    ],
)
def test_styles_of_paging(paging: str, second: str, fourth: str) -> None:
    site = Site(20, paging=paging)
    assert site.page_paths()[1::2] == [second, fourth]
    assert f'href="https://steppe.example{second}"' in site.respond(
        site.options.listing, {}
    ).body.decode().replace("&amp;", "&")
    assert site.articles[19].excerpt in text_of(site, fourth)


@pytest.mark.parametrize(
    ("beyond", "status", "shows"),
    [("missing", 404, None), ("last", 200, 19), ("first", 200, 0), ("redirect", 301, None)],
)
def test_a_page_after_the_last(beyond: str, status: int, shows: int | None) -> None:
    site = Site(20, beyond=beyond)
    assert site.respond("/tag/serimov/page/5/", {}).status == status
    if shows is not None:
        assert site.articles[shows].excerpt in text_of(site, "/tag/serimov/page/5/")


def test_an_excerpt_is_cut_at_500_words() -> None:
    articles = Site(oddities=()).articles
    for article in articles:
        words = article.body.split()
        assert article.truncated == (len(words) > EXCERPT_WORDS)
        assert article.excerpt.split() == (
            [*words[:499], words[499] + "..."] if article.truncated else words
        )
    assert {len(article.body.split()) for article in articles} >= {500, 501}


def test_every_oddity_is_in_an_excerpt() -> None:
    excerpts = {article.oddity: article.excerpt for article in Site(200).articles}
    assert set(excerpts) == set(ODDITIES)
    assert "[caption id=" in excerpts["caption"]
    assert "[/caption]" in excerpts["caption"]
    assert excerpts["continue"].endswith("Continue reading")
    assert "We [the council]" in excerpts["brackets"]
    assert "TJS/USD = 0.10561 -0.24%" in excerpts["figures"]
    cut = [a.excerpt for a in Site(200).articles if a.oddity == "cut caption" and a.truncated]
    assert any("[caption" in excerpt and "[/caption]" not in excerpt for excerpt in cut)


def test_a_clean_excerpt_has_no_furniture() -> None:
    for article in Site(100).articles:
        clean = article.clean_excerpt
        assert "[caption" not in clean
        assert "Continue reading" not in clean
        if article.oddity not in FURNITURE:
            assert clean == article.excerpt


def test_double_spaces_are_on_the_page() -> None:
    site = Site(1, oddities=("spaces",))
    assert ".  " in site.respond(site.options.listing, {}).body.decode()
    assert "  " not in site.expected_articles()[0]["excerpt"]


def test_headlines_and_paths_of_many_articles_differ() -> None:
    assert len(set(Site(0).publish(20_000))) == 20_000


def test_the_same_arguments_give_the_same_bytes() -> None:
    first, second = Site(20), Site(20)
    assert [first.respond(p, {}) for p in first.page_paths()] == [
        second.respond(p, {}) for p in second.page_paths()
    ]
    assert Site(20, seed=7).articles[0].headline != first.articles[0].headline


@pytest.mark.parametrize("padding", [0, 40_000, 60_000])
def test_padding_is_the_least_size_of_a_page(padding: int) -> None:
    site = Site(6, padding=padding)
    for path in [*site.page_paths(), site.articles[0].path]:
        assert padding <= len(site.respond(path, {}).body) <= max(padding + 1000, 40_000)


@pytest.mark.parametrize("json_ld", ["article", "graph", "broken", "none"])
def test_variants_of_json_ld(json_ld: str) -> None:
    site = Site(1, json_ld=json_ld)
    html = site.respond(site.articles[0].path, {}).body.decode()
    assert ("application/ld+json" in html) == (json_ld != "none")
    assert ('"inLanguage"' in html) == (json_ld in {"article", "graph"})
    assert ('"@graph"' in html) == (json_ld == "graph")
