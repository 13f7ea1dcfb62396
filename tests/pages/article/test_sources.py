"""Each field of a page names the source that its value was taken from."""

import json

import pytest

from newsbot.pages.article.page import ArticlePage

TITLE = "Salt Works at Irgiz to Close for Good"
TEXT = "<p>The owners told the workers on Friday that the last shift would end in the spring.</p>"
LD = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "articleSection": "Economy",
    "image": "/works.jpg",
    "inLanguage": "en",
    "keywords": ["salt", "Irgiz"],
    "author": {"name": "Aigul Sarsen"},
}


def sources_of(head: str, body: str = f"<h1>{TITLE}</h1>") -> dict[str, str]:
    page = f"<html><head>{head}</head><body><main>{body}{TEXT * 3}</main></body></html>"
    return ArticlePage(page, "https://herald.example/salt/").sources


def test_what_json_ld_states():
    fields = ("authors", "section", "keywords", "in_language", "main_image")
    found = sources_of(f"<script type=application/ld+json>{json.dumps(LD)}</script>")
    assert found == dict.fromkeys(fields, "JSON-LD") | {"headline": "heading, JSON-LD"}


@pytest.mark.parametrize(
    ("head", "body", "field", "source"),
    [
        (f"<title>{TITLE} - Herald</title>", f"<h1>{TITLE}</h1>", "headline", "heading, title"),
        (f"<title>{TITLE} - Herald</title>", "", "headline", "title"),
        (f"<meta property=og:title content='{TITLE}'>", "", "headline", "og:title"),
        ("", f"<h1>{TITLE}</h1>", "headline", "heading"),
        ("<meta property=og:image content=/a.jpg>", "", "main_image", "meta"),
        ("", "<figure><img src=/a.jpg></figure>", "main_image", "figure"),
        ("<meta http-equiv=content-language content=tr>", "", "in_language", "meta"),
    ],
)
def test_the_source_that_won(head, body, field, source):
    assert sources_of(head, body)[field] == source


def test_a_page_that_says_nothing_has_no_sources():
    assert sources_of("", "") == {}
