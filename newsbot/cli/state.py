"""How the last runs and the listings are, as `scrapy status` tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from newsbot.db.engine import DatabaseConnection
from newsbot.db.rates import newest_rates
from newsbot.db.rows import ListingRow, LostPageRow, RateRow, RunRow
from newsbot.db.status import (
    configured_listings,
    last_good_run,
    last_runs,
    listing_states,
    lost_page_rows,
)

MAX_RUNS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class State:
    """`configured`: numbers of the listings that the newest configurations name."""

    now: datetime
    last_good_run: datetime | None
    runs: Sequence[RunRow]
    listings: Sequence[ListingRow]
    configured: frozenset[int]
    lost_pages: Sequence[LostPageRow]
    rates: Sequence[RateRow]

    def named(self) -> list[ListingRow]:
        return [each for each in self.listings if each.id in self.configured]

    def unnamed(self) -> list[ListingRow]:
        return [each for each in self.listings if each.id not in self.configured]

    def too_old(self, max_age: timedelta) -> list[ListingRow]:
        """Of those that are named, by their URLs."""
        old = (
            each
            for each in self.named()
            if each.last_good_at is None or self.now - each.last_good_at > max_age
        )
        return sorted(old, key=lambda each: each.url)


def read_state(connection: DatabaseConnection) -> State:
    now = datetime.now(UTC)
    listings = listing_states(connection, now)
    return State(
        now=now,
        last_good_run=last_good_run(connection, now),
        runs=last_runs(connection, MAX_RUNS_SHOWN),
        listings=listings,
        configured=configured_listings(connection, listings),
        lost_pages=lost_page_rows(connection),
        rates=newest_rates(connection),
    )
