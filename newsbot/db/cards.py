"""Stores what a listing's cards say."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Connection, Executable, bindparam, case, insert, select, update

from newsbot.db.models import articles, listing_articles, listings
from newsbot.db.revisions import Revision, append_revisions
from newsbot.db.rows import KnownRow
from newsbot.db.statements import columns_of, later, read_rows, several, upsert
from newsbot.items import CardItem

KNOWN = select(
    *columns_of(KnownRow, articles, was_read=articles.c.article_body.is_not(None))
).where(articles.c.url_key.in_(several("keys")))
LISTING_IDS = select(listings.c.url, listings.c.id).where(listings.c.url.in_(several("urls")))
INSERT = insert(articles).returning(articles.c.url_key, articles.c.id)
TOUCH = (
    update(articles)
    .where(articles.c.id == bindparam("article_id"))
    .values(
        last_seen_at=later(articles.c.last_seen_at, "seen_at"),
        # A listing may still name what is gone; a page that is asked for tells.
        gone_at=case((bindparam("followed", type_=Boolean), articles.c.gone_at)),
    )
)
TAKE_TEXT = update(articles).where(articles.c.id == bindparam("article_id"))


def upsert_cards(connection: Connection, run_id: str, cards: Sequence[CardItem]) -> None:
    """New articles get a row with the card's text; known ones are seen again.

    An article's first revision waits for its page when this run asks for it. Until the page was
    read, the card is the article's text; from then on the page alone says what changed.
    """
    unique = list({card.url_key: card for card in reversed(cards)}.values())[::-1]
    known = known_articles(connection, [card.url_key for card in unique])
    fresh = [card for card in unique if card.url_key not in known]
    ids = {key: row.id for key, row in known.items()} | insert_articles(
        connection, [*map(_row, fresh)]
    )
    _touch_articles(connection, [(ids[card.url_key], card) for card in unique if card not in fresh])
    _place_cards(connection, cards, ids)
    read = {key for key, row in known.items() if row.was_read}
    text = [card for card in unique if not card.followed and card.url_key not in read]
    _take_text(connection, text, ids)
    append_revisions(connection, run_id, [_revision(ids[card.url_key], card) for card in text])


def known_articles(connection: Connection, keys: Sequence[str]) -> dict[str, KnownRow]:
    rows = read_rows(connection, KnownRow, KNOWN, {"keys": keys})
    return {row.url_key: row for row in rows}


def listing_ids(connection: Connection, urls: Iterable[str]) -> dict[str, int]:
    return dict(connection.execute(LISTING_IDS, {"urls": list(set(urls))}).all())


def insert_articles(connection: Connection, rows: Sequence[dict[str, Any]]) -> dict[str, int]:
    """Their numbers by their identities."""
    return dict(connection.execute(INSERT, rows).all()) if rows else {}


def _row(card: CardItem) -> dict[str, Any]:
    return {
        "url": card.url,
        "url_key": card.url_key,
        "headline": card.headline,
        "excerpt": card.excerpt,
        "excerpt_truncated": card.excerpt_truncated,
        "authors": [],
        "keywords": [],
        "content_hash": card.content_hash,
        "first_seen_at": card.seen_at,
        "last_seen_at": card.seen_at,
    }


def _touch_articles(connection: Connection, cards: Sequence[tuple[int, CardItem]]) -> None:
    if cards:
        connection.execute(
            TOUCH,
            [
                {"article_id": article_id, "seen_at": card.seen_at, "followed": card.followed}
                for article_id, card in cards
            ],
        )


def _place_cards(connection: Connection, cards: Sequence[CardItem], ids: dict[str, int]) -> None:
    listing_id = listing_ids(connection, (card.listing_url for card in cards))
    places = {
        (listing_id[card.listing_url], ids[card.url_key]): card
        for card in reversed(cards)  # the first card of an article is its place
    }
    connection.execute(
        _place(connection.dialect.name),
        [
            {
                "listing_id": listing,
                "article_id": article,
                "position": card.position,
                "card_hash": card.card_hash,
                "first_seen_at": card.seen_at,
                "last_seen_at": card.seen_at,
            }
            for (listing, article), card in places.items()
        ],
    )


@cache
def _place(dialect: str) -> Executable:
    statement = upsert(dialect, listing_articles)
    before, now = listing_articles.c.last_seen_at, statement.excluded.last_seen_at
    return statement.on_conflict_do_update(
        index_elements=["listing_id", "article_id"],
        set_={"last_seen_at": case((before < now, now), else_=before), "left_at": None},
    )


def _take_text(connection: Connection, cards: Sequence[CardItem], ids: dict[str, int]) -> None:
    if cards:
        connection.execute(
            TAKE_TEXT,
            [
                {
                    "article_id": ids[card.url_key],
                    "headline": card.headline,
                    "excerpt": card.excerpt,
                    "excerpt_truncated": card.excerpt_truncated,
                    "content_hash": card.content_hash,
                }
                for card in cards
            ],
        )


def _revision(article_id: int, card: CardItem) -> Revision:
    return Revision(
        article_id=article_id,
        headline=card.headline,
        excerpt=card.excerpt,
        article_body=None,
        content_hash=card.content_hash,
        seen_at=card.seen_at,
        details={"excerpt_truncated": card.excerpt_truncated},
    )
