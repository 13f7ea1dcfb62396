"""The facts of one pass, kept as the receipts come in, in whatever order. It decides nothing."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from newsbot.urls.place import same_listing, same_site
from newsbot.walk.receipt import PageReceipt


class Ledger:
    """A page is *fresh* if it showed an article that this pass had not seen when it came, else
    *barren*: absent, without cards, or repeating what is known. A lost page is neither.
    """

    def __init__(self, pass_no: int, listing_url: str) -> None:
        self.pass_no = pass_no
        self.listing_url = listing_url
        self.pages: dict[int, PageReceipt] = {}
        self.keys: set[str] = set()  # of every article seen
        self.totals: set[int] = set()
        self.total: int | None = None  # the last one shown
        self.page_size = 0
        self.fresh = 0
        self.lost: list[int] = []  # page numbers, ascending
        self.farthest_fresh = 0
        self.nearest_barren: int | None = None  # beyond the farthest fresh page
        self.blind = False  # cards were read, or totals compared, across a page without a total
        self._untold = False

    def record(self, receipt: PageReceipt, asked: str) -> PageReceipt:
        """The receipt as it counts: what a redirect led off the listing, and off the address that
        was `asked` for, is absent.
        """
        if receipt.page_no == 1:
            self.listing_url = receipt.url
        elif receipt.outcome == "read" and not self._is_own(receipt.url, asked):
            receipt = replace(receipt, outcome="absent", card_keys=(), next_url=None, total=None)
        if receipt.total is not None and receipt.total < 0:
            receipt = replace(receipt, total=None)
        self.pages[receipt.page_no] = receipt
        if receipt.outcome == "lost" or (receipt.outcome == "absent" and receipt.page_no == 1):
            insort(self.lost, receipt.page_no)
            return receipt
        self._count_total(receipt.total)
        self._count_cards(receipt)
        return receipt

    def _is_own(self, url: str, asked: str) -> bool:
        return same_listing(asked, url) or same_listing(self.listing_url, url)

    def _count_total(self, total: int | None) -> None:
        if total is None:
            self._untold = True
            return
        self.blind = self.blind or self._untold
        self.totals.add(total)
        self.total = total

    def _count_cards(self, receipt: PageReceipt) -> None:
        keys = set(receipt.card_keys)
        if keys <= self.keys:
            self._count_barren(receipt.page_no)
            return
        self.keys |= keys
        self.page_size = max(self.page_size, len(keys))
        self.fresh += 1
        self.blind = self.blind or receipt.total is None
        self.farthest_fresh = max(self.farthest_fresh, receipt.page_no)
        if self.nearest_barren and self.nearest_barren < self.farthest_fresh:
            self.nearest_barren = None

    def _count_barren(self, page_no: int) -> None:
        if page_no > self.farthest_fresh:
            self.nearest_barren = min(page_no, self.nearest_barren or page_no)

    @property
    def seen(self) -> int:
        return len(self.keys)

    @property
    def moved(self) -> bool:
        return len(self.totals) > 1

    @property
    def still_total(self) -> int | None:
        """The one total that every page with a total showed."""
        return self.total if len(self.totals) == 1 else None

    @property
    def predicted_pages(self) -> int:
        """As many pages as the total fills. A hint: the total may be any number."""
        if not self.total or not self.page_size:
            return 0
        return -(-self.total // self.page_size)

    @property
    def shifted(self) -> bool:
        """Whether an article was pushed over a page's edge: it stands on two pages, yet not on all
        of them as a pinned one does. Pages beyond the farthest fresh one only repeat the end.
        """
        pages = [page.card_keys for page in self._within_reach() if page.card_keys]
        counts = Counter(key for keys in pages for key in set(keys))
        twice = {key for key, count in counts.items() if 1 < count < max(3, len(pages))}
        sticky = self._sticky(twice) if twice else set()
        return any(key not in sticky or counts[key] > 2 for key in twice)

    def _sticky(self, twice: set[str]) -> set[str]:
        """Of the articles that stand on two pages those that page 1 shows first of all, and another
        page at their own place. What pushes an article off page 1 pushes all below it off, too: one
        from the page's upper half, above others that stayed, was shown twice on purpose.
        """
        keys = self.pages[1].card_keys if 1 in self.pages else ()
        stayed = [place for place, key in enumerate(keys) if key not in twice]
        upper = keys[: min(len(keys) // 2, max(stayed, default=0))]
        return set(upper) & twice

    def _within_reach(self) -> Iterator[PageReceipt]:
        return (page for page in self.pages.values() if page.page_no <= self.farthest_fresh)

    @property
    def real_pages(self) -> int:
        """Pages that are there beyond doubt: the fresh ones, and the lost ones among them."""
        return self.fresh + bisect_left(self.lost, self.farthest_fresh)

    @property
    def way_on(self) -> str | None:
        """What leads on from the farthest fresh page, where that is more than the walk can do."""
        receipt = self.pages.get(self.farthest_fresh)
        if receipt is None or self.seen == self.total:
            return None
        if receipt.next_url and not same_site(self.listing_url, receipt.next_url):
            return f"a next link to {receipt.next_url}"
        return receipt.way_on

    def agrees_with(self, other: "Ledger") -> bool:
        same_total = self.still_total == other.still_total
        return same_total and self.keys == other.keys

    def order(self) -> tuple[str, ...]:
        """The articles in listing order, each once, at the first page that shows it."""
        keys: dict[str, None] = {}
        for page_no in sorted(self.pages):
            keys.update(dict.fromkeys(self.pages[page_no].card_keys))
        return tuple(keys)
