"""The ticker stands on every page of a site, and says the same on most."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from newsbot.items import RawRate
from newsbot.urls.canonical import site_of

REPEATED_WITHIN = timedelta(minutes=1)


class RecentRates:
    """What this run has read of the tickers, and when."""

    def __init__(self) -> None:
        self._seen_at: dict[tuple[str | None, ...], datetime] = {}

    def new_of(self, rates: Iterable[RawRate]) -> Iterator[RawRate]:
        """Those that were not read within the last minute."""
        for rate in rates:
            words = (site_of(rate.source_url), rate.pair, rate.rate, rate.change, rate.page_date)
            last_seen_at = self._seen_at.get(words)
            if last_seen_at is None or rate.seen_at - last_seen_at >= REPEATED_WITHIN:
                self._seen_at[words] = rate.seen_at
                yield rate
