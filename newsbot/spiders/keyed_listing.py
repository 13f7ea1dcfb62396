"""A listing's page with its articles' identities, all of it found where the page is read."""

from typing import NamedTuple

from newsbot.normalize.content_hash import content_hash
from newsbot.pages.listing.cards.cards import Card
from newsbot.pages.parsed import ParsedListing, parse_listing
from newsbot.urls.canonical import clean_url, key_of


class KeyedCard(NamedTuple):
    """A card with its article's identity; `key` is empty where its link is no address."""

    key: str
    url: str
    headline: str
    excerpt: str
    hash: str


class KeyedListing(NamedTuple):
    page: ParsedListing
    cards: tuple[KeyedCard, ...]

    @property
    def garbled(self) -> bool:
        return self.page.garbled


def parse_keyed_listing(body: bytes, url: str, encoding: str | None) -> KeyedListing:
    """`encoding`: the one that the HTTP header states."""
    page = parse_listing(body, url, encoding)
    return KeyedListing(page, tuple(map(_keyed, page.cards)))


def _keyed(card: Card) -> KeyedCard:
    card_hash = content_hash(card.headline, card.excerpt, None)
    key = key_of(card.url)
    # Scrapy asks for a host's name as IDNA 2003 has it, which may be another host.
    url = clean_url(card.url) if key and not card.url.isascii() else card.url
    return KeyedCard(key, url, card.headline, card.excerpt, card_hash)
