"""One listing of a run."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

from newsbot.config import Config
from newsbot.db.listings import open_listing
from newsbot.db.reading import asked_articles, card_hashes
from newsbot.db.writer import Writer
from newsbot.items import ListingItem
from newsbot.spiders.keyed_listing import KeyedCard
from newsbot.spiders.listing_faults import FirstPage
from newsbot.walk.decider import Walk
from newsbot.walk.intents import Finish
from newsbot.walk.receipt import Known, Limits


@dataclass(slots=True)
class Reading:
    """`full`: all of its pages are read, whatever the first ones show. `page_size` places its cards
    until the walk has the exact order.
    """

    url: str
    listing_id: int
    walk: Walk
    full: bool
    page_size: int = 0
    first: FirstPage = field(default_factory=FirstPage)

    def ended(self, finish: Finish) -> ListingItem:
        proven = finish.verdict in {"complete", "over", "unverified"}
        return ListingItem(
            url=self.url,
            verdict=finish.verdict,
            total=finish.total,
            order=self.walk.order if proven else (),
            whole=finish.whole,
            over_budget=finish.end == "budget",
            way_on=finish.way_on,
            at=datetime.now(UTC),
        )


async def open_reading(writer: Writer, url: str, config: Config, *, full: bool) -> Reading:
    """`full`: it was asked for. Otherwise the last full one may have been too long ago."""
    stored = await writer.read(partial(open_listing, run_id=writer.run_id, url=url))
    last = stored.last_full_at
    full = full or last is None or datetime.now(UTC) - last > config.full_every
    known = Known(keys=stored.order, total=stored.total, verdict=stored.verdict, full=full)
    limits = Limits(pages=config.page_budget, browser=config.render == "auto")
    return Reading(url, stored.id, Walk(url, known, limits), full)


async def unread_articles(
    writer: Writer, listing_id: int, cards: Sequence[KeyedCard]
) -> dict[str, bool]:
    """Keys of articles whose page is not read yet or was gone, or whose card was reworded since →
    whether their page was asked for before.
    """
    hashes = {card.key: card.hash for card in cards}
    keys = list(hashes)
    asked, stored = await writer.read(
        lambda connection: (
            asked_articles(connection, keys),
            card_hashes(connection, listing_id, keys),
        )
    )
    return {
        key: key in asked
        for key, card_hash in hashes.items()
        if not asked.get(key) or stored.get(key, card_hash) != card_hash
    }
