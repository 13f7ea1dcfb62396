"""The ticker stands on every page of a site, and says the same on most."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from newsbot.items import RawRate
from newsbot.urls.canonical import site_of

AGAIN = timedelta(minutes=1)


class ToldRates:
    """What this run has told of the tickers, and when."""

    def __init__(self) -> None:
        self._told_at: dict[tuple[str | None, ...], datetime] = {}

    def news(self, rates: Iterable[RawRate]) -> Iterator[RawRate]:
        """Those that were not told within the last minute."""
        for rate in rates:
            words = (site_of(rate.source_url), rate.pair, rate.rate, rate.change, rate.page_date)
            told_at = self._told_at.get(words)
            if told_at is None or rate.seen_at - told_at >= AGAIN:
                self._told_at[words] = rate.seen_at
                yield rate
