"""Stores what a listing's cards say."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Boolean, Connection, bindparam, case, insert, select, update

from newsbot.db.models import articles, listing_articles, listings
from newsbot.db.prepared import Prepared, Statement
from newsbot.db.revisions import Revision, append_revisions
from newsbot.db.rows import KnownRow
from newsbot.db.statements import among, columns_of, id_of, later, upsert
from newsbot.items import CardItem

KNOWN = Prepared(
    select(*columns_of(KnownRow, articles, was_read=articles.c.article_body.is_not(None))).where(
        among(articles.c.url_key, "keys")
    )
)
INSERT = Prepared(
    insert(articles),
    "url",
    "url_key",
    "headline",
    "excerpt",
    "excerpt_truncated",
    "authors",
    "keywords",
    "content_hash",
    "first_seen_at",
    "last_seen_at",
)
TOUCH = Prepared(
    update(articles)
    .where(articles.c.id == bindparam("article_id"))
    .values(
        last_seen_at=later(articles.c.last_seen_at, "seen_at"),
        # A listing may still name what is gone; a page that is asked for tells.
        gone_at=case((bindparam("followed", type_=Boolean), articles.c.gone_at)),
    )
)
TAKE_TEXT = Prepared(
    update(articles).where(articles.c.url_key == bindparam("key")),
    "headline",
    "excerpt",
    "excerpt_truncated",
    "content_hash",
)


def _place(dialect: str) -> Statement:
    statement = upsert(dialect, listing_articles).values(
        listing_id=id_of(listings.c.url, "listing_url"),
        article_id=id_of(articles.c.url_key, "key"),
    )
    before, now = listing_articles.c.last_seen_at, statement.excluded.last_seen_at
    return statement.on_conflict_do_update(
        index_elements=["listing_id", "article_id"],
        set_={"last_seen_at": case((before < now, now), else_=before), "left_at": None},
    )


PLACE = Prepared(_place, "position", "card_hash", "first_seen_at", "last_seen_at")


def upsert_cards(connection: Connection, run_id: str, cards: Sequence[CardItem]) -> None:
    """New articles get a row with the card's text; known ones are seen again.

    An article's first revision waits for its page when this run asks for it. Until the page was
    read, the card is the article's text; from then on the page alone says what changed.
    """
    unique: dict[str, CardItem] = {}
    for card in cards:
        unique.setdefault(card.url_key, card)
    known = known_articles(connection, list(unique))
    INSERT.run(connection, [_row(card) for key, card in unique.items() if key not in known])
    TOUCH.run(connection, [_touched(row.id, unique[key]) for key, row in known.items()])
    _place_cards(connection, cards)
    read = {key for key, row in known.items() if row.was_read}
    text = [card for key, card in unique.items() if not card.followed and key not in read]
    if text:
        _take_texts(connection, run_id, text)


def known_articles(connection: Connection, keys: Sequence[str]) -> dict[str, KnownRow]:
    rows = KNOWN.rows(connection, keys=keys) if keys else []
    return {row.url_key: row for row in (KnownRow(*values) for values in rows)}


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


def _touched(article_id: int, card: CardItem) -> dict[str, Any]:
    return {"article_id": article_id, "seen_at": card.seen_at, "followed": card.followed}


def _place_cards(connection: Connection, cards: Sequence[CardItem]) -> None:
    places = {
        (card.listing_url, card.url_key): card
        for card in reversed(cards)  # the first card of an article is its place
    }
    PLACE.run(
        connection,
        [
            {
                "listing_url": card.listing_url,
                "key": card.url_key,
                "position": card.position,
                "card_hash": card.card_hash,
                "first_seen_at": card.seen_at,
                "last_seen_at": card.seen_at,
            }
            for card in places.values()
        ],
    )


def _take_texts(connection: Connection, run_id: str, cards: Sequence[CardItem]) -> None:
    TAKE_TEXT.run(
        connection,
        [
            {
                "key": card.url_key,
                "headline": card.headline,
                "excerpt": card.excerpt,
                "excerpt_truncated": card.excerpt_truncated,
                "content_hash": card.content_hash,
            }
            for card in cards
        ],
    )
    stored = known_articles(connection, [card.url_key for card in cards])
    states = [card_revision(stored[card.url_key].id, card) for card in cards]
    append_revisions(connection, run_id, states)


def card_revision(article_id: int, card: CardItem) -> Revision:
    return Revision(
        article_id=article_id,
        headline=card.headline,
        excerpt=card.excerpt,
        article_body=None,
        content_hash=card.content_hash,
        seen_at=card.seen_at,
        details={"excerpt_truncated": card.excerpt_truncated},
    )
