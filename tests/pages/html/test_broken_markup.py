"""Cards in forms, and cards whose end tags were forgotten, are read like any others."""

import pytest

from newsbot.pages.listing.page import ListingPage
from tests.pages.listing.listing_layouts import ENTRIES

HOST = "https://courier.example"
CARDS = [(f"{HOST}/{e.slug}/", e.headline, e.excerpt) for e in ENTRIES]
SAVE = "<form action='/save/'><input type='hidden' value='{n}'><button>Save</button></form>"
TITLE = "<h2><a href='{url}'>{headline}</a></h2>"
NAV = "<nav><a href='/'>Home</a> <a href='/world/'>World</a></nav>"
PAGINATION = "<div><a href='/news/'>1</a> <a href='/news/page/2/'>2</a></div>"
MOST_READ = (
    "<div><h3>Most read</h3><ul><li><a href='/old/'>The Well in the Salt Flats</a></li></ul></div>"
)


def filled(card: str, count: int = 6, end: str = "", without: range = range(0)) -> str:
    return "".join(
        card.format(n=n, url=f"/{e.slug}/", headline=e.headline, excerpt=e.excerpt)
        + ("" if n in without else end)
        for n, e in enumerate(ENTRIES[:count])
    )


FORMS = {
    "the whole page": "<form method='post' action='./'><input type='hidden' name='__VIEWSTATE'>"
    f"<header>{NAV}<input type='search'></header><div><h1>News</h1>{{cards}}</div></form>",
    "the list": "<main><h1>News</h1><form method='post'>{cards}</form></main>",
    "no form": "<main><h1>News</h1>{cards}</main>",
}
IN_FORMS = {
    "no form": f"<article>{TITLE}<p>{{excerpt}}</p></article>",
    "a form last": f"<article>{TITLE}<p>{{excerpt}}</p>{SAVE}</article>",
    "a form first": f"<div class='item'>{SAVE}{TITLE}<p>{{excerpt}}</p></div>",
    "a form between": f"<div>{TITLE}{SAVE}<p>{{excerpt}}</p></div>",
    "in a form": f"<article><form>{TITLE}<p>{{excerpt}}</p><button>Save</button></form></article>",
    "a form": f"<form>{TITLE}<p>{{excerpt}}</p><button>Save</button></form>",
    "a form beside a flat card": f"{TITLE}<p>{{excerpt}}</p>{SAVE}",
}


@pytest.mark.parametrize("count", [6, 2])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("card", IN_FORMS)
def test_cards_in_forms(card, form, count):
    html = FORMS[form].format(cards=filled(IN_FORMS[card], count))
    page = ListingPage(f"<body>{html}", f"{HOST}/news/")
    assert list(page.cards) == CARDS[:count]


ASKING = {
    "search": "<form><input type='search'><a href='/find/'>Search with more words</a></form>",
    "consent": "<form><p>The site keeps cookies. <a href='/cookies/'>How long we keep them</a></p>"
    "<button>Fine</button></form>",
}


@pytest.mark.parametrize("form", ASKING)
def test_a_form_that_asks_for_something_is_no_card(form):
    page = ListingPage(f"<main><h1>News</h1>{ASKING[form]}</main>", f"{HOST}/news/")
    assert page.cards == ()


UNCLOSED = {
    "article": (f"<article class='post-{{n}} post'>{TITLE}<p>{{excerpt}}</p>", "</article>"),
    "picture": (
        f"<article><a href='{{url}}'><img src='/i.jpg'></a><div>{TITLE}<p>{{excerpt}}</p></div>",
        "</article>",
    ),
    "div": (f"<div class='item'>{TITLE}<p>{{excerpt}}</p>", "</div>"),
    "body in div": (f"<div class='item'><div class='b'>{TITLE}<p>{{excerpt}}</p></div>", "</div>"),
    "two of each": (f"<div class='item'><div class='b'>{TITLE}<p>{{excerpt}}</p>", "</div></div>"),
    "no class": (f"<div>{TITLE}<p>{{excerpt}}</p>", "</div>"),
    "no heading": (
        "<div class='item'><div><a href='{url}'>{headline}</a></div><div>{excerpt}</div>",
        "</div>",
    ),
}
BOXES = {
    "main": f"<main><h1>News</h1>{{cards}}{PAGINATION}</main><aside>{MOST_READ}</aside>",
    "divs": f"<div id='c'><h1>News</h1><div class='list'>{{cards}}</div>{PAGINATION}</div>"
    f"<div class='sidebar'>{MOST_READ}</div>",
}
FORGOTTEN = {"all": range(6), "one": range(1, 2), "the first": range(1), "the last": range(5, 6)}


@pytest.mark.parametrize("forgotten", FORGOTTEN)
@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("card", UNCLOSED)
def test_forgotten_ends(card, box, forgotten):
    start, end = UNCLOSED[card]
    html = BOXES[box].format(cards=filled(start, end=end, without=FORGOTTEN[forgotten]))
    page = ListingPage(f"<body>{NAV}{html}", f"{HOST}/news/")
    assert list(page.cards) == CARDS
    assert page.next_url == f"{HOST}/news/page/2/"


def test_boxes_of_one_kind_in_each_other_stay_where_they_are():
    cards = filled(f"<div class='row'>{TITLE}<div class='row'><p>{{excerpt}}</p></div></div>")
    page = ListingPage(f"<main><div><h1>News</h1>{cards}</main>", f"{HOST}/news/")
    assert list(page.cards) == CARDS
