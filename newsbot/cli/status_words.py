"""What `scrapy status` says to people."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from newsbot.cli.state import State
from newsbot.db.rows import ListingRow, LostPageRow, RateRow
from newsbot.feeds.lines import timestamp
from newsbot.run.overview import (
    MAX_LISTINGS_IN_FULL,
    ended_badly,
    exit_words,
    in_one_line,
    listed,
    rates_by_sites,
    results_words,
    totals,
    verdict_words,
)
from newsbot.terminal.screen import SEPARATOR

LISTING, LOST, RATE, TOO_OLD = "listing  ", "lost     ", "rate     ", "too old  "


def describe(state: State, limit: int, *, whole: bool = False) -> Iterator[str]:
    """`limit`: how many entries each list has at most; `whole`: with the listings that are well."""
    for run in state.runs:
        ended = "" if run.exit_code is None else f"exit {run.exit_code}  "
        yield f"run      {run.id}  {ended}{run.reason or 'running, or died'}"
    if len(state.listings) <= MAX_LISTINGS_IN_FULL:
        for listing in sorted(state.listings, key=_url):
            yield from _in_full(listing, named=listing.id in state.configured)
    else:
        yield from _many(state, limit, whole=whole)
    yield from listed(LOST, state.lost_pages, limit, _lost_words)
    yield from _rate_lines(state.rates, limit)


def too_old_words(state: State, max_age: timedelta) -> Iterator[str]:
    if not state.configured:
        yield "no run has named a listing yet"
    for listing in state.too_old(max_age):
        yield f"{listing.url}  {_last_good(listing)}{SEPARATOR}{exit_words(listing)}"


def bad_words(state: State) -> Iterator[str]:
    yield from map(in_one_line, ended_badly(state.named()))


def _last_good(listing: ListingRow) -> str:
    good = listing.last_good_at
    return f"last good run {timestamp(good)}" if good else "no good run yet"


def _url(listing: ListingRow) -> str:
    return listing.url


def _in_full(listing: ListingRow, *, named: bool) -> Iterator[str]:
    complete = listing.last_complete_at and timestamp(listing.last_complete_at)
    said = [results_words(listing), verdict_words(listing), exit_words(listing)]
    yield f"{LISTING}{listing.url}"
    yield f"         {SEPARATOR.join(said)}"
    yield f"         last complete {complete or 'never'}"
    if not named:
        yield f"         no run names it any more: scrapy forget {listing.url}"


def _many(state: State, limit: int, *, whole: bool) -> Iterator[str]:
    yield f"all      {SEPARATOR.join(totals(state.listings))}"
    named = sorted(state.named(), key=_url) if whole else ended_badly(state.named())
    yield from listed(LISTING, named, limit, in_one_line)
    yield from listed(LISTING, sorted(state.unnamed(), key=_url), limit, _unnamed_words)


def _unnamed_words(listing: ListingRow) -> str:
    return f"{listing.url}  no run names it any more: see scrapy forget"


def _lost_words(page: LostPageRow) -> str:
    return f"{page.url}  {page.reason}"


def _rate_lines(rates: Sequence[RateRow], limit: int) -> Iterator[str]:
    """A line for each rate of a site, or of sites that have the same."""
    alike = rates_by_sites(rates, _rate_words)
    lines = [
        f"{words}  {sites}" for sites, said in alike.items() for words in said.split(SEPARATOR)
    ]
    yield from listed(RATE, lines, limit, str)


def _rate_words(rate: RateRow) -> str:
    return f"{rate.base_currency}/{rate.quote_currency} {rate.rate}  {rate.as_of}"
