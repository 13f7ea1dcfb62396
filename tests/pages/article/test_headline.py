"""The headline of an article's page is whole, and is nothing but the headline."""

import json

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


SEARCHED = "Irgiz salt works: dates, jobs and all you need to know"
SHARED = "They mined salt for ninety years. Then came a letter"


def headline_of(
    heading: str = WHOLE, title: str = "", ld: str | None = None, head: str = "", above: str = ""
) -> str | None:
    node = {"@type": "NewsArticle", "headline": ld, "url": "https://herald.example/salt/"}
    head += f"<title>{title}</title><script type=application/ld+json>{json.dumps(node)}</script>"
    page = f"{head}<body>{above}<main>{heading and f'<h1>{heading}</h1>'}{TEXT * 3}</main>"
    return ArticlePage(page, "https://herald.example/salt/").headline


def og(title: str, name: str = "og:title") -> str:
    return f'<meta property="{name}" content="{title}">'


@pytest.mark.parametrize(
    ("title", "ld", "head"),
    [
        (SEARCHED, SEARCHED, og(WHOLE)),
        (SEARCHED, SEARCHED, og(f"{WHOLE} | Irgiz Herald")),
        (SEARCHED, SEARCHED, og(SHARED) + og(WHOLE, "twitter:title")),
        (WHOLE, SEARCHED, og(SHARED)),
        (f"{WHOLE} - Economy - Irgiz Herald", SEARCHED, ""),
        (WHOLE, WHOLE, og(SHARED)),
        (SHARED, "Salt Works at Irgiz to Close", og(WHOLE)),
        ("", WHOLE.upper(), ""),
        ("", None, og(WHOLE.replace(" ", "\xa0"))),
    ],
)
def test_the_heading_that_one_of_the_titles_bears_out(title, ld, head):
    assert headline_of(title=title, ld=ld, head=head) == WHOLE


@pytest.mark.parametrize(
    ("heading", "ld", "headline"),
    [
        ("The \u201cLast\u201d Shift \u2013 a Goodbye", 'The "Last" Shift - a Goodbye', ...),
        ("Salt&shy;works at Irgiz", "Saltworks at Irgiz", "Saltworks at Irgiz"),
        (WHOLE.upper(), WHOLE, WHOLE),
        (f"Comment: {WHOLE}", WHOLE, WHOLE),
        ("Economy", WHOLE, WHOLE),
        ("Salt", f"{WHOLE}: the Salt", f"{WHOLE}: the Salt"),
        (f"{WHOLE} after Ninety Years", f"{WHOLE} after Nine\u2026", ...),
        (f"{WHOLE} after Ninety Years", f"{WHOLE} after ...", ...),
        (WHOLE * 4, (WHOLE * 4)[:110], ...),
        (WHOLE, SEARCHED, SEARCHED),
        ("<span class=a>Who Is <em>She</em>?</span> <i>12</i>", "Who Is She?", "Who Is She?"),
    ],
)
def test_the_heading_and_a_title_that_differ(heading, ld, headline):
    assert headline_of(heading, ld=ld) == (heading if headline is ... else headline)


@pytest.mark.parametrize(
    "title",
    [
        f"{WHOLE} | Irgiz Post",
        f"{WHOLE}| Irgiz Post",
        f"{WHOLE} \u2013 Irgiz Post",
        f"{WHOLE} | Economy | Irgiz Post",
        f"{WHOLE} \u00bb Irgiz Post",
        f"Irgiz Post :: {WHOLE}",
        f"Irgiz Post: {WHOLE}".replace(":", " :"),
        WHOLE,
    ],
)
@pytest.mark.parametrize(
    "above",
    [
        '<meta property="og:site_name" content="Irgiz Post">',
        '<nav><a href="/news/">News</a> <a href="/"> Irgiz  Post </a></nav>',
        '<a href="https://herald.example/"><img src="/logo.svg" alt="Irgiz Post"></a>',
        "<table><tr><td><font>Irgiz Post</font></td></tr></table>",
    ],
)
def test_a_title_alone_loses_the_sites_name(title, above):
    assert headline_of("", title, above=above) == WHOLE
    assert headline_of("", "", head=og(title), above=above) == WHOLE


@pytest.mark.parametrize(
    "title",
    [
        "Salt Works at Irgiz: Close for Good",
        "Irgiz - Salt - Aral",
        "Salt | Closed for Good",
        "One-way Roads at Irgiz",
        "Irgiz 3 | Aral 2 | What the Match Was Like",
    ],
)
def test_a_title_keeps_what_is_not_the_sites(title):
    above = '<a href="/">Irgiz Post</a>'
    assert headline_of("", title, above=above) == title
    assert headline_of("", f"{title} | Irgiz Post", above=above) == title


def test_a_sub_heading_in_the_title_is_no_headline_below_another_top_heading():
    title = "Is the salt worth it? What the works at Irgiz cost"
    heading = "Forty years of salt: why nobody digs it</h1><h3>The salt worth it?</h3><h1>"
    assert headline_of(heading, title, title) == title
