"""What a run says at its end, to be read in five seconds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsbot.db.rows import RateRow
from newsbot.db.summary import ListingSummary
from newsbot.errors import escaped
from newsbot.items import LostPageItem
from newsbot.run.exit_codes import ExitCode
from newsbot.terminal.marked_text import visible

MAX_LOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Summary:
    listings: Sequence[ListingSummary]
    ways_on: Mapping[str, str]
    rates: Sequence[RateRow]
    lost: Sequence[LostPageItem]
    failed_feeds: Mapping[str, str]
    places: Sequence[str]
    exit_code: ExitCode
    reason: str

    def __str__(self) -> str:
        return "\n".join(map(escaped, _lines(self)))


def _lines(run: Summary) -> Iterator[str]:
    for listing in run.listings:
        yield listing.url
        yield f"  {_listing_line(listing)}"
        if way_on := run.ways_on.get(listing.url):
            yield f"  {visible(way_on)} leads on, and could not be followed"
    if run.rates:
        yield "rates   " + " · ".join(_rate_words(row) for row in run.rates)
    for page in run.lost[:MAX_LOST_SHOWN]:
        yield f"lost    {page.url}  {page.reason}"
    if len(run.lost) > MAX_LOST_SHOWN:
        yield f"lost    {len(run.lost) - MAX_LOST_SHOWN} more: see `scrapy status`"
    for feed, reason in run.failed_feeds.items():
        yield f"feed    {feed}  is not written: {reason}"
    for place in run.places:
        yield f"stored  {place}"
    yield f"exit {run.exit_code:d}  {run.reason}"


def _listing_line(listing: ListingSummary) -> str:
    total = "" if listing.total is None else f" of {listing.total}"
    gone = f" · gone {listing.gone}" if listing.gone else ""
    unread = f" · unread {listing.unread}" if listing.unread else ""
    return (
        f"{listing.results}{total} results · {listing.verdict} · new {listing.new}"
        f" · revised {listing.revised} · unchanged {listing.unchanged}{unread}{gone}"
        f" · {listing.pages} listing {'page' if listing.pages == 1 else 'pages'}"
    )


def _rate_words(row: RateRow) -> str:
    change = "" if row.change_pct is None else f" {row.change_pct:f}%"
    return f"{row.base_currency}/{row.quote_currency} {row.rate:f}{change}"
