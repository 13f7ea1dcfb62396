"""Today's reading of a saved listing page against its receipt and its rates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scrapy.http import Response

from newsbot.archive.captures import Capture
from newsbot.db.rows import ListingPageRow, RateRow
from newsbot.errors import Rejected
from newsbot.items import RateItem
from newsbot.normalize.rates import normalize_rate
from newsbot.pages.parsed import ParsedListing, parse_listing
from newsbot.saved.pages import SavedPages
from newsbot.spiders.raw import fetched_at, page_of, raw_rates

Observation = tuple[str, str, Decimal, Decimal | None, date]


@dataclass(frozen=True, slots=True)
class ListingDiff:
    """Each a count as stored and as read today; `totals` is 1 where the page shows one. `rates`
    counts those that were stored from this page, and how many of them are read again.
    """

    url: str
    cards: tuple[int, int]
    totals: tuple[int, int]
    rates: tuple[int, int]
    shown: tuple[int | None, int | None]

    @property
    def changes(self) -> Iterator[str]:
        if self.cards[0] != self.cards[1]:
            yield f"cards {self.cards[0]} -> {self.cards[1]}"
        if self.shown[0] != self.shown[1]:
            yield f"total {self.shown[0]} -> {self.shown[1]}"
        if self.rates[0] != self.rates[1]:
            yield f"rates {self.rates[0]} -> {self.rates[1]}"


def compare_stored(
    pages: SavedPages, capture: Capture, row: ListingPageRow, rates: Sequence[RateRow]
) -> ListingDiff | None:
    """None where the page cannot be read."""
    response = pages.read(capture)
    return _compare_listing(row, rates, response) if response else None


def _compare_listing(
    row: ListingPageRow, rates: Sequence[RateRow], response: Response
) -> ListingDiff:
    """`rates`: those that came from this page."""
    page = parse_listing(*page_of(response))
    total = page.counter.total if page.counter else None
    today = {*_observations(page, response)}
    stored = [_observation(rate) for rate in rates]
    return ListingDiff(
        url=row.url,
        cards=(row.cards, len(page.cards)),
        totals=(int(row.total is not None), int(total is not None)),
        rates=(len(stored), sum(rate in today for rate in stored)),
        shown=(row.total, total),
    )


def _observations(page: ParsedListing, response: Response) -> Iterator[Observation]:
    for raw in raw_rates(page, response.url, fetched_at(response)):
        try:
            yield _observation(normalize_rate(raw, {}))
        except Rejected:
            continue


def _observation(rate: RateRow | RateItem) -> Observation:
    """What the ticker says, of a row or of an item."""
    return rate.base_currency, rate.quote_currency, rate.rate, rate.change_pct, rate.as_of
