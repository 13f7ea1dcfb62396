"""Of a page's JSON-LD only what speaks of the page itself is read."""

import json

import pytest

from newsbot.pages.article.page import ArticlePage

URL = "https://herald.example/news/salt-works-to-close/"
TITLE = "Salt Works at Irgiz to Close for Good"
TEXT = "<p>The owners told the workers on Friday that the last shift would end in the spring.</p>"
OTHER = "https://herald.example/news/mild-winter-ahead/"
OWN = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-03-02"}
OTHERS = {
    "@type": "NewsArticle",
    "headline": "A Mild Winter Lies Ahead",
    "datePublished": "2019-01-01",
}


def published(*objects: object, url: str = URL, head: str = "") -> str | None:
    page = f"<title>{TITLE} | Irgiz Herald</title>{head}"
    page += "".join(
        f"<script type='application/ld+json'>{json.dumps(node)}</script>" for node in objects
    )
    return ArticlePage(f"{page}<main><h1>{TITLE}</h1>{TEXT * 3}</main>", url).date_published


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"url": URL},
        {"url": "/news/salt-works-to-close"},
        {"@id": f"{URL}#article", "headline": "Why the Shifts End"},
        {"mainEntityOfPage": {"@type": "WebPage", "@id": URL}, "headline": "Why the Shifts End"},
        {"url": "https://m.herald.example/economy/salt-works-to-close.html", "headline": "Why"},
        {"url": "https://herald.example/", "headline": "Irgiz's Shifts End"},
        {"url": "https://herald.example/?p=81"},
        {"mainEntityOfPage": "https://search.example/article"},
        {"url": OTHER, "headline": "Salt Works at Irgiz to Close\u2026"},
        {"headline": "Irgiz: all you need to know"},
        {"headline": "Why", "url": None},
        {"@type": ["Thing", "LiveBlogPosting"]},
        {"@type": "Review", "itemReviewed": {"@type": "Movie", "name": "Salt"}},
    ],
)
def test_the_pages_own(said):
    assert published(OWN | said) == "2026-03-02"
    assert published(OTHERS | {"url": OTHER}, OWN | said) == "2026-03-02"


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"url": OTHER},
        {"mainEntityOfPage": OTHER},
        {"mainEntityOfPage": {"@id": OTHER}},
        {"@id": f"{OTHER}#article"},
        {"url": OTHER, "headline": "Salt at Irgiz Is Dear"},
        {"url": OTHER, "headline": None},
        {"@type": "JobPosting", "title": TITLE, "headline": None},
        {"@type": "Review", "name": "Five stars"},
        {"@type": "CreativeWork", "name": "A Picture of Salt"},
    ],
)
def test_another_pages(said):
    assert published(OTHERS | said) is None
    assert published(OTHERS | said, OTHERS | {"url": OTHER}) is None
    assert published(OTHERS | said, OWN) == "2026-03-02"


def test_pages_of_one_path_are_told_apart_by_the_query():
    node = OWN | {"headline": "Why", "url": "https://herald.example/story.php?id=7&from=feed"}
    assert published(node, url="https://herald.example/story.php?id=7") == "2026-03-02"
    assert published(node, url="https://herald.example/story.php?id=8") is None


def test_the_canonical_address_is_the_pages_too():
    head = '<link rel="canonical" href="https://herald.example/archive/81">'
    node = OWN | {"headline": "Why", "url": "https://herald.example/archive/81"}
    assert published(node) is None
    assert published(node, head=head) == "2026-03-02"


def test_headlines_without_spaces_share_two_signs():
    page = "<title>製塩所が閉鎖へ</title><h1>製塩所が閉鎖へ</h1>"
    page += "<script type='application/ld+json'>{}</script>"

    def date_of(headline: str) -> str | None:
        said = json.dumps(OWN | {"headline": headline})
        return ArticlePage(page.format(said), URL).date_published

    assert date_of("来春で終わる製塩の歴史") == "2026-03-02"
    assert date_of("今年の冬は暖かい") is None


def test_a_web_page_of_another_is_not_this_one():
    node = {"@type": "WebPage", "url": OTHER, "datePublished": "2019-01-01", "inLanguage": "de"}
    assert published(node) is None
    assert published(node | {"url": URL}) == "2019-01-01"
