"""Many listings and their sites' rates in few lines, for a run's summary and `scrapy status`."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from newsbot.db.rows import RateRow
from newsbot.run.exit_codes import CAUSES, ExitCode
from newsbot.terminal.screen import SEPARATOR
from newsbot.walk.receipt import PROVEN

MAX_LISTINGS_IN_FULL = 3
MAX_SITES_NAMED = 2
MORE = "more: scrapy status --all"
SERIOUSNESS = {int(code): place for place, code in enumerate(dict.fromkeys(CAUSES.values()))}

Entry = TypeVar("Entry")


class Walked(Protocol):
    """A listing, as some run left it."""

    @property
    def url(self) -> str: ...
    @property
    def verdict(self) -> str | None: ...
    @property
    def results(self) -> int: ...
    @property
    def total(self) -> int | None: ...
    @property
    def exit_code(self) -> int | None: ...
    @property
    def reason(self) -> str | None: ...


Listing = TypeVar("Listing", bound=Walked)


def ended_badly(listings: Iterable[Listing]) -> list[Listing]:
    """The most serious first."""
    bad = (each for each in listings if each.exit_code or each.verdict not in PROVEN)
    return sorted(bad, key=lambda each: (_seriousness(each.exit_code), each.url))


def _seriousness(exit_code: int | None) -> int:
    return SERIOUSNESS.get(exit_code or 0, len(SERIOUSNESS))


def totals(listings: Sequence[Walked]) -> list[str]:
    verdicts = Counter(verdict_words(each) for each in listings)
    results = sum(each.results for each in listings)
    return [
        f"{len(listings)} listings",
        *(f"{count} {verdict}" for verdict, count in verdicts.most_common()),
        f"{results} results",
    ]


def verdict_words(listing: Walked) -> str:
    is_left_out = listing.exit_code == ExitCode.LOCKED
    return listing.verdict or ("left out" if is_left_out else "not walked")


def results_words(listing: Walked) -> str:
    total = "" if listing.total is None else f" of {listing.total}"
    return f"{listing.results}{total} results"


def exit_words(listing: Walked) -> str:
    if listing.exit_code is None:
        return "running, or died"
    return f"exit {listing.exit_code}" + (f"  {listing.reason}" if listing.exit_code else "")


def in_one_line(listing: Walked) -> str:
    said = (verdict_words(listing), results_words(listing), exit_words(listing))
    return f"{listing.url}  {SEPARATOR.join(said)}"


def listed(
    label: str, entries: Sequence[Entry], limit: int, words: Callable[[Entry], str]
) -> Iterator[str]:
    """At most so many, and how many there are besides."""
    for entry in entries[:limit]:
        yield f"{label}{words(entry)}"
    if len(entries) > limit:
        yield f"{label}and {len(entries) - limit} {MORE}"


def rates_by_sites(rates: Iterable[RateRow], words: Callable[[RateRow], str]) -> dict[str, str]:
    """The sites that have the same rates, in words, and these."""
    of_sites: defaultdict[str, list[str]] = defaultdict(list)
    for rate in sorted(rates, key=lambda rate: rate.site):
        of_sites[rate.site].append(words(rate))
    alike: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for site, said in of_sites.items():
        alike[tuple(said)].append(site)
    return {_names(sites): SEPARATOR.join(said) for said, sites in alike.items()}


def _names(sites: Sequence[str]) -> str:
    if len(sites) > MAX_SITES_NAMED:
        return f"{sites[0]} and {len(sites) - 1} more"
    return ", ".join(sites)
