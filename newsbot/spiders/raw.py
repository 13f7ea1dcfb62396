"""What a page says, as raw items: every field copied, none read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from scrapy.http import Response
from w3lib.encoding import http_content_type_encoding

from newsbot.db.rows import ReparseRow, RevisitRow
from newsbot.items import ListingPageItem, LostPageItem, RawArticle, RawCard, RawRate
from newsbot.pages.parsed import ParsedArticle, ParsedListing
from newsbot.spiders.failures import Loss
from newsbot.spiders.keyed_listing import KeyedCard
from newsbot.urls.canonical import url_key
from newsbot.walk.intents import Fetch
from newsbot.walk.receipt import PageReceipt


def fetched_at(response: Response) -> datetime:
    """Now, or in a replay the time of the capture."""
    assert response.request
    captured = response.request.meta.get("cache_timestamp")
    return datetime.now(UTC) if captured is None else datetime.fromtimestamp(captured, UTC)


def page_of(response: Response) -> tuple[bytes, str, str | None]:
    """What the page's readers take: its bytes, its address, the encoding that its header states."""
    stated = http_content_type_encoding(_header(response, "Content-Type"))
    return response.body, response.url, stated


def no_card(response: Response) -> RawCard:
    """Of an article that no listing led to."""
    return RawCard(
        url=response.url,
        headline="",
        excerpt="",
        card_hash="",
        listing_url="",
        position=0,
        followed=True,
        seen_at=fetched_at(response),
    )


def raw_card(
    card: KeyedCard, listing_url: str, position: int, seen_at: datetime, *, followed: bool
) -> RawCard:
    return RawCard(
        url=card.url,
        headline=card.headline,
        excerpt=card.excerpt,
        card_hash=card.hash,
        listing_url=listing_url,
        position=position,
        followed=followed,
        seen_at=seen_at,
    )


def stored_card(row: RevisitRow | ReparseRow, listing_url: str) -> RawCard:
    """A card as the database has it, of an article whose page is asked for again."""
    return RawCard(
        url=row.page_url,
        headline=row.headline,
        excerpt=row.excerpt,
        excerpt_truncated=row.excerpt_truncated,
        card_hash=row.card_hash,
        listing_url=listing_url,
        position=row.position or 0,
        followed=True,
        seen_at=datetime.now(UTC),
    )


def lost_article(card: RawCard, loss: Loss) -> LostPageItem:
    return LostPageItem(
        url=card.url,
        kind="article",
        cause=loss.cause,
        reason=loss.reason,
        http_status=loss.http_status,
        listing_url=card.listing_url,
        url_key=url_key(card.url),
        at=datetime.now(UTC),
    )


def lost_listing_page(listing_url: str, url: str, loss: Loss) -> LostPageItem:
    """`url`: that was asked for, wherever a redirect led."""
    return LostPageItem(
        url=url,
        kind="listing",
        cause=loss.cause,
        reason=loss.reason,
        http_status=loss.http_status,
        listing_url=listing_url,
        url_key=None,
        at=datetime.now(UTC),
    )


def raw_rates(page: ParsedListing, source_url: str, seen_at: datetime) -> Iterator[RawRate]:
    values = Counter(entry.pair for entry in page.ticker)
    for entry in page.ticker:
        yield RawRate(
            pair=entry.pair,
            rate=entry.rate,
            change=entry.change,
            raw=entry.raw,
            page_date=page.page_date,
            contested=values[entry.pair] > 1,
            source_url=source_url,
            seen_at=seen_at,
        )


def page_receipt(
    page: ParsedListing, listing_url: str, fetch: Fetch, url: str, seen_at: datetime
) -> ListingPageItem:
    counter = page.counter
    return ListingPageItem(
        listing_url=listing_url,
        pass_no=fetch.pass_no,
        page_no=fetch.page_no,
        url=url,
        first=counter and counter.first,
        last=counter and counter.last,
        total=counter and counter.total,
        cards=len(page.cards),
        fetched_at=seen_at,
    )


def walk_receipt(
    page: ParsedListing, item: ListingPageItem, cards: Sequence[KeyedCard], *, rendered: bool
) -> PageReceipt:
    """`rendered`: a browser read the page."""
    return PageReceipt(
        item.pass_no,
        item.page_no,
        item.url,
        "read",
        item.first,
        item.last,
        item.total,
        tuple(card.key for card in cards if card.key),
        page.next_url,
        # The first page's links teach the addresses of all others; the walk keeps every receipt.
        tuple(page.page_links.items()) if item.page_no == 1 else (),
        page.other_next_urls,
        page.farthest_url,
        page.way_on,
        rendered,
    )


def raw_article(page: ParsedArticle, response: Response, card: RawCard) -> RawArticle:
    return RawArticle(
        url=response.url,
        card=card,
        headline=page.headline,
        article_body=page.article_body,
        authors=page.authors,
        section=page.section,
        keywords=page.keywords,
        date_published=page.date_published,
        date_modified=page.date_modified,
        in_language=page.in_language,
        main_image=page.main_image,
        etag=_header(response, "ETag"),
        last_modified=_header(response, "Last-Modified"),
        seen_at=fetched_at(response),
    )


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
