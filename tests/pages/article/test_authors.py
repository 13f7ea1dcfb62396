"""Who wrote it: names of persons, whatever else their byline says, wherever a page has them."""

import json

import pytest

from newsbot.pages.article.page import ArticlePage

PROSE = """
<p>The council of Zharym agreed on Tuesday to rebuild the old ferry landing, which has been closed
since the flood of last spring.</p><p>Work is to begin in May, said Madina Omarova, who heads the
harbour office, and it should take no more than fourteen months.</p>"""


def authors(above="", below="", head="", after=""):
    page = f"""<html><head><title>Zharym Rebuilds Its Landing - River Post</title>{head}</head>
    <body><nav><a href="/author/nav/">Navi Gator</a></nav><main><article>
    <h1>Zharym Rebuilds Its Landing</h1>{above}<div class="text">{PROSE}{below}</div></article>
    {after}</main><footer><a href="/author/foot/">Foot Note</a></footer></body></html>"""
    return list(ArticlePage(page, "https://river.example/landing/").authors)


def stated(author):
    article = {"@type": "NewsArticle", "headline": "Zharym Rebuilds Its Landing", "author": author}
    return authors(head=f'<script type="application/ld+json">{json.dumps(article)}</script>')


STATED = [
    ("Ann Sample", ["Ann Sample"]),
    ("Ann Sample, Jr.", ["Ann Sample, Jr."]),
    ("Ann Sample III", ["Ann Sample III"]),
    ("Ann Sample, PhD", ["Ann Sample"]),
    ("Ann Sample, M.D., Ph.D.", ["Ann Sample"]),
    ("Ann Sample MBA", ["Ann Sample"]),
    ("Jack Ma", ["Jack Ma"]),
    ("Nguyen Van Do", ["Nguyen Van Do"]),
    ("Ana Ramo y Cajo", ["Ana Ramo y Cajo"]),
    ("Rui Sampo e Silva", ["Rui Sampo e Silva"]),
    ("Ludwig van der Muster", ["Ludwig van der Muster"]),
    ("Mia in 't Veld", ["Mia in 't Veld"]),
    ("Di Rossi", ["Di Rossi"]),
    ("Ann Sample and Bo Model", ["Ann Sample", "Bo Model"]),
    ("Ann Sample og Bo Model", ["Ann Sample", "Bo Model"]),
    ("Ann Sample y Bo Model", ["Ann Sample", "Bo Model"]),
    ("Ann Sample en Bo Model", ["Ann Sample", "Bo Model"]),
    ("Ана Примерова и Бо Образцов", ["Ана Примерова", "Бо Образцов"]),
    ("Ana Ramo y Cajo and Bo Model", ["Ana Ramo y Cajo", "Bo Model"]),
    ("Ann and Bo Sample", ["Ann", "Bo Sample"]),
    ("Ann Sample / Bo Model", ["Ann Sample", "Bo Model"]),
    ("Ann Sample/Reuters", ["Ann Sample"]),
    ("Ann Sample, Bo Model, and Cy Pattern, Zharym", ["Ann Sample", "Bo Model", "Cy Pattern"]),
    ("Ann Sample, Zharym", ["Ann Sample"]),
    ("Ann Sample, New York", ["Ann Sample"]),
    ("Ann Sample, Harbour Gazette", ["Ann Sample"]),
    ("Ann Sample, Professor of History", ["Ann Sample"]),
    ("Ann Sample, special to The Harbour", ["Ann Sample"]),
    ("Ann Sample and Bo Model, Northern Shore", ["Ann Sample", "Bo Model"]),
    ("Ann Sample in Zharym and Bo Model in Ulgen", ["Ann Sample", "Bo Model"]),
    ("Ann Sample \u2013 Politics Reporter", ["Ann Sample"]),
    ("Ann Sample | Senior Editor", ["Ann Sample"]),
    ("Ann Sample Staff Writer", ["Ann Sample"]),
    ("Korrespondentin Ann Sample", ["Ann Sample"]),
    ("Корреспондент Ана Примерова", ["Ана Примерова"]),
    ("Ann Sample (asa)", ["Ann Sample"]),
    ("Ann Sample (asa.), Bo Model (bmo.)", ["Ann Sample", "Bo Model"]),
    ("Ann Sample @annsample", ["Ann Sample"]),
    ("Ann Sample <ann@river.example>", ["Ann Sample"]),
    ("Sample, Ann", ["Ann Sample"]),
    ("Sample, Ann; Model, Bo", ["Ann Sample", "Bo Model"]),
    ("Ann Sample, Jr. and Bo Model", ["Ann Sample, Jr.", "Bo Model"]),
    ("Ann Sample and The Associated Press", ["Ann Sample"]),
    ("Ann Sample BBC News", ["Ann Sample"]),
    ("Ann Sample | Harbour Gazette", ["Ann Sample"]),
    ("Ann Sample, The Harbour", ["Ann Sample"]),
    ("Ann Sample, Chief Reporter, and Bo Model, Editor", ["Ann Sample", "Bo Model"]),
    ("Ann Sample Feb 3, 2026", ["Ann Sample"]),
    ("ann@river.example (Ann Sample)", ["Ann Sample"]),
    ("Oleh Prykladenko", ["Oleh Prykladenko"]),
    ("Our Correspondent", []),
    ("Reuters, Oslo", ["Reuters"]),
    ("\u738b\u4f1f \u8bb0\u8005", ["\u738b\u4f1f"]),
    ("\u8bb0\u8005 \u738b\u4f1f \u674e\u5a1c", ["\u738b\u4f1f", "\u674e\u5a1c"]),
    ("\ud64d\uae38\ub3d9 \uae30\uc790", ["\ud64d\uae38\ub3d9"]),
    ("\u5c71\u7530 \u592a\u90ce \u8a18\u8005", ["\u5c71\u7530 \u592a\u90ce"]),
    ("Institute for War and Peace Reporting", ["Institute for War and Peace Reporting"]),
    ("Ministry of Trade and Industry", ["Ministry of Trade and Industry"]),
    ({"name": ["Ann Sample", "Bo Model"]}, ["Ann Sample", "Bo Model"]),
    ({"@type": "Person", "givenName": "Ann", "familyName": "Sample"}, ["Ann Sample"]),
    ([["Ann Sample", {"name": "Bo Model"}]], ["Ann Sample", "Bo Model"]),
    # Each is stated as an author, not beside one.
    ([{"name": "Ann Sample"}, {"@type": "Organization", "name": "RPA"}], ["Ann Sample", "RPA"]),
    ("ann-sample", []),
    ("River Post Staff Reporter", []),
    ("admin", []),
]


@pytest.mark.parametrize(("author", "expected"), STATED)
def test_what_a_page_states(author, expected):
    assert stated(author) == expected


PRINTED = [
    "By Ann Sample",
    "BY: Ann Sample",
    "(By Ann Sample)",
    "\u2014 By Ann Sample",
    "By Ann Sample, Zharym",
    "By Ann Sample in Zharym",
    "By Ann Sample, Chief Economist",
    "By Ann Sample | February 3, 2026",
    "By Ann Sample on February 3, 2026 at 08:15",
    "By Ann Sample, RPA",
    "By Ann Sample/RPA",
    "By Ann Sample for Harbour Gazette",
    "By Ann Sample \u2022 Updated February 3, 2026 \u2022 5 min read",
    "Posted on February 3, 2026 by Ann Sample",
    "Published February 3, 2026, by Ann Sample",
    "February 3, 2026 | 08:15 | By Ann Sample",
    "5 min read \u00b7 By Ann Sample",
    "Story: Ann Sample Photos: Bo Model",
    "Words by Ann Sample, pictures by Bo Model",
    "Ann Sample, February 3, 2026",
    "Ann Sample | 3 February 2026",
    "February 3, 2026 - Ann Sample",
    "Ann Sample, Staff Writer",
    "Author Ann Sample",
    "Analysis by Ann Sample",
    "By Ann Sample Photography by Bo Model",
    "By Ann Sample, The Harbour",
    "Von Ann Sample, Oslo",
    "Kommentar von Ann Sample",
    "Ein Bericht von Ann Sample",
    "Von unserer Korrespondentin Ann Sample, Zharym",
    "Tekst i zdjęcia: Ann Sample",
    "Texto: Ann Sample / Fotos: Bo Model",
    "Text und Fotos: Ann Sample",
    "03.02.2026 | 08:15 Uhr | Von Ann Sample",
    "Par Ann Sample, envoy\u00e9e sp\u00e9ciale \u00e0 Zharym",
    "Por: Ann Sample",
    "Escrito por Ann Sample",
    "di Ann Sample",
    "Door: Ann Sample",
    "Av Ann Sample",
    "Autor: Ann Sample",
    "Szerz\u0151: Ann Sample",
    "Yazar: Ann Sample",
    "Muallif: Ann Sample",
    "Awtor: Ann Sample",
    "Oleh: Ann Sample",
    "Автор: Ann Sample, Бишкек",
    "Автор - Ann Sample",
    "Мақала авторы: Ann Sample",
    "Муаллиф: Ann Sample",
    "Сэтгүүлч: Ann Sample",
    "Συντάκτης: Ann Sample",
    "\u10d0\u10d5\u10e2\u10dd\u10e0\u10d8: Ann Sample",
    "\u0628\u0642\u0644\u0645 Ann Sample",
    "\u0646\u0648\u06cc\u0633\u0646\u062f\u0647: Ann Sample",
]


@pytest.mark.parametrize("line", PRINTED)
def test_a_printed_byline(line):
    assert authors(f"<div>{line}</div>") == ["Ann Sample"]


@pytest.mark.parametrize(
    "line",
    [
        "By the end of the year",
        "By Staff Reporter",
        "Di mattina a Zharym",
        "Por primera vez en Zharym",
        "Von Zharym nach Ulgen",
        "New York, February 3, 2026",
        "Photo: Bo Model",
        "Editing by Bo Model",
        "Фото: Ана Примерова",
    ],
)
def test_what_is_no_byline(line):
    assert authors(f"<div>{line}</div>") == []


def test_a_section_beside_the_date_is_no_author():
    above = "<div>Grain Harvest | February 3, 2026</div>"
    after = '<a href="/grain/">Grain Harvest</a>'
    assert authors(above, after=after) == []


ABOVE = {
    "block theme": '<div class="wp-block-post-author"><p class="wp-block-post-author__name">{}</p>',
    "name in one word": '<div>14:07 Uhr | Von <span class="authorname">{}</span></div>',
    "autor": '<p class="autor">{}</p>',
    "own footer": '<footer class="post-info"><address>By <a href="/author/a.html">{}</a></address>',
    "label": "<ul><li><strong>Autorin/Autor</strong> {}</li></ul>",
    "definition": "<dl><dt>Author</dt><dd>{}</dd></dl>",
    "microdata": '<span itemprop="author" itemscope><meta itemprop="name" content="{}"></span>',
}
BELOW = {
    "at the right": '<p style="text-align:right;"><strong>{}</strong></p>',
    "aligned": '<p align="right"><em>{}</em></p>',
    "signed": '<p class="signature">{}</p>',
    "labelled": "<p>Автор: {}</p>",
    "reporting": "<p>Reporting by {}; Editing by Bo Model</p>",
    "biography": '<div class="about"><p>She lives here.</p><a href="/author/a/">View all of {}\'s '
    "posts.</a></div>",
    "German one": '<div><a rel="author" href="/a/">Alle Beiträge von {} anzeigen</a></div>',
}
HEAD = {
    "a slug and a name": '<meta name="parsely-author" content="a-s"><meta name="byl" content="{}">',
    "a place and a name": '<meta name="author" content="river.example, Ulgen, Germany">'
    '<meta name="dc.creator" content="{}">',
    "twitter's labels": '<meta name="twitter:label1" content="Written by">'
    '<meta name="twitter:data1" content="{}">',
    "an address and a name": '<meta property="article:author" content="https://f.example/ann">'
    '<meta property="author" content="{}">',
}
PLACES = [
    *((name, {"above": form}) for name, form in ABOVE.items()),
    *((name, {"below": form}) for name, form in BELOW.items()),
    *((name, {"head": form}) for name, form in HEAD.items()),
]


@pytest.mark.parametrize(("name", "place"), PLACES, ids=[name for name, _ in PLACES])
def test_where_a_page_has_it(name, place):
    page = {where: form.format("Ann Sample") for where, form in place.items()}
    assert authors(**page) == ["Ann Sample"]


CARD = (
    '<div class="c"><h3><a href="/b/">Ice Comes Early</a></h3><span class="e-byline">'
    '<a href="/authors/b/">By <span itemprop="author">Bo Model</span></a></span></div>'
)
OTHERS = {
    "cards": f"<div>{CARD * 3}</div>",
    "related": '<section class="related"><a href="/author/b/">Bo Model</a></section>',
    "comments": '<ol class="comment-list"><li itemprop="author">Bo Model</li></ol>',
    "comments in microdata": '<div itemprop="comment"><b itemprop="author">Bo Model</b></div>',
    "sidebar": '<div class="sidebar"><p class="byline">By Bo Model</p></div>',
}


@pytest.mark.parametrize("name", OTHERS)
def test_authors_of_other_articles_and_comments_are_none(name):
    assert authors(after=OTHERS[name]) == []


@pytest.mark.parametrize("name", OTHERS)
def test_nor_do_they_hide_the_articles_own(name):
    byline = '<div class="e-byline">By <span class="e-byline__author">Ann Sample</span></div>'
    assert authors(byline, after=OTHERS[name]) == ["Ann Sample"]


@pytest.mark.parametrize("stated", ["River Post", "asample"])
def test_what_may_be_a_site_or_a_user_gives_way_to_a_name(stated):
    head = f'<meta name="author" content="{stated}">'
    assert authors("<p>By Ann Sample</p>", head=head) == ["Ann Sample"]
    assert authors(head=head) == [stated]


def test_a_last_line_at_the_right_that_is_no_name():
    assert authors(below='<p style="text-align:right">Read on tomorrow</p>') == []
