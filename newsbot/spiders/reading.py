"""One listing of a run."""

from dataclasses import dataclass
from datetime import UTC, datetime

from newsbot.items import ListingItem
from newsbot.walk.decider import Walk
from newsbot.walk.intents import Finish


@dataclass(slots=True)
class Reading:
    """`page_size` places its cards until the walk has the exact order."""

    url: str
    listing_id: int
    walk: Walk
    page_size: int = 0

    def ended(self, finish: Finish) -> ListingItem:
        proven = finish.verdict in {"complete", "over", "unverified"}
        return ListingItem(
            url=self.url,
            verdict=finish.verdict,
            total=finish.total,
            order=self.walk.order if proven else (),
            whole=finish.whole,
            over_budget=finish.end == "budget",
            at=datetime.now(UTC),
        )
