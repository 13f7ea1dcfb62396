"""What a run says at its end, to be read in five seconds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsbot.db.rows import RateRow
from newsbot.db.summary import ListingSummary
from newsbot.errors import escaped
from newsbot.items import LostPageItem
from newsbot.run.exit_codes import ExitCode
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
from newsbot.terminal.marked_text import visible
from newsbot.terminal.screen import MAX_ENTRIES, SEPARATOR


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
        return "\n".join(map(escaped, self.lines(MAX_ENTRIES)))

    def lines(self, limit: int) -> Iterator[str]:
        """`limit`: how many entries each list has at most."""
        if len(self.listings) > MAX_LISTINGS_IN_FULL:
            dealt_with = [each for each in self.listings if not each.left_out]
            yield SEPARATOR.join((*totals(self.listings), *_changes(dealt_with)))
            yield from listed("  ", ended_badly(self.listings), limit, self._in_one_line)
        else:
            yield from self._listings_in_full()
        yield from _rate_lines(self.rates, limit)
        yield from listed("lost    ", self.lost, limit, lambda page: f"{page.url}  {page.reason}")
        for feed, reason in self.failed_feeds.items():
            yield f"feed    {feed}  is not written: {reason}"
        for place in self.places:
            yield f"stored  {place}"
        yield f"exit {self.exit_code:d}  {self.reason}"

    def _listings_in_full(self) -> Iterator[str]:
        for listing in self.listings:
            said = [results_words(listing), verdict_words(listing)]
            if not listing.left_out:
                said.extend(_changes([listing]))
            if len(self.listings) > 1:
                said.append(exit_words(listing))
            yield listing.url
            yield f"  {SEPARATOR.join(said)}"
            if way_on := self._way_on(listing):
                yield f"  {way_on}"

    def _in_one_line(self, listing: ListingSummary) -> str:
        return SEPARATOR.join(filter(None, (in_one_line(listing), self._way_on(listing))))

    def _way_on(self, listing: ListingSummary) -> str | None:
        way_on = self.ways_on.get(listing.url)
        return way_on and f"{visible(way_on)} leads on, and could not be followed"


def _changes(listings: Sequence[ListingSummary]) -> Iterator[str]:
    yield f"new {sum(each.new for each in listings)}"
    yield f"revised {sum(each.revised for each in listings)}"
    yield f"unchanged {sum(each.unchanged for each in listings)}"
    if unread := sum(each.unread for each in listings):
        yield f"unread {unread}"
    if gone := sum(each.gone for each in listings):
        yield f"gone {gone}"
    pages = sum(each.pages for each in listings)
    yield f"{pages} listing {'page' if pages == 1 else 'pages'}"


def _rate_lines(rates: Sequence[RateRow], limit: int) -> Iterator[str]:
    sites = rates_by_sites(rates, _rate_words)
    if len(sites) == 1 and len({rate.site for rate in rates}) == 1:
        yield f"rates   {next(iter(sites.values()))}"
    else:
        yield from listed("rates   ", [*sites.items()], limit, "  ".join)


def _rate_words(row: RateRow) -> str:
    change = "" if row.change_pct is None else f" {row.change_pct:f}%"
    return f"{row.base_currency}/{row.quote_currency} {row.rate:f}{change}"
