"""One page through everything that a crawl does with it, up to the exact values."""

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import islice

from scrapy.http import Request, Response

from newsbot.errors import Rejected
from newsbot.items import RawCard
from newsbot.normalize.articles import normalize_authors, normalize_body, normalize_keywords
from newsbot.normalize.excerpts import normalize_excerpt
from newsbot.normalize.rates import normalize_rate
from newsbot.normalize.text import normalize_line
from newsbot.pages.listing.cards.cards import Card
from newsbot.pages.parsed import ParsedArticle, ParsedListing, parse_article, parse_listing
from newsbot.pipelines.normalize import article_item
from newsbot.spiders.raw import raw_article, raw_rates
from newsbot.urls.canonical import clean_url, url_key

SEEN_AT = datetime(2026, 2, 22, 9, tzinfo=UTC)
MAX_CARDS = 30


def read_as_listing(body: bytes, url: str) -> None:
    """Raises whatever goes wrong, AssertionError for values that must not be."""
    listing = parse_listing(body, url, None)
    for card in islice(listing.cards, MAX_CARDS):
        _check_card(card)
    _check_rates(listing, url)


def read_as_article(body: bytes, url: str, excerpt: str) -> None:
    """As for listings."""
    _check_article(parse_article(body, url, None, excerpt), url, excerpt)


def _check_card(card: Card) -> None:
    try:
        clean = clean_url(card.url)
    except Rejected:
        return
    assert clean_url(clean) == clean
    assert url_key(clean) == url_key(card.url)
    _check_text(normalize_line(card.headline), normalize_line)
    _check_text(normalize_excerpt(card.excerpt).text, lambda text: normalize_excerpt(text).text)


def _check_rates(listing: ParsedListing, url: str) -> None:
    for raw in raw_rates(listing, url, SEEN_AT):
        try:
            item = normalize_rate(raw, {})
        except Rejected:
            continue
        assert item.rate.is_finite()
        assert item.rate > 0


def _check_article(page: ParsedArticle, url: str, excerpt: str) -> None:
    card = RawCard(
        url=url,
        headline="A headline of the card",
        excerpt=excerpt,
        card_hash="",
        listing_url=url,
        position=1,
        followed=True,
        seen_at=SEEN_AT,
    )
    request = Request(url, meta={"cache_timestamp": SEEN_AT.timestamp()})
    raw = raw_article(page, Response(url, request=request), card)
    item = article_item(raw, UTC)  # type: ignore[arg-type]  # any time zone does
    _check_text(item.page_headline or "", normalize_line)
    _check_text(item.article_body or "", lambda text: normalize_body(text) or "")
    assert normalize_authors(item.authors) == item.authors
    assert normalize_keywords(item.keywords) == item.keywords
    assert all(item.authors + item.keywords)


def _check_text(text: str, normalize: Callable[[str], str]) -> None:
    """What is stored can be written down, and is normal: to normalise it again changes nothing."""
    text.encode()
    assert "\0" not in text
    if "&" not in text:  # an escaped entity loses a layer with each call
        assert normalize(text) == text
