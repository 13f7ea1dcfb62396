"""What a page says, as plain values: they can be read in one process and used in another."""

from operator import attrgetter
from typing import NamedTuple

from newsbot.pages.listing.cards.cards import Card
from newsbot.pages.listing.counter import Counter
from newsbot.pages.listing.page import ListingPage
from newsbot.pages.listing.ticker import Rate


class ParsedListing(NamedTuple):
    """The fields of a ListingPage."""

    cards: tuple[Card, ...]
    counter: Counter | None
    ticker: tuple[Rate, ...]
    page_date: str | None
    next_url: str | None
    page_links: dict[int, str]
    farthest_url: str | None
    way_on: str | None
    title: str
    landmarks: tuple[str, ...]
    says_nothing: bool
    is_article: bool
    garbled: bool
    other_next_urls: tuple[str, ...]
    next_elsewhere: tuple[str, ...]

    @property
    def shows_a_listing(self) -> bool:
        """A ticker may stand on every page of a site."""
        return bool(self.cards or self.counter or (self.ticker and self.says_nothing))


class ParsedArticle(NamedTuple):
    """The fields of an ArticlePage that a crawl needs."""

    headline: str | None
    title: str | None
    headings: tuple[str, ...]
    states_article: bool
    article_body: str | None
    authors: tuple[str, ...]
    date_published: str | None
    date_modified: str | None
    section: str | None
    keywords: tuple[str, ...]
    in_language: str | None
    main_image: str | None
    stated_url: str | None
    part_urls: dict[int, str]
    body_fallback: bool
    garbled: bool


class ParsedPart(NamedTuple):
    """What a further page of an article adds to the first one."""

    headline: str | None
    article_body: str | None
    stated_url: str | None
    part_urls: dict[int, str]
    garbled: bool


LISTING_FIELDS = attrgetter(*ParsedListing._fields)
ARTICLE_FIELDS = attrgetter(*ParsedArticle._fields)


def parse_listing(body: bytes, url: str, encoding: str | None) -> ParsedListing:
    """`encoding`: the one that the HTTP header states."""
    page = ListingPage(body, url, encoding=encoding)
    return ParsedListing(*LISTING_FIELDS(page))


def parse_article(body: bytes, url: str, encoding: str | None, excerpt: str) -> ParsedArticle:
    """`encoding`: the one that the HTTP header states. `excerpt`: of the listing's card."""
    from newsbot.pages.article.page import ArticlePage  # noqa: PLC0415 - most runs read none

    page = ArticlePage(body, url, excerpt=excerpt, encoding=encoding)
    return ParsedArticle(*ARTICLE_FIELDS(page))


def parse_article_part(
    body: bytes, url: str, encoding: str | None, article_url: str, number: int
) -> ParsedPart:
    """Page `number` of the article that begins at `article_url`."""
    from newsbot.pages.article.page import ArticlePage  # noqa: PLC0415

    page = ArticlePage(body, url, encoding=encoding)
    parts = page.part_urls_of(article_url, number)
    return ParsedPart(page.headline, page.article_body, page.stated_url, parts, page.garbled)
