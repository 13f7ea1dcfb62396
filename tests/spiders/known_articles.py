"""An article, its card and its row, and pages that a site may show under its address."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from scrapy.http import HtmlResponse, Request

from newsbot.items import RawCard
from newsbot.pages.parsed import parse_article
from newsbot.spiders.failures import Loss
from newsbot.spiders.recognition import Recognised, Recognition

SITE = "https://steppe.example"
URL = f"{SITE}/news/ferry-line/"
HEADLINE = "Ferry Line to Port Kelun Opens Again after the Flood"


def paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))


TEXT = paragraphs("""
The ferry line between Sengir and Port Kelun opened again on Monday, three weeks after the flood
that had torn away its landing stage.

The harbour master said that the first boat carried forty passengers and a herd of goats, and
that tickets would cost the same as last winter.

Nobody could say how long the new stage would hold, but the council has set aside eleven
thousand tenga for its repair in the coming spring.
""")
OTHER_TEXT = paragraphs("""
The council of Sengir denied on Tuesday that any boat had ever crossed the bay, and withdrew
what it had told this newspaper.

An inquiry will be held by the ministry of water, whose head was away, and the mayor is to be
heard on Friday.

Until then all timetables are void, and whoever bought a ticket may return it at the office in
the main street.
""")
CARD = RawCard(
    url=URL,
    headline=HEADLINE,
    excerpt=f"{TEXT[0]} ...",
    card_hash="",
    listing_url=f"{SITE}/tag/water/",
    position=1,
    followed=True,
    seen_at=datetime(2026, 2, 22, tzinfo=UTC),
)
OWN_EXCERPT = "Good news for all who love goats and water, our reporter found at the quay."
CARDS = {
    "opening": CARD,
    "no excerpt": replace(CARD, excerpt=""),
    "own words": replace(CARD, excerpt=OWN_EXCERPT),
}


def row(**columns: Any) -> Any:
    """The stored article, as a query gives it."""
    known = {
        "id": 1,
        "url": URL,
        "url_key": "steppe.example/news/ferry-line",
        "headline": HEADLINE,
        "page_headline": HEADLINE,
        "excerpt": CARD.excerpt,
        "article_body": "\n\n".join(TEXT),
        "authors": ["Aru Sadyk"],
    }
    return SimpleNamespace(**known | columns)


def html(headline: str, paragraphs: tuple[str, ...], head: str = "", title: str = "") -> str:
    """In the site's template, with its header and its footer."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>{title or headline} - Steppe Courier</title>{head}"
        '</head><body><header><a href="/">Steppe Courier</a> <a href="/login">Log in</a></header>'
        f"<main><article><h1>{headline}</h1>{text}</article></main>"
        '<footer>Steppe Courier. <a href="/privacy">Privacy</a></footer></body></html>'
    )


def head(title: str = HEADLINE, url: str = URL) -> str:
    """What the template tells programs of the page."""
    return (
        f'<link rel="canonical" href="{url}"><meta property="og:url" content="{url}">'
        f'<meta property="og:type" content="article"><meta property="og:title" content="{title}">'
    )


class Rows:
    """The stored rows by key, for whoever asks as the writer is asked."""

    def __init__(self, rows: Mapping[str, Any]) -> None:
        self._rows = rows

    async def read(self, query: Callable[..., Any]) -> Any:
        return self._rows.get(query.keywords["key"])


def judge(
    page: str, card: RawCard = CARD, *rows: Any, url: str = URL, statuses: tuple[int, ...] = (301,)
) -> Recognised | Loss:
    meta = {"redirect_reasons": list(statuses)} if url != URL else {}
    response = HtmlResponse(url, body=page.encode(), request=Request(url, meta=meta))
    reading = parse_article(response.body, url, "utf-8", card.excerpt)
    recognition = Recognition(
        Rows({row.url_key: row for row in rows}), {"steppe.example/tag/water"}
    )
    return asyncio.run(recognition.judge(reading, response, card, again=bool(rows)))
