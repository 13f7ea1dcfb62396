"""How far a run has come: pages read, and those that are still to be read."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from newsbot.items import (
    ArticleItem,
    CardItem,
    GoneItem,
    ListingItem,
    ListingPageItem,
    LostPageItem,
    UnchangedItem,
)


@dataclass(slots=True)
class Workload:
    """Of one listing. `left` is None while nothing tells: its total is not known. Pages are counted
    as they were asked for: one for each listing page of each pass, one for each article.
    """

    url: str
    pages: int = 0  # of the listing
    articles: int = 0  # whose pages were read
    lost: int = 0
    has_ended: bool = False
    _total: int | None = None
    _page_size: int = 1
    _pages_in_pass: int = 0
    _pass_no: int = 1
    _seen: set[str] = field(default_factory=set)
    _waiting: set[str] = field(default_factory=set)  # articles whose page is asked for
    _followed: int = 0

    def note(self, item: object) -> None:
        """One that concerns this listing, once it is stored."""
        match item:
            case CardItem():
                self._note_card(item)
            case ListingPageItem():
                self._note_page(item)
            case ListingItem():
                self.has_ended = True
            case LostPageItem():
                self.lost += 1
                self._settle(item.url_key)
            case ArticleItem() | UnchangedItem() | GoneItem():
                self.articles += 1
                self._settle(item.url_key)

    def _note_card(self, card: CardItem) -> None:
        if card.url_key in self._seen:
            return
        self._seen.add(card.url_key)
        if card.followed:
            self._followed += 1
            self._waiting.add(card.url_key)

    def _note_page(self, page: ListingPageItem) -> None:
        self.pages += 1
        if page.pass_no > self._pass_no:
            self._pass_no, self._pages_in_pass = page.pass_no, 0
        self._pages_in_pass += 1
        self._page_size = max(self._page_size, page.cards)
        if page.total is not None:
            self._total = page.total

    def _settle(self, key: str | None) -> None:
        if key is not None:
            self._waiting.discard(key)

    @property
    def done(self) -> int:
        return self.pages + self.articles + self.lost

    @property
    def left(self) -> int | None:
        """Of the articles on pages that are still to come, as many are new as of those before."""
        if self.has_ended:
            return len(self._waiting)
        if self._total is None:
            return None
        pages = max(-(-self._total // self._page_size) - self._pages_in_pass, 0)
        unseen = max(self._total - len(self._seen), 0)
        followed = self._followed / len(self._seen) if self._seen else 1.0
        return pages + len(self._waiting) + round(unseen * followed)


@dataclass(slots=True)
class Advance:
    """Of one listing, or of several together. What is left may grow; the share that is done never
    gets smaller.
    """

    loads: tuple[Workload, ...]
    _share: float = 0.0

    @property
    def done(self) -> int:
        return sum(load.done for load in self.loads)

    @property
    def left(self) -> int | None:
        """Of those that no page was read of yet as much as of the others, on average."""
        known = [(load.done, load.left) for load in self.loads if load.left is not None]
        if not known:
            return None
        unknown = sum(load.left is None for load in self.loads)
        sizes = sum(done + left for done, left in known if left is not None)
        left = sum(left for _, left in known if left is not None)
        return left + round(unknown * sizes / len(known))

    @property
    def share(self) -> float | None:
        """Of 1."""
        left = self.left
        if left is not None and self.done:
            self._share = max(self._share, self.done / (self.done + left))
        return self._share or None

    def sums(self) -> tuple[int, int, int]:
        """Listing pages, articles, lost pages."""
        return _sum(self.loads)


def _sum(loads: Iterable[Workload]) -> tuple[int, int, int]:
    pages = articles = lost = 0
    for load in loads:
        pages, articles, lost = pages + load.pages, articles + load.articles, lost + load.lost
    return pages, articles, lost
