"""Stores what the articles' pages say."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, bindparam, insert, update

from newsbot.db.cards import known_articles
from newsbot.db.lost_pages import find_lost_articles
from newsbot.db.models import articles, listing_articles, listings
from newsbot.db.prepared import Prepared
from newsbot.db.revisions import Revision, append_revisions
from newsbot.db.rows import KnownRow
from newsbot.db.statements import id_of, later
from newsbot.items import ArticleItem, UnchangedItem
from newsbot.normalize.content_hash import fold
from newsbot.normalize.headlines import whole_headline

TEXT = ("headline", "page_headline", "excerpt", "excerpt_truncated", "article_body", "content_hash")
METADATA = (
    "authors",
    "section",
    "keywords",
    "date_published",
    "date_modified",
    "in_language",
    "main_image",
    "etag",
    "last_modified",
)
READ = ("read_at", "read_run_id")
IDENTITY = ("url", "url_key", "first_seen_at", "last_seen_at")
INSERT = Prepared(insert(articles), *METADATA, *TEXT, *READ, *IDENTITY)
SEEN = (
    update(articles)
    .where(articles.c.url_key == bindparam("key"))
    .values(last_seen_at=later(articles.c.last_seen_at, "seen_at"), gone_at=None)
)
TOUCH = Prepared(SEEN)
UPDATE_METADATA = Prepared(SEEN, *METADATA, *READ)
UPDATE = Prepared(SEEN, *METADATA, *TEXT, *READ)
REMEMBER_CARD = Prepared(
    update(listing_articles)
    .where(listing_articles.c.listing_id == id_of(listings.c.url, "listing_url"))
    .where(listing_articles.c.article_id == id_of(articles.c.url_key, "key")),
    "card_hash",
)


def upsert_articles(connection: Connection, run_id: str, items: Sequence[ArticleItem]) -> None:
    """The newest state of each article, and a revision for each whose content changed.

    Where the content is the same, the stored wording stays: a site's other quotes or white space
    leave no trace. A page that was lost before is lost no more.
    """
    known = known_articles(connection, [item.url_key for item in items])
    unique = {item.url_key: with_headline(item, known.get(item.url_key)) for item in items}
    fresh = [item for key, item in unique.items() if key not in known]
    INSERT.run(connection, [_row(run_id, item) for item in fresh])
    met = [item for key, item in unique.items() if key in known]
    same = [item for item in met if _is_same(known[item.url_key], item)]
    reworded = [item for item in met if item not in same]
    UPDATE_METADATA.run(connection, [_row(run_id, item) for item in same])
    UPDATE.run(connection, [_row(run_id, item) for item in reworded])
    known |= known_articles(connection, [item.url_key for item in fresh])
    states = [revision_of(known[item.url_key].id, item) for item in fresh + reworded]
    append_revisions(connection, run_id, states)
    _remember_cards(connection, items)
    find_lost_articles(connection, list(unique))


def _is_same(stored: KnownRow, item: ArticleItem) -> bool:
    """Whether the page says what it said when it was read before: a card of old has no text."""
    return stored.was_read and stored.content_hash == item.content_hash


def with_headline(item: ArticleItem, stored: KnownRow | None) -> ArticleItem:
    """The card's headline is the article's, but an edited one shows first on the article's own
    page, and there alone if the card was read before or comes out of a cache.
    """
    if stored is None or not (stored.page_headline and item.page_headline):
        return item
    if fold(item.page_headline) == fold(stored.page_headline):
        return replace(item, headline=stored.headline)
    # The card of old, which may have cut the page's headline of old.
    card = whole_headline(item.headline, stored.page_headline)
    if fold(stored.headline) in {fold(item.headline), fold(card)}:
        return replace(item, headline=item.page_headline)
    return item


def touch_articles(connection: Connection, _run_id: str, items: Sequence[UnchangedItem]) -> None:
    """The site says that these articles' pages are what they were, and that none is lost."""
    TOUCH.run(connection, [{"key": item.url_key, "seen_at": item.seen_at} for item in items])
    find_lost_articles(connection, [item.url_key for item in items])


def _row(run_id: str, item: ArticleItem) -> dict[str, Any]:
    return {
        **{name: getattr(item, name) for name in METADATA + TEXT},
        "key": item.url_key,
        "url": item.url,
        "url_key": item.url_key,
        "seen_at": item.seen_at,
        "first_seen_at": item.seen_at,
        "last_seen_at": item.seen_at,
        "read_at": item.seen_at,
        "read_run_id": run_id,
    }


def _remember_cards(connection: Connection, items: Sequence[ArticleItem]) -> None:
    """The card that led to this reading has been dealt with, and only now."""
    places = [
        {"listing_url": item.listing_url, "key": item.url_key, "card_hash": item.card_hash}
        for item in items
    ]
    REMEMBER_CARD.run(connection, places)


def revision_of(article_id: int, item: ArticleItem) -> Revision:
    return Revision(
        article_id=article_id,
        headline=item.headline,
        excerpt=item.excerpt,
        article_body=item.article_body,
        content_hash=item.content_hash,
        seen_at=item.seen_at,
        details={
            "excerpt_truncated": item.excerpt_truncated,
            "authors": item.authors,
            "section": item.section,
            "keywords": item.keywords,
            "date_published": item.date_published and item.date_published.isoformat(),
            "date_modified": item.date_modified and item.date_modified.isoformat(),
            "in_language": item.in_language,
            "main_image": item.main_image,
        },
    )
