"""Stores how far each listing was read, and in which order its articles stood."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, update

from newsbot.db.addresses import main_addresses
from newsbot.db.gone import mark_left
from newsbot.db.models import articles, listing_articles, listing_pages, listings, lost_pages
from newsbot.db.prepared import Prepared, Statement
from newsbot.db.statements import among, id_of, upsert
from newsbot.items import ListingItem, ListingPageItem
from newsbot.walk.receipt import PROVEN, Verdict

FIND = Prepared(delete(lost_pages).where(among(lost_pages.c.url, "urls")))
# Whatever address they were lost under: a walk that read every page has lost none.
FIND_ALL = delete(lost_pages).where(
    lost_pages.c.kind == "listing", lost_pages.c.listing_url == bindparam("listing")
)
IN_LISTING = listing_articles.c.listing_id == bindparam("listing")
PLACES = (
    select(articles.c.id, articles.c.url_key, listing_articles.c.position)
    .join(listing_articles)
    .where(IN_LISTING)
)
SHIFT = (
    update(listing_articles)
    .where(IN_LISTING, listing_articles.c.position.is_not(None))
    .values(position=listing_articles.c.position + bindparam("shift"))
)
MOVE = update(listing_articles).where(
    IN_LISTING, listing_articles.c.article_id == bindparam("article")
)


def _insert_page(dialect: str) -> Statement:
    listing_id = id_of(listings.c.url, "listing_url")
    return upsert(dialect, listing_pages).values(listing_id=listing_id).on_conflict_do_nothing()


INSERT_PAGE = Prepared(
    _insert_page,
    *("run_id", "pass_no", "page_no", "url", "first", "last", "total", "cards", "fetched_at"),
)


@dataclass(frozen=True, slots=True)
class StoredListing:
    """A listing as the last run left it. `order`: its articles' keys, newest first."""

    id: int
    total: int | None
    verdict: Verdict | None
    last_full_at: datetime | None
    order: tuple[str, ...]


def open_listing(connection: Connection, run_id: str, url: str) -> StoredListing:
    """What is known of the listing. From now on it counts as interrupted, until its walk ends."""
    insert = upsert(connection.dialect.name, listings).values(url=url)
    connection.execute(insert.on_conflict_do_nothing(index_elements=["url"]))
    row = connection.execute(select(listings).where(listings.c.url == url)).one()
    connection.execute(
        update(listings)
        .where(listings.c.id == row.id)
        .values(verdict="interrupted", last_run_id=run_id)
    )
    order = connection.scalars(
        select(articles.c.url_key)
        .join(listing_articles)
        .where(listing_articles.c.listing_id == row.id, listing_articles.c.position.is_not(None))
        .order_by(listing_articles.c.position, articles.c.id)
    )
    return StoredListing(row.id, row.total, row.verdict, row.last_full_at, tuple(order))


def insert_listing_pages(
    connection: Connection, run_id: str, items: Sequence[ListingPageItem]
) -> None:
    INSERT_PAGE.run(
        connection,
        [
            {
                "run_id": run_id,
                "listing_url": item.listing_url,
                "pass_no": item.pass_no,
                "page_no": item.page_no,
                "url": item.url,
                "first": item.first,
                "last": item.last,
                "total": item.total,
                "cards": item.cards,
                "fetched_at": item.fetched_at,
            }
            for item in items
        ],
    )
    FIND.run(connection, [{"urls": [item.url for item in items]}])


def end_listings(connection: Connection, run_id: str, items: Sequence[ListingItem]) -> None:
    """The verdicts, and the orders that the walks proved."""
    for item in items:
        same_listing = listings.c.url == item.url
        listing_id = connection.execute(select(listings.c.id).where(same_listing)).scalar_one()
        changes: dict[str, object] = {
            "verdict": item.verdict,
            "total": item.total,
            "last_run_id": run_id,
        }
        if item.verdict in PROVEN:
            changes["last_complete_at"] = item.at
            if item.whole:
                changes["last_full_at"] = item.at
                connection.execute(FIND_ALL, {"listing": item.url})
        connection.execute(update(listings).where(same_listing).values(changes))
        if item.order:
            _store_order(connection, listing_id, item.order)
        if item.whole and item.verdict == "complete":
            mark_left(connection, run_id, listing_id, item.at)


def _store_order(connection: Connection, listing_id: int, order: tuple[str, ...]) -> None:
    """Writes the positions that moved; what is not in `order` has none."""
    positions = {key: number for number, key in enumerate(order, 1)}
    _use_main_keys(connection, listing_id, positions)
    # Asked for twice rather than kept: a listing may be as long as a site is old.
    before = connection.execute(PLACES, {"listing": listing_id})
    shift = _commonest_shift((row.position, positions.get(row.url_key)) for row in before)
    if shift:
        connection.execute(SHIFT, {"listing": listing_id, "shift": shift})
    moved = [
        {"listing": listing_id, "article": article_id, "position": positions.get(url_key)}
        for article_id, url_key, position in connection.execute(PLACES, {"listing": listing_id})
        if positions.get(url_key) != position
    ]
    if moved:
        connection.execute(MOVE, moved)


def _use_main_keys(connection: Connection, listing_id: int, positions: dict[str, int]) -> None:
    """A listing may name an article by another address than its own."""
    placed = {row.url_key for row in connection.execute(PLACES, {"listing": listing_id})}
    others = [key for key in positions if key not in placed]
    for key, main in main_addresses(connection, others).items():
        positions.setdefault(main.url_key, positions.pop(key))


def _commonest_shift(places: Iterable[tuple[int | None, int | None]]) -> int:
    """A new article moves all below it: one statement for them instead of one for each."""
    shifts = Counter(after - before for before, after in places if before and after)
    return max(shifts, key=shifts.__getitem__, default=0)
