"""What a run met: for its own exit code, and for that of each of its listings."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from scrapy.http import Response
from scrapy.statscollectors import StatsCollector

from newsbot.db.summary import ListingSummary
from newsbot.items import ListingItem, LostPageItem
from newsbot.run.exit_codes import CAUSES, STAT, ExitCode, judge
from newsbot.walk.receipt import PROVEN

# They end a run early, and say nothing of a listing that was through by then.
CUTS = {"memory", "deadline", "forced", "stopped"}


class Causes:
    """Counted in the run's stats, and beside them for each listing that is known to have met them.
    What cannot be laid to some listing concerns all of them.
    """

    def __init__(self, stats: StatsCollector) -> None:
        self._stats = stats
        self._of_listings: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._shared: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._lost: dict[str, LostPageItem] = {}  # articles by key

    def note(self, cause: str, listing_url: str | None = None) -> None:
        self._stats.inc_value(STAT + cause)
        if listing_url is not None:
            self._of_listings[listing_url][cause] += 1

    def note_item(self, item: LostPageItem | ListingItem) -> None:
        if isinstance(item, LostPageItem):
            self.note(item.cause, item.listing_url)
            if item.url_key:
                self._lost[item.url_key] = item
            return
        if item.over_budget:
            self.note("page budget", item.url)
        if item.verdict in {"short", "drifting", "open"}:
            self.note(item.verdict, item.url)

    def has_met(self, cause: str) -> bool:
        return bool(self._stats.get_value(STAT + cause))

    @property
    def lost_keys(self) -> list[str]:
        return [*self._lost]

    def share(self, places: Iterable[tuple[str, str]]) -> None:
        """A lost article is asked for once, and lacks in each listing that has it: `places` are
        keys with listings' URLs.
        """
        for key, url in places:
            if url != self._lost[key].listing_url:
                self._shared[url][self._lost[key].cause] += 1

    def stats(self) -> dict[str, int | float | str]:
        """The run's, as JSON has it."""
        return {
            name: value if isinstance(value, (int, float)) else str(value)
            for name, value in {**self._stats.get_stats()}.items()  # a signal's cause may join them
        }

    def judge(self) -> tuple[ExitCode, str]:
        return judge(self._stats.get_stats())

    def judge_listing(self, listing: ListingSummary) -> ListingSummary:
        is_through = listing.verdict in PROVEN and not listing.unread
        met = self._of_listings[listing.url] + self._shared[listing.url]
        for cause, count in self._of_all().items():
            if not (is_through and cause in CUTS):
                met[cause] += count
        code, reason = judge({STAT + cause: met[cause] for cause in met})
        return replace(listing, exit_code=int(code), reason=reason)

    def _of_all(self) -> Counter[str]:
        met = Counter({cause: self._stats.get_value(STAT + cause, 0) for cause in CAUSES})
        for own in self._of_listings.values():
            met.subtract(own)
        return +met


def listing_of(response: Response | None) -> str | None:
    """For which listing the page was asked for."""
    asked: dict[str, Any] = response.cb_kwargs if response and response.request else {}
    if crawl := asked.get("crawl"):
        return str(crawl.url)
    card = asked["parts"].article.card if "parts" in asked else asked.get("card")
    return card and str(card.listing_url)
