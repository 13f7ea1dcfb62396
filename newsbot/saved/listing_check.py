"""What a crawl would find where a listing begins, before anybody has named that listing."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Any

from scrapy.http import Response

from newsbot.listings_file import SiteSettings
from newsbot.pages.article.page import ArticlePage
from newsbot.pages.html.document import Document
from newsbot.pages.listing.counter import Counter
from newsbot.pages.listing.page import ListingPage
from newsbot.pages.listing.shown_times import clock_signs
from newsbot.saved.page_reading import read_page
from newsbot.saved.site_zone import ZoneGuess, guess_zone
from newsbot.spiders.failures import Loss
from newsbot.spiders.raw import page_of

FIRST_CARDS = 3


@dataclass(frozen=True, slots=True)
class ListingCheck:
    """`cards`: the first of `card_count`. `pages`: how many, if anything tells, and what does.
    `asked`: the site was, so that its robots.txt is known. `crawl_delay_s`: of that.
    `needs_browser`: None if nobody tried without or with one. `doubts`: what to look at first.
    """

    url: str
    counter: Counter | None
    card_count: int
    cards: tuple[dict[str, str | None], ...]
    rates: tuple[dict[str, Any], ...]
    next_url: str | None
    way_on: str | None
    pages: int | None
    pages_by: str
    asked: bool
    crawl_delay_s: float | None
    needs_browser: bool | None
    zone: ZoneGuess
    doubts: tuple[str, ...]


def check_listing(response: Response, site: SiteSettings, *, asked: bool) -> ListingCheck | Loss:
    """`asked`: it comes from its site, and from no file."""
    reading = read_page(response, "listing", site.timezone)
    if isinstance(reading, Loss):
        return reading
    body, url, encoding = page_of(response)
    page = ListingPage(body, url, encoding=encoding)
    document = Document(body, url, encoding)
    language = ArticlePage(body, url, encoding=encoding).in_language
    pages, pages_by = _count_pages(page)
    return ListingCheck(
        url=url,
        counter=page.counter,
        card_count=len(page.cards),
        cards=tuple(_first_cards(page)),
        rates=tuple(line for line in reading.lines if line["type"] == "rate"),
        next_url=page.next_url,
        way_on=page.way_on,
        pages=pages,
        pages_by=pages_by,
        asked=asked,
        crawl_delay_s=response.meta.get("crawl_delay_s"),
        needs_browser="playwright" in response.meta if asked and site.render == "auto" else None,
        zone=guess_zone(url, language, [*clock_signs(document)]),
        doubts=(*reading.warnings, *_doubts(page)),
    )


def _first_cards(page: ListingPage) -> Iterator[dict[str, str | None]]:
    for card, date in zip(page.cards[:FIRST_CARDS], page.card_dates, strict=False):
        yield {"headline": card.headline, "url": card.url, "date": date}


def _count_pages(page: ListingPage) -> tuple[int | None, str]:
    total = page.counter.total if page.counter else None
    if total is not None and page.cards:
        return ceil(total / len(page.cards)), f"{total} articles, {len(page.cards)} on this page"
    if page.page_links:
        return max(page.page_links), "the highest number that a link has; there may be more"
    if page.next_url or page.way_on:
        end = "the walk finds the end" if page.next_url else "nothing tells"
        return None, f"neither a counter nor a numbered link: {end}"
    return 1, "nothing leads on"


def _doubts(page: ListingPage) -> Iterator[str]:
    if not page.cards:
        yield "the page shows no articles"
    elif not page.counter:
        yield "no counter: the walk cannot be proven by the site's own total"
    if page.is_later or (page.counter and (page.counter.first or 1) > 1):
        first = page.page_links.get(1)
        yield f"this is a later page of the listing, which begins at {first or 'another address'}"
    if len(page.cards) == 1:
        yield "one article alone: the page may be an article's own"
    if page.counter and page.cards:
        yield from _contradictions(page, page.counter)
    if page.way_on and not page.next_elsewhere:
        yield f"{page.way_on} leads on: only a browser may follow it"
    for url in page.next_elsewhere:
        yield f"its next page is on another site, where the walk never goes: {url}"


def _contradictions(page: ListingPage, counter: Counter) -> Iterator[str]:
    """Between the counter and what it counts."""
    cards, (first, last, total) = len(page.cards), counter
    if first is not None and last is not None and total is not None:
        promised = max(0, min(last, total) - first + 1)
        if promised != cards:
            yield f"the counter counts {promised} articles on this page, and {cards} are read"
    if total is None:
        return
    highest = max(page.page_links, default=0)
    if highest > ceil(total / cards):
        yield f"a link leads to page {highest}, where {total} articles of {cards} a page end before"
    if total > max(cards, last or 0) and not (page.next_url or page.way_on):
        yield f"{total} articles are said to be there, and no way leads on"
