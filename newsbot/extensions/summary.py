"""What a run says at its end, to be read in five seconds."""

from collections.abc import Iterator, Sequence
from typing import Any

from newsbot.db.summary import ListingSummary
from newsbot.exit_codes import ExitCode


def summary_lines(
    listings: Sequence[ListingSummary],
    rates: Sequence[Any],
    places: Sequence[str],
    exit_code: ExitCode,
    reason: str,
) -> Iterator[str]:
    for listing in listings:
        yield listing.url
        yield f"  {_listing_line(listing)}"
    if rates:
        yield "rates   " + " · ".join(_rate_words(row) for row in rates)
    for place in places:
        yield f"stored  {place}"
    yield f"exit {exit_code:d}  {reason}"


def _listing_line(listing: ListingSummary) -> str:
    total = "" if listing.total is None else f" of {listing.total}"
    unchanged = listing.results - listing.new - listing.revised
    return (
        f"{listing.results}{total} results · {listing.verdict} · new {listing.new}"
        f" · revised {listing.revised} · unchanged {max(unchanged, 0)}"
        f" · {listing.pages} listing {'page' if listing.pages == 1 else 'pages'}"
    )


def _rate_words(row: Any) -> str:
    change = "" if row.change_pct is None else f" {row.change_pct:f}%"
    return f"{row.base_currency}/{row.quote_currency} {row.rate:f}{change}"
