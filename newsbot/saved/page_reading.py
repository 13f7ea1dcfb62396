"""What a crawl would make of one page, as the lines of its feed: without a run or a database."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, count
from typing import Any
from zoneinfo import ZoneInfo

from scrapy.http import Response

from newsbot.db.articles import revision_of
from newsbot.db.cards import card_revision
from newsbot.db.revisions import Revision
from newsbot.db.rows import ArticleLineRow, RateRow
from newsbot.errors import Rejected
from newsbot.feeds.lines import article_line, rate_line
from newsbot.items import RateItem
from newsbot.normalize.rates import normalize_rate
from newsbot.pages.parsed import ParsedArticle, parse_article
from newsbot.pipelines.normalize import article_item, card_item
from newsbot.saved.page_kind import Kind, tell_kind
from newsbot.spiders.content import name_foreign_content
from newsbot.spiders.failures import NO_ARTICLE, Loss
from newsbot.spiders.identity import MIN_LONG_TEXT_BYTES, KnownArticle, find_put_before
from newsbot.spiders.keyed_listing import KeyedListing, parse_keyed_listing
from newsbot.spiders.listing_faults import EMPTY, first_page_fault
from newsbot.spiders.raw import fetched_at, no_card, page_of, raw_article, raw_card, raw_rates
from newsbot.spiders.recognition import UNLIKE, find_loss

NEITHER = Loss("layout", "the page shows neither a listing nor an article")


@dataclass(frozen=True, slots=True)
class PageReading:
    """`lines` have the shape of `feeds/schemas/`, rates first; their `seq` counts them. `tickers`:
    the entry, as printed, of each rate. `rejected`: what of the page is not stored, and why.
    `garbled`: its encoding is doubtful.
    """

    kind: Kind
    lines: tuple[dict[str, Any], ...]
    tickers: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    garbled: bool = False

    @property
    def warnings(self) -> Iterator[str]:
        if self.garbled:
            yield "the page may be garbled: its encoding is doubtful"
        yield from (f"left out: {words}" for words in self.rejected)


def read_page(response: Response, kind: Kind | None, zone: ZoneInfo) -> PageReading | Loss:
    """`kind`: None lets the page tell. `zone`: the site's, for times that name none."""
    if not response.body.strip():
        return EMPTY
    if foreign := name_foreign_content(response):
        return Loss("layout", f"this is {foreign}, no page")
    return (READERS[kind] if kind else _read_either)(response, zone)


def page_kind(response: Response) -> str | Loss:
    """Also `interstitial`, of a page that a site puts in an article's place."""
    reading = read_page(response, None, ZoneInfo("UTC"))
    if isinstance(reading, PageReading):
        return reading.kind
    article = parse_article(*page_of(response), "")
    known = KnownArticle(article.stated_url or response.url, (), "")
    return "interstitial" if find_put_before(article, known) else reading


def _read_either(response: Response, zone: ZoneInfo) -> PageReading | Loss:
    listing = parse_keyed_listing(*page_of(response))
    article = parse_article(*page_of(response), "")
    if tell_kind(listing.page, article) == "listing":
        return _listing_reading(listing, response)
    loss = _article_fault(article, response)
    if loss in {UNLIKE, NO_ARTICLE}:  # without a card to vouch for it
        return NEITHER
    return loss or _article_reading(article, response, zone)


def _read_listing(response: Response, _zone: ZoneInfo) -> PageReading | Loss:
    listing = parse_keyed_listing(*page_of(response))
    return first_page_fault(listing.page, response.url) or _listing_reading(listing, response)


def _read_article(response: Response, zone: ZoneInfo) -> PageReading | Loss:
    article = parse_article(*page_of(response), "")
    loss = _article_fault(article, response)
    if loss and loss != UNLIKE:
        return loss
    return _article_reading(article, response, zone)


READERS = {"listing": _read_listing, "article": _read_article}


def _article_fault(page: ParsedArticle, response: Response) -> Loss | None:
    """A crawl has the card that vouches for the page; here its own words have to."""
    if not (page.headline or page.article_body):
        return NO_ARTICLE
    is_long = len((page.article_body or "").encode(errors="replace")) >= MIN_LONG_TEXT_BYTES
    vouched = page.headline if page.states_article or is_long else None
    headlines = (vouched,) if vouched else ()
    known = KnownArticle(page.stated_url or response.url, headlines, "")
    return find_loss(page, response, known, led_on=False)


def _listing_reading(listing: KeyedListing, response: Response) -> PageReading:
    """Its rates, and what its cards give: with `-a follow=0` a crawl stores the same."""
    rejected: list[str] = []
    rates = [*_rate_items(listing, response, rejected)]
    cards = _card_revisions(listing, response, rejected)
    numbers = count(1)
    lines = chain(
        (rate_line(_rate_row(item, next(numbers))) for item in rates),
        (_line(url, card, next(numbers), [response.url]) for url, card in cards),
    )
    tickers = tuple(item.raw for item in rates)
    return PageReading("listing", tuple(lines), tickers, tuple(rejected), listing.garbled)


def _rate_items(
    listing: KeyedListing, response: Response, rejected: list[str]
) -> Iterator[RateItem]:
    latest: dict[tuple[str, str], Decimal] = {}
    for raw in raw_rates(listing.page, response.url, fetched_at(response)):
        try:
            item = normalize_rate(raw, latest)
        except Rejected as rejection:
            rejected.append(f"{raw.raw}: {type(rejection).__name__}, {rejection}")
            continue
        latest[item.base_currency, item.quote_currency] = item.rate
        yield item


def _card_revisions(
    listing: KeyedListing, response: Response, rejected: list[str]
) -> Iterator[tuple[str, Revision]]:
    for position, card in enumerate(listing.cards, 1):
        raw = raw_card(card, response.url, position, fetched_at(response), followed=False)
        try:
            item = card_item(raw)
        except Rejected as rejection:
            rejected.append(f"{card.url}: {type(rejection).__name__}, {rejection}")
            continue
        yield item.url, card_revision(0, item)


def _article_reading(page: ParsedArticle, response: Response, zone: ZoneInfo) -> PageReading:
    item = article_item(raw_article(page, response, no_card(response)), zone)
    line = _line(item.url, revision_of(0, item), 1, [])
    return PageReading("article", (line,), garbled=page.garbled)


def _line(url: str, state: Revision, seq: int, listing_urls: list[str]) -> dict[str, Any]:
    row = ArticleLineRow(
        seq=seq,
        article_id=state.article_id,
        run_id="",
        revision=1,
        headline=state.headline,
        excerpt=state.excerpt,
        article_body=state.article_body,
        content_hash=state.content_hash,
        seen_at=state.seen_at,
        change="new",
        classes=[],
        details={**state.details, "listing_urls": listing_urls},
        url=url,
    )
    return article_line(row)


def _rate_row(item: RateItem, seq: int) -> RateRow:
    return RateRow(
        id=0,
        seq=seq,
        site=item.site,
        base_currency=item.base_currency,
        quote_currency=item.quote_currency,
        rate=item.rate,
        change_pct=item.change_pct,
        as_of=item.as_of,
        as_of_source=item.as_of_source,
        first_seen_at=item.seen_at,
        last_seen_at=item.seen_at,
        source_url=item.source_url,
        raw=item.raw,
        flags=list(item.flags),
        run_id="",
    )
