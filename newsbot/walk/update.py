"""Whether an update run may stop: the pages read so far, held against what is known."""

from typing import Literal

from newsbot.walk.ledger import Ledger
from newsbot.walk.receipt import Known, PageReceipt, Verdict

Step = Literal["on", "stop", "full", "void"]


class Comparison:
    """Reads the pages in page order, however they come in.

    `on` while pages hold something new, `stop` at a page of articles all known, in the order known,
    if the totals agree, else `full`: something left, came back-dated, or changed places. `void` if
    the total moved meanwhile, so that nothing can be compared.
    A new article may stand below a known one, as under a pinned one, as long as the known
    ones follow each other without a gap.
    """

    def __init__(self, known: Known, ledger: Ledger) -> None:
        self._known = known
        self._ledger = ledger
        self._page_no = 0
        self._matched = 0  # so many known articles were met again, from the top, in their order
        self._met: set[str] = set()
        self._new = 0
        self.step: Step = "on" if known.allows_update else "full"

    def advance(self) -> Step:
        if self.step == "on" and self._ledger.moved:
            self.step = "void"
        while self.step == "on" and (receipt := self._ledger.pages.get(self._page_no + 1)):
            self._page_no += 1
            self.step = self._compare(receipt)
        return self.step

    def predicted_pages(self) -> int:
        """As many as the growth of the total fills, and the page that shows nothing new."""
        ledger, known = self._ledger, self._known
        if ledger.total is None or known.total is None or not ledger.page_size:
            return 1
        grown = max(0, ledger.total - known.total)
        return min(ledger.predicted_pages, -(-grown // ledger.page_size) + 1)

    def verdict(self) -> Verdict:
        """The known one, carried over by the arithmetic; without a total that proves nothing."""
        silent = self._ledger.blind and self._known.total is not None
        return "unverified" if silent else self._known.verdict or "unverified"

    def order(self) -> tuple[str, ...]:
        """The listing as it must be now: what was read, then what is known below it."""
        return self._ledger.order() + self._known.keys[self._matched :]

    def _compare(self, receipt: PageReceipt) -> Step:
        if not receipt.card_keys:
            return "full"
        for key in receipt.card_keys:
            if not self._fits(key):
                return "full"
        if any(key not in self._known.places for key in receipt.card_keys):
            return "on"
        return "stop" if self._adds_up() else "full"

    def _fits(self, key: str) -> bool:
        if key in self._met:
            return True
        self._met.add(key)
        place = self._known.places.get(key)
        if place is None:
            self._new += 1
            return True
        self._matched += 1
        return place == self._matched - 1

    def _adds_up(self) -> bool:
        total, known = self._ledger.total, self._known
        if total is None:
            return True
        if known.total is None:
            return False  # the site has begun to show one: only a full walk can use it
        if known.verdict == "over":
            return total - known.total in (0, self._new)  # an undercounting total may stand still
        return total - known.total == self._new
