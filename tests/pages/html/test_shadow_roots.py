"""Cards in shadow trees that the source declares are the page's cards."""

import pytest

from newsbot.pages.article.page import ArticlePage
from newsbot.pages.listing.page import ListingPage
from tests.pages.listing.listing_layouts import ENTRIES

HOST = "https://courier.example"
ROOT = "<template shadowrootmode='open'>"
CARDS = {
    "a tree each": f"<news-card>{ROOT}<article><h2><a href='{{url}}'>{{headline}}</a></h2>"
    "<p>{excerpt}</p></article></template></news-card>",
    "slots": f"<news-card>{ROOT}<h2><a href='{{url}}'><slot name='title'>Untitled</slot></a></h2>"
    "<p><slot></slot></p></template><b slot='title'>{headline}</b>{excerpt}<i slot='no'>x</i>"
    "</news-card>",
    "plain": "<article><h2><a href='{url}'>{headline}</a></h2><p>{excerpt}</p></article>",
}
PAGES = {
    "plain": "<main><h1>News</h1>{cards}</main>",
    "one tree": f"<news-app>{ROOT}<main><h1>News</h1>{{cards}}</main></template></news-app>",
    "slotted": f"<news-app>{ROOT}<header>Courier</header><slot></slot></template><main>{{cards}}"
    "</main></news-app>",
    "beside a template": "<template><h2><a href='/x/'>[title]</a></h2></template>"
    "<main>{cards}</main>",
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("card", CARDS)
def test_cards(card, page):
    cards = [
        CARDS[card].format(url=f"/{e.slug}/", headline=e.headline, excerpt=e.excerpt)
        for e in ENTRIES
    ]
    listing = ListingPage(PAGES[page].format(cards="".join(cards)), f"{HOST}/news/")
    assert list(listing.cards) == [(f"{HOST}/{e.slug}/", e.headline, e.excerpt) for e in ENTRIES]


def test_an_article_s_text():
    entry = ENTRIES[2]
    text = "".join(f"<p>{n}: {entry.excerpt}</p>" for n in range(4))
    page = ArticlePage(
        f"<main><news-story>{ROOT}<article><h1>{entry.headline}</h1>{text}</article></template>"
        "</news-story></main>",
        f"{HOST}/{entry.slug}/",
    )
    assert page.headline == entry.headline
    assert page.article_body.startswith(f"0: {entry.excerpt}")


@pytest.mark.parametrize(
    "html",
    [
        f"<x-a>{ROOT}<slot></slot>" * 1_900,
        f"<x-a>{ROOT}<slot></slot></template>y</x-a>" * 1_900,
        "</template>" * 9 + ROOT,
    ],
)
def test_trees_in_trees_cost_no_minutes(html):
    assert ListingPage(html, f"{HOST}/news/").cards == ()
