"""Which pages of one pass are asked for: numbers without a gap, each address once, and bounded."""

from newsbot.urls.address import AddressKey, address_key
from newsbot.urls.page_template import Pagination, learn_pagination
from newsbot.urls.place import leads_on, same_site
from newsbot.walk.intents import End, Fetch
from newsbot.walk.ledger import Ledger
from newsbot.walk.receipt import PageReceipt


class Frontier:
    """Requests never exceed 1.5 times the fresh pages + 5, so that no counter can send it far.

    A total is trusted for the pages that it predicts, as far as this allows, and so is a link to a
    later page; beyond them the walk goes on one page at a time, where a next link leads to a page
    not asked for yet, or where the last page is full and no total says that it is the last. A page
    vouches for its next link, wherever on its site that leads; but beside the list path there may
    be no end, so that pages found there let it go no further.
    """

    def __init__(self, ledger: Ledger, listing_url: str, budget: int) -> None:
        self._ledger = ledger
        self._budget = budget
        self._asked: set[AddressKey] = set()
        self._addresses: dict[int, str] = {}
        # Next links to pages not asked for yet, oldest first.
        self._leads: dict[AddressKey, str] = {}
        self._named: set[AddressKey] = set()  # that links lead to
        self._linked = False
        self._astray = 0  # pages asked for beside the list path
        self._promised = 0  # the farthest page that a link leads to
        self._pressed: set[int] = set()
        self._pagination: Pagination | None = None
        self._listing_url = listing_url
        self.last = 0

    def first(self) -> Fetch:
        return self._ask(self._listing_url)

    def record(self, receipt: PageReceipt) -> None:
        if receipt.page_no == 1:
            self._listing_url = receipt.url
            self._pagination = learn_pagination(
                receipt.url,
                receipt.next_url,
                dict(receipt.page_links),
                len(receipt.card_keys),
                receipt.farthest_url,
            )
        self._asked.add(address_key(receipt.url))
        self._note_links(receipt)
        url = self._way_on(receipt)
        if url and same_site(self._listing_url, url):
            self._linked = True
            if not self._is_asked(url):
                self._leads[address_key(url)] = url

    def _way_on(self, receipt: PageReceipt) -> str | None:
        """The first of its next links that was not asked for before."""
        urls = (receipt.next_url, *receipt.other_next_urls)
        return next((url for url in urls if url and not self._is_asked(url)), receipt.next_url)

    def address(self, page_no: int) -> str:
        """That was asked for."""
        return self._addresses[page_no]

    def _note_links(self, receipt: PageReceipt) -> None:
        numbered = (url for _, url in receipt.page_links)
        urls = [receipt.next_url, receipt.farthest_url, *receipt.other_next_urls, *numbered]
        self._named.update(address_key(url) for url in urls if url)
        if receipt.farthest_url and self._pagination:
            page_no = self._pagination.page_no(receipt.farthest_url)
            self._promised = max(self._promised, page_no or 0)

    def promises_more(self, page_no: int) -> bool:
        """Whether some page has linked to a later one than this."""
        return self._promised > page_no

    def ahead(self, predicted: int) -> tuple[Fetch, ...]:
        """The predicted pages, many at once; none where a page has shown a possible end."""
        pages = self._pagination
        if pages is None or self._ledger.nearest_barren is not None:
            return ()
        end = min(predicted, self._allowance, self._budget)
        return tuple(self._ask(pages.address(page_no)) for page_no in range(self.last + 1, end + 1))

    def onward(self) -> Fetch | None:
        """The next page when all that were asked for have come; None where the end is proven.

        One barren page may stand in the middle; two in a row are the end.
        """
        if self.last >= min(self._allowance, self._budget):
            return None
        url = self._further()
        return self._ask(url) if url else None

    def end(self) -> End:
        """What `onward` ended at; `budget` where only the bounds kept it from going on."""
        if self._further():
            return "budget"
        receipt = self._ledger.pages[self.last]
        if self.last == self._ledger.farthest_fresh:
            return "loop" if self._is_asked(receipt.next_url) else "no next link"
        if receipt.outcome != "read":
            return receipt.outcome
        return "nothing new" if receipt.card_keys else "no cards"

    def _further(self) -> str | None:
        farthest = self._ledger.pages.get(self._ledger.farthest_fresh)
        url = farthest and self._way_on(farthest)
        if url and address_key(url) in self._leads:
            return url
        if self.last - self._ledger.farthest_fresh >= 2:
            return None
        if self._leads:
            return next(reversed(self._leads.values()))
        if self._pagination and self._expects_more():
            return self._pagination.address(self.last + 1)
        return None

    def _expects_more(self) -> bool:
        receipt = self._ledger.pages[self.last]
        if receipt.outcome == "lost":
            return self._linked  # its next link is not known
        short = self._ledger.seen < (self._ledger.total or 0)
        unlinked = not self._linked and self.last == self._ledger.farthest_fresh
        expected = max(self._ledger.predicted_pages, self._promised)
        return expected > self.last or (short and unlinked) or self._ends_full(receipt)

    def _ends_full(self, receipt: PageReceipt) -> bool:
        """Whether the last page has all cards that a page has here, and neither a total nor, where
        that is too small, the lack of a next link says that they are the last.
        """
        total, seen = self._ledger.total, self._ledger.seen
        told = total is not None and (seen <= total or self._linked)
        if told or self.last != self._ledger.farthest_fresh:
            return False
        room = receipt.last - receipt.first + 1 if receipt.first and receipt.last else 0
        return len(receipt.card_keys) >= max(self._ledger.page_size, room)

    def pressed(self) -> Fetch | None:
        """The last page again, in a browser that may press what the walk cannot follow."""
        receipt = self._ledger.pages.get(self._ledger.farthest_fresh)
        if receipt is None or receipt.rendered or self._ledger.way_on is None:
            return None
        if receipt.page_no in self._pressed:
            return None
        self._pressed.add(receipt.page_no)
        return Fetch(receipt.pass_no, receipt.page_no, receipt.url, rendered=True)

    @property
    def _allowance(self) -> int:
        return max(0, self._ledger.real_pages - self._astray) * 3 // 2 + 5

    def _is_asked(self, url: str | None) -> bool:
        return url is not None and address_key(url) in self._asked

    def _ask(self, url: str) -> Fetch:
        self.last += 1
        self._addresses[self.last] = url
        self._astray += not leads_on(self._listing_url, url)
        key = address_key(url)
        if self._pagination and key != address_key(self._pagination.address(self.last)):
            self._pagination = None  # the site does not count as its first links seemed to say
        self._asked.add(key)
        self._leads.pop(key, None)
        guessed = self.last > max(1, self._promised) and key not in self._named
        return Fetch(self._ledger.pass_no, self.last, url, guessed=guessed)
