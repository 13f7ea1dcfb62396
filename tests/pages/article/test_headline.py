"""The headline of an article's page is whole, and is nothing but the headline."""

import pytest

from newsbot.pages.article.page import ArticlePage

WHOLE = "Salt Works at Irgiz to Close for Good"
TEXT = "<p>The owners told the workers on Friday that the last shift would end in the spring.</p>"
TITLES = {
    "said": f"{WHOLE} - Irgiz Herald",
    "run together": "Salt Works at Irgizto Close for Good - Irgiz Herald",
    "the site's": "Irgiz Herald",
}
HEADINGS = {
    "a break": "Salt Works at Irgiz<br>to Close for Good",
    "two blocks": "<div>Salt Works at Irgiz</div><div>to Close for Good</div>",
    "two spans": "<span>Salt Works at Irgiz</span><span>to Close for Good</span>",
    "a kicker": f"<span class='kicker'>Comment</span><span class='main'>{WHOLE}</span>",
    "a kicker in a box": f"<div class='article-label'>Live</div>{WHOLE}",
    "a badge": f"{WHOLE} <span class='badge'>Subscribers</span>",
    "a count": f"{WHOLE}<span class='comment-count'>14</span>",
    "an icon": f"<svg><title>Video</title></svg>{WHOLE}",
    "a date": f"<time>3 May 2026</time> {WHOLE}",
    "a link to itself": f"{WHOLE} <a href='#salt'>¶</a>",
    "words set off": "<span class='initial'>S</span>alt Works at <em>Irgiz</em> to Close for Good",
}


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("heading", HEADINGS)
def test_headline(heading, title):
    page = ArticlePage(
        f"<title>{TITLES[title]}</title><main><h1>{HEADINGS[heading]}</h1>{TEXT * 3}</main>",
        "https://herald.example/salt/",
    )
    assert page.headline == WHOLE


def test_the_title_tells_a_kicker_that_no_name_marks():
    page = ArticlePage(
        f"<title>{WHOLE} | Herald</title><h1><small>Comment</small> {WHOLE}</h1>{TEXT * 3}",
        "https://herald.example/salt/",
    )
    assert page.headline == WHOLE


def test_an_icon_s_title_is_not_the_page_s():
    page = ArticlePage(f"<svg><title>Menu</title></svg>{TEXT * 3}", "https://herald.example/salt/")
    assert page.headline is None
