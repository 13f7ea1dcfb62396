"""Which table takes which item. One call is one transaction's worth."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection

from newsbot.db.addresses import has_addresses, store_addresses, with_main_keys
from newsbot.db.articles import touch_articles, upsert_articles
from newsbot.db.cards import upsert_cards
from newsbot.db.gone import mark_gone
from newsbot.db.listings import end_listings, insert_listing_pages
from newsbot.db.lost_pages import upsert_lost_pages
from newsbot.db.rates import upsert_rates
from newsbot.items import (
    AddressItem,
    ArticleItem,
    CardItem,
    GoneItem,
    ListingItem,
    ListingPageItem,
    LostPageItem,
    RateItem,
    UnchangedItem,
)

Upsert = Callable[[Connection, str, Sequence[Any]], None]

# In this order: an article's row comes with its card, it is known where that is before its page
# gives a text, and a page's receipt comes last.
TABLES: dict[type, Upsert] = {
    CardItem: upsert_cards,
    AddressItem: store_addresses,
    ArticleItem: upsert_articles,
    UnchangedItem: touch_articles,
    GoneItem: mark_gone,
    LostPageItem: upsert_lost_pages,
    RateItem: upsert_rates,
    ListingPageItem: insert_listing_pages,
    ListingItem: end_listings,
}


class Store:
    """Stores the items of one run."""

    def __init__(self, run_id: str) -> None:
        self._run_id = run_id
        # Few sites move an article or show it twice; where none has, nothing is looked up.
        self._has_addresses: bool | None = None

    def store(self, connection: Connection, items: Sequence[object]) -> None:
        by_type: dict[type, list[object]] = defaultdict(list)
        for item in items:
            by_type[type(item)].append(item)
        if self._has_addresses is None:
            self._has_addresses = has_addresses(connection)
        for item_type, upsert in TABLES.items():
            if item_type in by_type:
                found = by_type[item_type]
                known = with_main_keys(connection, found) if self._has_addresses else found
                upsert(connection, self._run_id, known)
                self._has_addresses = self._has_addresses or item_type is AddressItem
