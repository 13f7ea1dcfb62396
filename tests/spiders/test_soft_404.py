"""What a site shows in place of an article."""

from datetime import UTC, datetime

import pytest

from newsbot.items import RawCard
from newsbot.pages.article.page import ArticlePage
from newsbot.spiders.soft_404 import find_replacement

SITE = "https://steppe.example"
ARTICLE = f"{SITE}/news/dam-holds/"
LISTINGS = {"steppe.example/tag/dams"}
TEXT = "The dam on the river holds, the ministry said on Monday, and no fish was harmed by it."
OWN = f"<h1>The dam holds</h1><article><p>{TEXT}</p><p>Nobody was asked.</p></article>"
HOME = "<h1>The Steppe Courier</h1><h2><a href='/a/'>Snow falls</a></h2><p>It snowed.</p>"


def card(url: str = ARTICLE, headline: str = "The dam holds", excerpt: str = TEXT) -> RawCard:
    return RawCard(
        url=url,
        headline=headline,
        excerpt=excerpt,
        card_hash="",
        listing_url=f"{SITE}/tag/dams/",
        position=1,
        followed=True,
        seen_at=datetime(2026, 2, 22, tzinfo=UTC),
    )


def stand_in(html: str, url: str, asked: RawCard) -> str | None:
    return find_replacement(ArticlePage(html, url, excerpt=asked.excerpt), url, asked, LISTINGS)


def canonical(url: str) -> str:
    return f'<link rel="canonical" href="{url}">'


@pytest.mark.parametrize(
    ("html", "url"),
    [
        (HOME, f"{SITE}/"),
        (HOME, "http://www.steppe.example"),
        (OWN, f"{SITE}/"),  # the front page has its card
        (OWN, f"{SITE}/tag/dams"),
        (HOME, f"{SITE}/news/"),
        (canonical(f"{SITE}/") + HOME, ARTICLE),
        (canonical(f"{SITE}/tag/dams/") + HOME, ARTICLE),
        (f'<meta property="og:url" content="{SITE}">{HOME}', ARTICLE),
        (f"{canonical(SITE)}<h1>dam</h1><p>All about our dams.</p>", ARTICLE),
    ],
)
def test_another_page(html: str, url: str) -> None:
    assert stand_in(html, url, card())


@pytest.mark.parametrize(
    ("html", "url", "asked"),
    [
        (OWN, ARTICLE, card()),
        (OWN, f"http://www.steppe.example/news/dam-holds?utm_source=a#{TEXT}", card()),
        (OWN, ARTICLE, card(f"{ARTICLE}amp/")),
        (OWN, f"{SITE}/2026/dam-holds/", card()),  # moved
        (HOME, f"{SITE}/2026/dam-holds/", card()),  # moved and reworded
        (canonical(f"{SITE}/") + OWN, ARTICLE, card()),  # some themes do this on every page
        (canonical(f"{SITE}/") + OWN, ARTICLE, card(excerpt="")),
        (canonical(f"{SITE}/") + OWN, ARTICLE, card(headline="Dam: it holds")),
        (canonical(f"{SITE}/") + OWN, ARTICLE, card(headline="Video: The dam holds", excerpt="")),
        (canonical(f"{SITE}/") + HOME, ARTICLE, card(headline="", excerpt="")),
        (canonical("https://[") + HOME, ARTICLE, card()),
        (canonical(f"{SITE}/?p=5") + HOME, ARTICLE, card()),
        (HOME, f"{SITE}/index.php?id=6", card(f"{SITE}/index.php?id=5")),
        (HOME, f"{SITE}/news/dam/", card()),
        (HOME, "https://a:b@steppe.example/", card()),
    ],
)
def test_the_article(html: str, url: str, asked: RawCard) -> None:
    assert stand_in(html, url, asked) is None
