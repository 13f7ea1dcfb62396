"""Section and keywords: what the site gave the article, not its menu, its tools or its sidebar."""

import json

import pytest

from newsbot.pages.article.page import ArticlePage

PROSE = """
<p>The council of Zharym agreed on Tuesday to rebuild the old ferry landing, which has been closed
since the flood of last spring.</p><p>Work is to begin in May, said Madina Omarova, who heads the
harbour office, and it should take no more than fourteen months.</p>"""


def page(head="", above="", below="", after="", **article):
    node = {"@type": "NewsArticle", "headline": "Zharym Rebuilds Its Landing", **article}
    stated = f'<script type="application/ld+json">{json.dumps(node)}</script>' if article else ""
    html = f"""<html><head><title>Zharym Rebuilds Its Landing - River Post</title>{stated}{head}
    </head><body><nav><a href="/category/nav/" rel="category">Nav</a><a href="/tag/nav/" rel="tag">
    nav</a></nav><main><article><h1>Zharym Rebuilds Its Landing</h1>{above}
    <div class="text">{PROSE}</div>{below}</article>{after}</main>
    <footer><a href="/tag/foot/" rel="tag">foot</a></footer></body></html>"""
    return ArticlePage(html, "https://river.example/landing/")


def meta(name, *contents):
    return "".join(f"<meta property='{name}' content='{content}'>" for content in contents)


LISTS = [
    ("ferry, Zharym", ["ferry", "Zharym"]),
    ("ferry; Zharym", ["ferry", "Zharym"]),
    ("ferry; Zharym, old town; river", ["ferry", "Zharym, old town", "river"]),
    ("ferry|Zharym", ["ferry", "Zharym"]),
    ("\u94a2\u7434\uff0c\u949f\u697c", ["\u94a2\u7434", "\u949f\u697c"]),
    ("\u94a2\u7434 \u949f\u697c", ["\u94a2\u7434", "\u949f\u697c"]),
    ("\u0645\u0646\u0627\u0631\u0629\u060c \u0645\u064a\u0646\u0627\u0621", ["منارة", "ميناء"]),
    ("#ferry #Zharym", ["ferry", "Zharym"]),
    ('["ferry", "Zharym"]', ["ferry", "Zharym"]),
    ("ferry, AT&amp;amp;T", ["ferry", "AT&T"]),
    ("Roads, Tolls, &amp; Passes", ["Roads, Tolls, & Passes"]),
    ("Straßen, Brücken und Fähren", ["Straßen", "Brücken und Fähren"]),
    # Not what the editing system stores for itself.
    ("ferry, 00000000-1111-4222-8333-444444444444", ["ferry"]),
    ("ferry, 5f1c2a9077aa4c1e, river.example, 4711, 1.20931", ["ferry"]),
    ("ferry, /news/harbour, news/local/harbour, harbour/", ["ferry"]),
    ("ferry, news/local, news/harbour", ["ferry"]),
    ("ferry, https://river.example/, desk@river.example", ["ferry"]),
    ("ferry, type:article, id:20931, no_ads, isPremium, {{tag}}", ["ferry"]),
    ("ferry, Category: Economy, NLP Entity Tokens: ferry", ["ferry"]),
    ("Subject: ferry, Day: Tuesday, Mood: calm, WC: 500-999, Zharym", ["ferry", "Zharym"]),
    ("ferry, null, undefined", ["ferry"]),
    ("ferry, author=nn, templateId_44, type/article", ["ferry"]),
    ("ferry, Ferry", ["ferry"]),
    ("Zharym Rebuilds Its Landing", []),
    # These are words.
    ("AC/DC, 9/11, 2026, C#, covid-19, U.S.", ["AC/DC", "9/11", "2026", "C#", "covid-19", "U.S."]),
    ("ferry, Zharym: the opera", ["ferry", "Zharym: the opera"]),
    ("climate_change, sea_level", ["climate_change", "sea_level"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_in_one_text(text, expected):
    assert list(page(meta("keywords", text)).keywords) == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (["Roads, Tolls", "ferry"], ["Roads, Tolls", "ferry"]),
        (["Crime, Law and Justice"], ["Crime, Law and Justice"]),
        (["ferry, Zharym, old town and river"], ["ferry", "Zharym", "old town and river"]),
        (["ferry, Zharym"], ["ferry", "Zharym"]),
    ],
)
def test_of_several_tags_each_is_one(stated, expected):
    assert list(page(meta("article:tag", *stated)).keywords) == expected


TAGS = '<p>Tags: <a rel="tag" href="/t/ferry/">ferry</a> <a rel="tag" href="/t/z/">Zharym</a></p>'
SITE = meta("keywords", "news, weather, sport, culture")


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("stated for programs", {"keywords": ["ferry"], "head": SITE}, ["ferry"]),
        (
            "two agree",
            {
                "keywords": ["ferry", "News"],
                "head": meta("keywords", "ferry, Zharym") + meta("news_keywords", "Zharym, ferry"),
            },
            ["Zharym", "ferry"],
        ),
        (
            "glued words",
            {"keywords": "ferry Zharym old town", "head": meta("keywords", "ferry, Zharym")},
            ["ferry", "Zharym"],
        ),
        (
            "only the section",
            {
                "keywords": ["Local"],
                "articleSection": "Local",
                "head": meta("keywords", "ferry, Zharym"),
            },
            ["ferry", "Zharym"],
        ),
        ("the site's", {"head": SITE, "below": TAGS}, ["ferry", "Zharym"]),
        ("the site's alone", {"head": SITE}, ["news", "weather", "sport", "culture"]),
        (
            "more than the tags",
            {"head": meta("keywords", "ferry, Zharym, council"), "below": TAGS},
            ["ferry", "Zharym", "council"],
        ),
        (
            "the headline's own",
            {"head": meta("keywords", "landing, council"), "below": TAGS},
            ["landing", "council"],
        ),
        (
            "microdata",
            {"above": '<a itemprop="keywords">ferry</a> <a itemprop="keywords">Zharym</a>'},
            ["ferry", "Zharym"],
        ),
    ],
)
def test_which_of_several_lists(name, given, expected):
    assert list(page(**given).keywords) == expected


LINKS = {
    "rel": TAGS,
    "counters": '<p><a rel="tag" href="/t/f/">(3) ferry</a> <a rel="tag" href="/t/z/">Zharym (14)'
    "</a></p>",
    "a row": '<ul><li><a href="/tag/f">ferry</a></li><li><a href="/tag/z">Zharym</a></li></ul>',
    "in other words": '<p><a href="/emne/f">ferry</a> <a href="/emne/z">Zharym</a></p>',
    "a search": '<p><a href="/search/?tags=f">ferry</a> <a href="/search/?tags=z">Zharym</a></p>',
    "a box": '<div class="field-tags"><a href="/term/1">ferry</a><a href="/term/2">Zharym'
    "</a></div>",
    "a label": '<p>Mots-clés : <a href="/m/f">ferry</a>, <a href="/m/z">Zharym</a></p>',
    "with a category": f'<p>In <a rel="category tag" href="/c/local/">Local</a></p>{TAGS}',
    "with a category's address": f'<p><a rel="tag" href="/category/local/">Local</a></p>{TAGS}',
    "beside the text": f"<aside>{TAGS}</aside>",
}


@pytest.mark.parametrize("name", LINKS)
def test_links_to_tags(name):
    assert list(page(below=LINKS[name]).keywords) == ["ferry", "Zharym"]


NONE = {
    "a sidebar": f"<aside>{TAGS}</aside>",
    "a cloud": f'<div class="tagcloud sidebar">{TAGS}</div>',
    "cards": '<div><h3><a href="/b/">Ice Comes</a></h3><a rel="tag" href="/t/ice/">ice</a></div>',
    "related": f'<section class="related">{TAGS}</section>',
}


@pytest.mark.parametrize("name", NONE)
def test_tags_of_others_are_none(name):
    assert list(page(after=NONE[name]).keywords) == []


def test_a_category_is_no_keyword():
    below = '<p>In <a rel="category tag" href="/category/local/">Local</a></p>'
    assert list(page(below=below).keywords) == []


SECTIONS = {
    "rel": '<a rel="category tag" href="/c/local/">Local</a>',
    "address": '<p>In <a href="/category/local.html">Local</a>.</p>',
    "addresses of others": '<a href="/categories/local/">Local</a>',
    "in German": '<a href="/kategorie/lokal">Local</a>',
    "in Russian": '<a class="rubric" href="/rubrics/mestnoe/">Local</a>',
    "block theme": '<div class="terms"><a href="/category/local/" rel="tag">Local</a></div>',
    "footer": '<footer class="post-info"><p>In <a href="/category/l.html">Local</a></p></footer>',
    "trail": '<div class="speedbar"><a href="/">River Post</a> <a href="/l/">Local</a></div>',
    "trail for readers": '<nav aria-label="breadcrumb"><a href="/l/">Local</a></nav>',
    "trail with a tag": '<p id="breadcrumbs"><a href="/l/">Local</a><a href="/tag/f">x</a></p>',
}


@pytest.mark.parametrize("name", SECTIONS)
def test_a_section(name):
    assert page(above=SECTIONS[name]).section == "Local"
    assert page(below=SECTIONS[name]).section == "Local"


def test_a_tag_is_no_section():
    trail = '<ol class="breadcrumb"><a href="/">Home</a><a href="/tag/ferry/">ferry</a></ol>'
    assert page(above=trail, below=TAGS).section is None


@pytest.mark.parametrize("name", ["menu", "related"])
def test_nor_is_a_category_of_others(name):
    others = f'<div class="{name}"><a rel="category" href="/category/sport/">Sport</a></div>'
    assert page(above=others, after=others).section is None


def test_a_system_that_has_tags_among_its_categories():
    tags = '<a rel="tag" href="/categories/ferry/">ferry</a>'
    system = '<meta name="generator" content="Nikola (getnikola.com)">'
    assert page(head=system, below=tags).section is None
    assert list(page(head=system, below=tags).keywords) == ["ferry"]
    section = '<a href="/categories/cat_local/">Local</a>'
    assert page(head=system, below=section + tags).section == "Local"
