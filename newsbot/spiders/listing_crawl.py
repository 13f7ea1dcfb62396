"""One listing of a run."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial

from newsbot.config import Config
from newsbot.db.addresses import main_addresses
from newsbot.db.engine import DatabaseConnection
from newsbot.db.listings import open_listing
from newsbot.db.pending import asked_articles, card_hashes, renamed_articles
from newsbot.db.rows import MainAddressRow
from newsbot.db.writer import Writer
from newsbot.items import ListingItem
from newsbot.spiders.first_page import FirstPage
from newsbot.spiders.keyed_listing import KeyedCard
from newsbot.urls.canonical import site_of
from newsbot.walk.decider import Walk
from newsbot.walk.intents import Finish
from newsbot.walk.receipt import PROVEN, Known, Limits

MAX_RENAMED = 1_000  # articles that came and left at once: more are a listing made anew


@dataclass(slots=True)
class ListingCrawl:
    """`full`: all of its pages are read, whatever the first ones show. `before`: the articles that
    stood in it. `page_size` places its cards until the walk has the exact order.
    """

    url: str
    listing_id: int
    walk: Walk
    full: bool
    before: AbstractSet[str] = frozenset()
    page_size: int = 0
    first: FirstPage = field(default_factory=FirstPage)

    def ended(self, finish: Finish) -> ListingItem:
        return ListingItem(
            url=self.url,
            verdict=finish.verdict,
            total=finish.total,
            order=self.walk.order if finish.verdict in PROVEN else (),
            whole=finish.whole,
            over_budget=finish.end == "budget",
            way_on=finish.way_on,
            at=datetime.now(UTC),
        )


async def open_crawl(writer: Writer, url: str, config: Config, *, full: bool) -> ListingCrawl:
    """`full`: it was asked for. Otherwise the last full one may have been too long ago."""
    stored = await writer.read(partial(open_listing, run_id=writer.run_id, url=url))
    last = stored.last_full_at
    # A walk that is to end only later had a wrong clock.
    site = config.of(site_of(url))
    full = full or last is None or not timedelta(0) <= datetime.now(UTC) - last <= site.full_every
    known = Known(keys=stored.order, total=stored.total, verdict=stored.verdict, full=full)
    limits = Limits(pages=config.page_budget, browser=site.render == "auto")
    walk = Walk(url, known, limits)
    return ListingCrawl(url, stored.id, walk, full, known.places.keys())


@dataclass(frozen=True, slots=True)
class Unread:
    """An article to ask for, at its own address. `again`: not for the first time."""

    key: str
    url: str
    again: bool


async def unread_articles(
    writer: Writer, listing_id: int, cards: Sequence[KeyedCard]
) -> dict[str, Unread]:
    """Keys of cards → articles whose page is not read yet or was gone, or whose card was reworded
    since.
    """
    return await writer.read(partial(_unread, listing_id=listing_id, cards=cards))


def _unread(
    connection: DatabaseConnection, listing_id: int, cards: Sequence[KeyedCard]
) -> dict[str, Unread]:
    mains = main_addresses(connection, [card.key for card in cards])
    places = {card.key: _place(card, mains.get(card.key)) for card in cards}
    own = [key for key, _ in places.values()]
    asked = asked_articles(connection, own)
    hashes = card_hashes(connection, listing_id, own)
    return {
        card.key: Unread(key, url, again=key in asked)
        for card in cards
        for key, url in (places[card.key],)
        if not asked.get(key) or hashes.get(key, card.hash) != card.hash
    }


def _place(card: KeyedCard, main: MainAddressRow | None) -> tuple[str, str]:
    """The article's own key and address."""
    return (main.url_key, main.url) if main else (card.key, card.url)


async def renamed(writer: Writer, crawl: ListingCrawl) -> list[int]:
    """Articles that a whole walk did not find any more, while it found what may be the same at
    another address.
    """
    finish = crawl.walk.finish
    if not (finish and finish.whole):
        return []
    now = frozenset(crawl.walk.order)
    left, come = crawl.before - now, now - crawl.before
    if not (left and come) or len(left) + len(come) > MAX_RENAMED:
        return []
    return await writer.read(
        lambda connection: renamed_articles(connection, list(left), list(come))
    )
