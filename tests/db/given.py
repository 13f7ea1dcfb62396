"""Items as a crawl of `tests/db/filled.py`'s articles gives them, by article number."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from newsbot.db.store import Store
from newsbot.items import ArticleItem, CardItem, ListingItem, ListingPageItem, RateItem
from tests.db.filled import NOW

LISTING = "https://s1.example/tag/1/"


def card(number: int, **changes: Any) -> CardItem:
    known = CardItem(
        url=f"https://s1.example/{number}/",
        url_key=f"s1.example/{number}",
        headline=f"Headline {number}",
        excerpt="An excerpt.",
        excerpt_truncated=False,
        content_hash=f"hash {number}",
        card_hash=f"hash {number}",
        listing_url=LISTING,
        position=number,
        followed=True,
        seen_at=NOW,
    )
    return replace(known, **changes)


def article(number: int, **changes: Any) -> ArticleItem:
    known = ArticleItem(
        url=f"https://s1.example/{number}/",
        url_key=f"s1.example/{number}",
        headline=f"Headline {number}",
        excerpt="An excerpt.",
        excerpt_truncated=False,
        article_body="A sentence of the body.",
        authors=("Aru Sadyk",),
        section="News",
        keywords=("steppe",),
        date_published=NOW,
        date_modified=None,
        in_language="en",
        main_image=None,
        content_hash=f"new hash {number}",
        page_headline=f"Headline {number}",
        card_hash=f"hash {number}",
        listing_url=LISTING,
        etag=None,
        last_modified=None,
        seen_at=NOW,
    )
    return replace(known, **changes)


def rate(value: str = "0.00200", **changes: Any) -> RateItem:
    known = RateItem(
        site="s1.example",
        base_currency="KZT",
        quote_currency="USD",
        rate=Decimal(value),
        change_pct=None,
        as_of=NOW.date(),
        as_of_source="page",
        source_url=LISTING,
        raw=f"KZT/USD = {value}",
        flags=(),
        seen_at=NOW,
    )
    return replace(known, **changes)


def listing_page(page_no: int, cards: int = 6, **changes: Any) -> ListingPageItem:
    known = ListingPageItem(
        listing_url=LISTING,
        pass_no=1,
        page_no=page_no,
        url=f"{LISTING}page/{page_no}/",
        first=None,
        last=None,
        total=None,
        cards=cards,
        fetched_at=NOW,
    )
    return replace(known, **changes)


def ended(order: tuple[str, ...], at: datetime = NOW, **changes: Any) -> ListingItem:
    known = ListingItem(
        url=LISTING,
        verdict="complete",
        total=len(order),
        order=order,
        whole=True,
        over_budget=False,
        at=at,
    )
    return replace(known, **changes)


def store(connection: Connection, run_id: str, items: Sequence[object]) -> None:
    Store(run_id).store(connection, items)
