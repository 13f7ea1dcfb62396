"""How many listings are walked at once: each holds the articles that it met and the requests for
its next pages, a tenth of a megabyte and more.
"""

from collections import Counter, deque

from newsbot.spiders.listing_crawl import ListingCrawl
from newsbot.urls.canonical import site_of
from newsbot.walk.intents import Fetch

MAX_AT_ONCE = 20  # or as many as there are sites

Held = tuple[ListingCrawl, list[Fetch]]


class WalksAtOnce:
    """First pages are asked for in any case: most listings need no more. Each site may walk one
    listing, however many others do, so that one which does not answer keeps nobody from a place.
    """

    def __init__(self, max_at_once: int = MAX_AT_ONCE) -> None:
        self._max = max_at_once
        self._walked: set[str] = set()  # listings
        self._of_sites: Counter[str] = Counter()
        self._held: dict[str, deque[Held]] = {}  # site → what waits there, never empty

    def admit(self, crawl: ListingCrawl, pages: list[Fetch]) -> list[Fetch]:
        """Those to ask for now; `end` gives back the others."""
        if crawl.url in self._walked or not pages or pages[0].page_no == pages[0].pass_no == 1:
            return pages
        site = site_of(crawl.url)
        if self._has_place(site):
            self._begin(crawl.url, site)
            return pages
        self._held.setdefault(site, deque()).append((crawl, pages))
        return []

    def end(self, crawl: ListingCrawl) -> Held | None:
        """The listing that takes the place of this one, which is through."""
        if crawl.url not in self._walked:
            return None
        site = site_of(crawl.url)
        self._walked.remove(crawl.url)
        self._of_sites[site] -= 1
        next_site = site if site in self._held else next(iter(self._held), None)
        return self._take(next_site) if next_site and self._has_place(next_site) else None

    def give_up(self) -> Held | None:
        """Nothing is under way: walks that have not ended will not. The next one that waits."""
        self._walked.clear()
        self._of_sites.clear()
        site = next(iter(self._held), None)
        return self._take(site) if site else None

    def _has_place(self, site: str) -> bool:
        return len(self._walked) < self._max or not self._of_sites[site]

    def _take(self, site: str) -> Held:
        held = self._held[site].popleft()
        if not self._held[site]:
            del self._held[site]
        self._begin(held[0].url, site)
        return held

    def _begin(self, url: str, site: str) -> None:
        self._walked.add(url)
        self._of_sites[site] += 1
