"""What travels from a page to a row, one type for each stage.

Raw… types hold text as the page words it; `pipelines/normalize.py` turns each into its …Item of
exact values, or drops it by name. Items without a raw form are our own books, not the page's words.
Times are UTC; `seen_at` and `fetched_at` are when the page was fetched (in a replay: captured).
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class RawCard:
    """An article's entry in a listing. `position` counts from 1 through the whole listing.
    `card_hash` tells whether a listing reworded its card. `followed`: this run asks for the
    article's page too, which will bring the whole text. `excerpt_truncated` is known of a card that
    was stored before; else its excerpt's end tells.
    """

    url: str
    headline: str
    excerpt: str
    card_hash: str
    listing_url: str
    position: int
    followed: bool
    excerpt_truncated: bool = False
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRate:
    """One entry of a page's ticker. `raw`: the whole of it, as printed. `contested`: the page gives
    the pair another value, too.
    """

    pair: str
    rate: str
    change: str | None
    raw: str
    page_date: str | None
    contested: bool
    source_url: str
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """An article's page, with the card that led to it."""

    url: str
    card: RawCard
    headline: str | None
    article_body: str | None
    authors: tuple[str, ...]
    section: str | None
    keywords: tuple[str, ...]
    date_published: str | None
    date_modified: str | None
    in_language: str | None
    main_image: str | None
    etag: str | None
    last_modified: str | None
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CardItem:
    """`url_key` is the article's identity, whatever scheme, `www` and final slash a link has."""

    url: str
    url_key: str
    headline: str
    excerpt: str
    excerpt_truncated: bool
    content_hash: str
    card_hash: str
    listing_url: str
    position: int
    followed: bool
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleItem:
    """`article_body` holds paragraphs separated by a blank line. `content_hash` is the same for
    texts that differ in white space, quotes and furniture only. `page_headline` is the article's on
    its own page, `headline` that of the card.
    """

    url: str
    url_key: str
    headline: str
    excerpt: str
    excerpt_truncated: bool
    article_body: str | None
    authors: tuple[str, ...]
    section: str | None
    keywords: tuple[str, ...]
    date_published: datetime | None
    date_modified: datetime | None
    in_language: str | None
    main_image: str | None
    content_hash: str
    page_headline: str | None
    card_hash: str
    listing_url: str
    etag: str | None
    last_modified: str | None
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RateItem:
    """1 `base_currency` = `rate` `quote_currency`. `change_pct`: percent, None if not shown."""

    site: str
    base_currency: str
    quote_currency: str
    rate: Decimal
    change_pct: Decimal | None
    as_of: date
    as_of_source: str
    source_url: str
    raw: str
    flags: tuple[str, ...]
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class UnchangedItem:
    """The site answered 304 Not Modified: the article's page is what it was."""

    url_key: str
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneItem:
    """The site has an article's page no more that it had before."""

    url_key: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressItem:
    """The article known under `url_key` has another address, too. `moved`: that is its own now;
    else its page only names it, and nobody has asked there.
    """

    url_key: str
    other_url: str
    other_key: str
    moved: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPageItem:
    """The receipt of one listing page; it follows everything that the page gave."""

    listing_url: str
    pass_no: int
    page_no: int
    url: str
    first: int | None
    last: int | None
    total: int | None
    cards: int
    fetched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingItem:
    """How the walk of one listing ended. `order` holds the articles' keys, newest first, as far as
    this walk proves them; `whole`: every page was read, so what is not in `order` left the listing.
    `over_budget`: the walk was cut at NEWSBOT_PAGE_BUDGET. `way_on`: what an `open` listing shows
    and the walk could not follow.
    """

    url: str
    verdict: str
    total: int | None
    order: tuple[str, ...]
    whole: bool
    over_budget: bool
    way_on: str | None = None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LostPageItem:
    """A page that could not be read. `kind` is `listing` or `article`; `cause` is one of those in
    `exit_codes.py`. `url_key` is set for an article's page.
    """

    url: str
    kind: str
    cause: str
    reason: str
    http_status: int | None
    listing_url: str | None
    url_key: str | None
    at: datetime
