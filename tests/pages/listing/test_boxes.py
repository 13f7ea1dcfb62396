"""Which boxes of a page are its listing: groups under sub-headings and the newest article set large
are, sliders, chosen articles and what others read are not.
"""

from collections.abc import Sequence

import pytest

from newsbot.pages.listing.page import ListingPage
from tests.pages.listing.listing_layouts import ENTRIES, Entry

HOST = "https://courier.example"
THINGS = ("pump", "gate", "clock", "tower", "mill", "quay")
OTHERS = tuple(
    Entry(
        f"other-{n}",
        f"How the Old {thing.title()} of the Lower Town Was Mended",
        f"The {thing} had stood still since the flood, and nobody in the town knew whom to ask.",
    )
    for n, thing in enumerate(THINGS)
)
CARD = (
    "<article class='post'><h2><a href='/{slug}/'>{headline}</a></h2><time>{n} May 2026</time>"
    "<p>{excerpt}</p></article>"
)
SLIDE = (
    "<div class='item'><a href='/{slug}/'><img src='/i.jpg'></a><div><h2><a href='/{slug}/'>"
    "{headline}</a></h2><p>{excerpt}</p></div></div>"
)
TILE = (
    "<div class='item'><a href='/{slug}/'><img src='/i.jpg'></a><h2><a href='/{slug}/'>{headline}"
    "</a></h2></div>"
)


def filled(entries: Sequence[Entry], card: str = CARD) -> str:
    return "".join(
        card.format(n=n, slug=e.slug, headline=e.headline, excerpt=e.excerpt)
        for n, e in enumerate(entries, 1)
    )


def pages(number: int) -> str:
    numbers = "".join(
        f"<b>{n}</b> " if n == number else f"<a href='/news/page/{n}/'>{n}</a> "
        for n in range(1, 5)
    )
    return f"<nav>{numbers}<a href='/news/page/{number + 1}/'>Next</a></nav>"


def read(html: str, number: int = 1) -> list[str]:
    url = f"{HOST}/news/" if number == 1 else f"{HOST}/news/page/{number}/"
    page = ListingPage(f"<body><header><a href='/'>Courier</a></header>{html}", url)
    return [card.url for card in page.cards]


def urls(*entries: Entry) -> list[str]:
    return [f"{HOST}/{entry.slug}/" for entry in entries]


LIST = f"<main><h1>News</h1>{filled(ENTRIES)}{{pages}}</main>"
SLIDERS = ("swiper", "owl-carousel", "flexslider", "carousel slide", "metaslider", "splide")


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("name", SLIDERS)
def test_a_slider_is_no_list(name, number):
    slider = f"<div class='{name}'>{filled(OTHERS, SLIDE)}</div>"
    assert read(slider + LIST.format(pages=pages(number)), number) == urls(*ENTRIES)


@pytest.mark.parametrize("card", [TILE, CARD])
@pytest.mark.parametrize("name", ["featured_area", "top-stories", "editors-picks", "hero-grid"])
def test_chosen_articles_on_a_later_page_are_no_cards(name, card):
    chosen = f"<div class='{name}'>{filled(OTHERS[:4], card)}</div>"
    html = f"<main>{chosen}<div class='list'>{filled(ENTRIES)}</div>{pages(2)}</main>"
    assert read(html, 2) == urls(*ENTRIES)


NEWEST = {
    "aside": "<aside id='featured'><article><h1><a href='/{slug}/'>{headline}</a></h1><footer>"
    "<time>3 May 2026</time> <a href='/author/ann/'>Ann Lee</a></footer><p>{excerpt}</p></article>"
    "</aside>",
    "long byline": "<aside id='featured'><h1><a href='/{slug}/'>{headline}</a></h1>"
    "<p>By <a href='/author/aigerim/'>Aigerim Toksanova of Mirkhan</a></p><p>{excerpt}</p></aside>",
    "section": "<section class='featured-post'><h2><a href='/{slug}/'>{headline}</a></h2>"
    "<p>{excerpt}</p></section>",
    "hero": "<div class='hero'><a href='/{slug}/'><img src='/i.jpg'></a><h1><a href='/{slug}/'>"
    "{headline}</a></h1><p>{excerpt}</p></div>",
}


@pytest.mark.parametrize("box", NEWEST)
def test_the_newest_article_set_apart_is_a_card(box):
    others = f"<section><h1>Other articles</h1><ol>{filled(ENTRIES)}</ol>{pages(1)}</section>"
    assert read(filled(OTHERS[:1], NEWEST[box]) + others) == urls(OTHERS[0], *ENTRIES)


@pytest.mark.parametrize("box", NEWEST)
def test_the_newest_article_in_the_list_too_is_one_card(box):
    html = filled(ENTRIES[:1], NEWEST[box]) + LIST.format(pages=pages(1))
    assert read(html) == urls(*ENTRIES)


def test_an_offer_set_apart_is_no_card():
    offer = "<div class='featured-boxes'><a href='/book/'><h4>Our own book is out</h4></a></div>"
    assert read(offer + LIST.format(pages=pages(1))) == urls(*ENTRIES)


GROUPS = {
    "siblings": "<h2 class='sub'>{label}</h2><div class='grid'>{cards}</div>",
    "boxes": "<section><h2>{label}</h2><div>{cards}</div></section>",
    "linked labels": "<section><h2><a href='/{label}/'>{label}</a></h2>{cards}</section>",
}


def grouped(group: str, parts: dict[str, Sequence[Entry]]) -> str:
    return "".join(
        GROUPS[group].format(label=label, cards=filled(entries)) for label, entries in parts.items()
    )


@pytest.mark.parametrize("group", GROUPS)
def test_one_index_under_sub_headings(group):
    parts = {"Latest": ENTRIES[:3], "Guides": ENTRIES[3:], "Archive": OTHERS[:2]}
    assert read(f"<main><h1>News</h1>{grouped(group, parts)}</main>") == urls(*ENTRIES, *OTHERS[:2])


@pytest.mark.parametrize("label", ["You may also like", "Most read", "Editor's picks"])
def test_a_group_that_says_so_is_another_box(label):
    parts = {"Latest": ENTRIES, label: OTHERS[:3]}
    assert read(f"<main>{grouped('siblings', parts)}</main>") == urls(*ENTRIES)


def test_a_group_beside_a_list_of_several_pages_is_another_box():
    parts = {"Latest": ENTRIES, "Opinion": OTHERS[:3]}
    assert read(f"<main>{grouped('siblings', parts)}{pages(1)}</main>") == urls(*ENTRIES)


UNTITLED = {
    "comments": "<a href='/other-0/#respond'>Leave a comment</a>",
    "date": "<a href='/other-0/'>3 May 2026</a>",
    "time": "<a href='/other-0/' rel='bookmark'><time>yesterday</time></a>",
    "more": "<a href='/category/town/' rel='tag'>Town</a> <a href='/other-0/'>Read more</a>",
}


@pytest.mark.parametrize("place", [0, 3])
@pytest.mark.parametrize("link", UNTITLED)
def test_an_article_without_a_title_has_an_empty_headline(link, place):
    untitled = f"<article class='post'><p>{OTHERS[0].excerpt}</p>{UNTITLED[link]}</article>"
    html = f"{filled(ENTRIES[:place])}{untitled}{filled(ENTRIES[place:])}{pages(1)}"
    page = ListingPage(f"<main><h1>News</h1>{html}</main>", f"{HOST}/news/")
    cards = [(f"{HOST}/{e.slug}/", e.headline) for e in ENTRIES]
    cards.insert(place, (f"{HOST}/other-0/", ""))
    assert [(card.url, card.headline) for card in page.cards] == cards


def test_what_leads_to_no_article_is_no_untitled_one():
    letter = (
        "<article class='post'><p>Our letter brings all of this to you, every morning at six.</p>"
        "<a href='/letter/'>Subscribe</a> <a href='#top'>Top</a></article>"
    )
    html = f"{filled(ENTRIES[:3])}{letter}{filled(ENTRIES[3:])}"
    assert read(f"<main><h1>News</h1>{html}{pages(1)}</main>") == urls(*ENTRIES)
