"""An article page gives an answer, never an exception, whatever a server sends."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsbot.pages.article.page import ArticlePage
from newsbot.pages.listing.page import ListingPage

URL = "https://river.example/zharym-rebuilds-ferry-landing/"
TEXTS = ("headline", "article_body", "date_published", "date_modified", "section")
TEXTS += ("in_language", "main_image", "canonical_url")
PAGES = [
    path.read_bytes()
    for path in sorted((Path(__file__).parents[2] / "fixtures" / "article").glob("*/page.html"))
]
JSON_KEYS = ["@type", "@id", "@graph", "@value", "name", "url", "author", "image", "headline"]
JSON_KEYS += ["keywords", "datePublished", "articleSection", "itemListElement", "item"]
JSON_KEYS += ["publisher", "mainEntityOfPage", "articleBody"]
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(JSON_KEYS),
            inner,
            max_size=6,
        )
    ),
    max_leaves=30,
)


def read_all(body: bytes | str, url: str = URL, excerpt: str = "") -> ArticlePage:
    page = ArticlePage(body, url, excerpt=excerpt)
    for name in TEXTS:
        value = getattr(page, name)
        assert value is None or (isinstance(value, str) and value.strip()), name
    for names in (page.authors, page.keywords):
        assert all(isinstance(name, str) and name.strip() for name in names)
        assert len(set(names)) == len(names)
    return page


@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_bytes(body: bytes, excerpt: str) -> None:
    read_all(body, excerpt=excerpt)


@pytest.mark.parametrize(
    "html",
    [
        "<svg><base xlink:href=/a></base></svg>",
        "<svg><link rel=canonical xlink:href=/a></svg>",
        "<svg><a rel=author xlink:href=/author/a>A</a></svg>",
        "<svg><html xml:lang=en>",
        "<svg><meta name=author xml:content=A></svg>",
        "<svg><p xml:class=byline>A</svg>",
        "<h1>A</h1><svg><p xlink:datetime=2026-01-01>A</svg>",
    ],
)
def test_attributes_of_other_namespaces(html: str) -> None:
    """Selectors match them, too, though they have another name."""
    read_all(html)
    assert ListingPage(html, URL).cards == ()


@given(st.text(alphabet=st.characters(), max_size=300), st.text(max_size=30))
def test_any_text_and_url(body: str, url: str) -> None:
    read_all(body, url)


@given(st.sampled_from(PAGES), st.randoms(use_true_random=False))
def test_mangled_pages(page: bytes, chance: random.Random) -> None:
    body = bytearray(page)
    for _ in range(chance.randint(1, 12)):
        start = chance.randrange(len(body))
        body[start : start + chance.randint(0, 40)] = page[chance.randrange(len(page)) :][:20]
    read_all(bytes(body))


@given(JSON_VALUES)
def test_any_json_ld(value: object) -> None:
    article = json.dumps({"@type": "NewsArticle", "headline": value, "author": value})
    text = json.dumps(value)
    read_all(f'<script type="application/ld+json">[{text},{article}]</script><h1>One</h1>'.encode())


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 100_000 + "<p>" + "deep " * 100,
        "<p><object>" * 50_000 + "deep " * 100,
        "<a>" * 60_000,
        '<div class="share">' * 50_000 + "deep " * 100,
        "<h1>One</h1>" + "<div><span>" * 40_000,
        '<script type="application/ld+json">' + "[" * 500_000,
        '<script type="application/ld+json">' + '{"a":' * 100_000,
    ],
    ids=["div", "paragraph", "link", "furniture", "headline", "json list", "json object"],
)
def test_nested_without_end(body: str) -> None:
    read_all(body)


@pytest.mark.parametrize(
    "body",
    [
        '<script type="application/ld+json">{' + unit * (1_000_000 // len(unit))
        for unit in ('\\"', "/*", "//", ",", ", ", '"', '"a":"b" c"', "<!--", "<![CDATA[", "\\")
    ]
    + [
        '<script type="application/ld+json">{' + unit * (1_000_000 // len(unit))
        for unit in ('{"a":"b"c",', "a:", "'", '" ')
    ]
    + [
        "<h1>One</h1><p>" + unit * (1_000_000 // len(unit))
        for unit in ("1 ", "January ", "by ", "2026-", " and ", "a, ", "read more ", "\xad", "&lt;")
    ]
    + [
        f'<div class="{"share-" * 150_000}">One</div>',
        f'<meta name="author" content="{"A, " * 300_000}">',
        f"<title>{' - ' * 300_000}</title>",
        f'<p><a title="{"<a class=" * 100_000}">One</a></p>',
        "<p>[caption " * 80_000,
        '<a href="/author/x">A</a>' * 40_000,
        "<p>" + "One paragraph of forty letters at the least. " * 3 + "</p><div>" * 300,
    ],
)
def test_a_megabyte_of_anything(body: str) -> None:
    """Each finishes at once; a pattern that goes back over its text would hang."""
    read_all(body, excerpt="[caption " * 100_000)
