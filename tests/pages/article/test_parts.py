"""Articles that their site shows in several pages: which links lead on, and which elsewhere."""

import pytest

from newsbot.pages.article.page import ArticlePage

URL = "https://moor.example/2026/peat-for-orsa/"
TEXT = (
    "<p>The peat of Orsa is cut by hand and dried for two summers before anybody burns it.</p>" * 4
)


def page(links: str, *, beside: str = "") -> str:
    return (
        f"<html><body><article><h1>Peat for Orsa</h1><div>{TEXT}{links}</div></article>{beside}"
        "</body></html>"
    )


BLOG = f"{URL}2/"
SPLIT = {
    "blog, older": (URL, f'<div class="page-links">Pages: 1 <a href="{BLOG}">2</a></div>', [BLOG]),
    "blog": (
        URL,
        (
            '<p class="post-nav-links">Pages: <span class="post-page-numbers current">1</span>'
            f' <a href="{BLOG}" class="post-page-numbers">2</a>'
            f' <a href="{URL}3/" class="post-page-numbers">3</a></p>'
        ),
        [BLOG, f"{URL}3/"],
    ),
    "blog, in words": (
        URL,
        f'<div class="page-links"><a href="{BLOG}" class="post-page-numbers">Onwards</a></div>',
        [BLOG],
    ),
    "named link": (URL, f'<a href="{BLOG}">Next page</a>', [BLOG]),
    "named link, in German": (URL, f'<a href="{BLOG}">Nächste Seite »</a>', [BLOG]),
    "rel": (URL, f'<a rel="next" href="{BLOG}">How it burns</a>', [BLOG]),
    "relative": (URL, '<nav><a href="2/">2</a> <a href="3/">3</a></nav>', [BLOG, f"{URL}3/"]),
    "parameter": (URL, '<ul><li><a href="?page=2">2</a></ul>', [f"{URL}?page=2"]),
    "plain": (
        "https://moor.example/?p=31",
        '<div class="page-links"><a href="/?p=31&amp;page=2">2</a></div>',
        ["https://moor.example/?p=31&page=2"],
    ),
    "file": (
        "https://moor.example/a/peat.html",
        '<div><a href="peat-2.html">2</a> <a href="peat-3.html">3</a></div>',
        ["https://moor.example/a/peat-2.html", "https://moor.example/a/peat-3.html"],
    ),
    "file, low line": (
        "https://moor.example/a/peat.shtml",
        '<div><a href="/a/peat_2.shtml">[2]</a></div>',
        ["https://moor.example/a/peat_2.shtml"],
    ),
    "page in the path": (URL, f'<a href="{URL}page/2/">2</a>', [f"{URL}page/2/"]),
    "anchor": (URL, f'<a href="{BLOG}#text">2</a>', [BLOG]),
}
WHOLE = {
    "comments": f'<nav><a href="{URL}comment-page-2/#comments">2</a></nav>',
    "comments, parameter": '<div><a href="?cpage=2#comments">2</a></div>',
    "comments in a section": '<section id="comments"><a href="?page=2">2</a></section>',
    "next post": '<nav><a rel="next" href="/2026/bread-for-orsa/">Bread for Orsa</a></nav>',
    "next post of the same name": '<nav><a rel="next" href="/2026/peat-for-orsa-2/">Next</a></nav>',
    "number in the name": '<p><a href="/2026/peat-for-orsa-2/">2</a></p>',
    "sidebar": '<aside class="sidebar"><a href="?page=2">2</a></aside>',
    "days": '<table><tr><td><a href="/2026/02/2/">2</a><td><a href="/2026/02/3/">3</a></table>',
    "another host": '<a href="https://fen.example/2026/peat-for-orsa/2/">2</a>',
    "first": f'<a href="{URL}1/">1</a>',
    "no page": f'<a href="{URL}2/">Two barrows of it</a>',
    "reply": f'<a href="{URL}?replytocom=2">2</a>',
    "year": f'<a href="{URL}2026/">2026</a>',
    "counter of entries": f'<a href="{URL}?start=20">2</a>',
}


@pytest.mark.parametrize("case", SPLIT)
def test_further_pages(case: str) -> None:
    url, links, expected = SPLIT[case]
    read = ArticlePage(page(links), url)
    assert read.part_urls == dict(enumerate(expected, 2))
    assert "Pages" not in (read.article_body or "")


@pytest.mark.parametrize("case", WHOLE)
def test_no_further_page(case: str) -> None:
    assert ArticlePage(page(WHOLE[case]), URL).part_urls == {}
    assert ArticlePage(page("", beside=WHOLE[case]), URL).part_urls == {}


@pytest.mark.parametrize(
    "url", ["https://moor.example/?p=31", "https://moor.example/index.php?id=31"]
)
def test_an_article_by_its_parameters_is_no_listing(url: str) -> None:
    for link in ("/page/2/", "?page=2", "/index.php?page=2", "/2/"):
        assert ArticlePage(page(f'<div><a href="{link}">2</a></div>'), url).part_urls == {}


def test_any_address() -> None:
    assert ArticlePage(page('<a href="2/">2</a>'), "http://[::1").part_urls == {}


@pytest.mark.parametrize("own", ["/news/8134", "/story-7.html", "/a/peat-1.html", "/2026/02/22"])
def test_an_article_whose_address_ends_in_a_number_is_no_page_of_its_neighbours(own: str) -> None:
    neighbour = own.replace("8134", "8135").replace("-7", "-8").replace("-1", "-2")
    links = f'<nav><a rel="next" href="{neighbour}">2</a><a href="/2026/02/23">2</a></nav>'
    assert ArticlePage(page(links), f"https://moor.example{own}").part_urls == {}


def test_the_second_page_names_the_third() -> None:
    html = page(f'<div class="page-links"><a href="{URL}">1</a> 2 <a href="{URL}3/">3</a></div>')
    assert ArticlePage(html, BLOG).part_urls_of(URL, 2) == {3: f"{URL}3/"}
