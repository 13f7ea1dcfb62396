"""The walk of one listing: which page next, when another pass, when to stop and with what verdict.

    walk = Walk(listing_url, known)
    intents = walk.start()
    for every receipt, in any order: intents = walk.record(receipt)
    at a signal or a deadline:       intents = walk.interrupt()

Each `Fetch` is owed exactly one receipt (a rendered one may do without); `Finish` comes once, and
nothing after it. The walk reads no page, no clock and no database, and says nothing about articles:
whether one is new to the database, or gone from it, others conclude from `order`, `Finish.whole`
and the verdict.

A pass in pseudo-code:
    read page 1
    while an update may still stop early:  read the pages that the new articles fill, and one more
    else:  read all pages that the total predicts, 20 at once, within 1.5 times the pages found + 5
    then one by one, wherever a next link leads further, until two pages in a row bring nothing
    if the last page shows a way on that is no link:  ask a browser to follow it
    judge the pass: another one, or the verdict
"""

from collections.abc import Mapping

from newsbot.walk.frontier import Frontier
from newsbot.walk.intents import AnotherPass, End, Fetch, Finish, Intents
from newsbot.walk.ledger import Ledger
from newsbot.walk.receipt import Known, Limits, PageReceipt, Verdict
from newsbot.walk.update import Comparison
from newsbot.walk.verdict import Judgement, describe, judge_pass, judge_walk, replaced

MAX_OWED = 20  # pages asked for at once: what asks for one takes 2 KB until it has come


class Walk:
    def __init__(
        self, listing_url: str, known: Known | None = None, limits: Limits | None = None
    ) -> None:
        self._listing_url = listing_url
        self._known = known or Known()
        self._limits = limits or Limits()
        self._judgements: list[Judgement] = []
        self._previous: Ledger | None = None  # of the last pass that reached its end
        self._owed = 0
        self.finish: Finish | None = None
        self._open_pass()

    def start(self) -> Intents:
        self._owed = 1
        return (self._frontier.first(),)

    def record(self, receipt: PageReceipt) -> Intents:
        """What follows from this page; often nothing, while others are still owed."""
        self._owed -= 1
        asked = self._frontier.address(receipt.page_no)
        self._frontier.record(self._ledger.record(receipt, asked))
        return () if self.finish else self._decide()

    def go_without(self) -> Intents:
        """In place of a receipt: no browser could show again a page that was read before."""
        self._owed -= 1
        return () if self.finish else self._decide()

    def interrupt(self) -> Intents:
        return () if self.finish else self._finish("interrupted", "cut", "the run was ended")

    @property
    def pass_no(self) -> int:
        return self._ledger.pass_no

    @property
    def pages(self) -> Mapping[int, PageReceipt]:
        """The current pass's pages by number."""
        return self._ledger.pages

    @property
    def outstanding(self) -> int:
        """Pages asked for whose receipt has not come."""
        return self._owed

    def promises_more(self, page_no: int) -> bool:
        """Whether a page of this pass has linked to a later one than this."""
        return self._frontier.promises_more(page_no)

    @property
    def progress(self) -> tuple[int, int | None]:
        """Distinct articles seen in this pass, and the total last shown."""
        return self._ledger.seen, self._ledger.total

    @property
    def order(self) -> tuple[str, ...]:
        """The listing's articles from its top: as read in this pass, and, where an update run
        stopped, the known ones that follow.
        """
        stopped = self.finish is not None and self.finish.end == "known"
        return self._comparison.order() if stopped else self._ledger.order()

    def _open_pass(self) -> None:
        self._ledger = Ledger(len(self._judgements) + 1, self._listing_url)
        self._frontier = Frontier(self._ledger, self._listing_url, self._limits.pages)
        self._comparison = Comparison(self._known, self._ledger)

    def _decide(self) -> Intents:
        step = self._comparison.advance()
        if step in ("on", "full") and (fetches := self._ask()):
            return fetches
        if self._owed:
            return ()
        if step == "void":
            return self._judge_walk("moved", "cut")
        return self._stop() if step == "stop" else self._reach_end()

    def _ask(self) -> tuple[Fetch, ...]:
        room = self._frontier.last + MAX_OWED - self._owed
        fetches = self._frontier.ahead(min(self._predicted_pages(), room))
        if not fetches and not self._owed and (onward := self._onward()):
            fetches = (onward,)
        self._owed += len(fetches)
        return fetches

    def _onward(self) -> Fetch | None:
        onward = self._frontier.onward()
        return self._frontier.pressed() if onward is None and self._limits.browser else onward

    def _predicted_pages(self) -> int:
        if self._comparison.step == "on":
            return self._comparison.predicted_pages()
        if self._previous:  # which has shown how far the total may be believed
            return min(self._ledger.predicted_pages, self._previous.farthest_fresh)
        return self._ledger.predicted_pages

    def _stop(self) -> Intents:
        reason = "nothing changed below the new articles"
        return self._finish(self._comparison.verdict(), "known", reason)

    def _reach_end(self) -> Intents:
        end = self._frontier.end()
        judgement = self._judge_pass()
        used_up = self._frontier.last >= self._limits.pages
        if end == "budget" and (used_up or judgement in ("over", "unverified")):
            return self._finish("interrupted", end, "pages led on and on, and no end was reached")
        self._previous = self._ledger
        return self._judge_walk(judgement, end)

    def _judge_walk(self, judgement: Judgement, end: End) -> Intents:
        self._judgements.append(judgement)
        verdict = judge_walk(self._judgements, self._limits.passes)
        if verdict:
            return self._finish(verdict, end, describe(judgement, self._ledger))
        return self._repeat(describe(judgement, self._ledger))

    def _judge_pass(self) -> Judgement:
        judgement = judge_pass(self._ledger)
        if judgement == "exact" and (self._limits.confirm or replaced(self._ledger, self._known)):
            judgement = "doubtful"
        if judgement == "doubtful":
            confirmed = self._previous is not None and self._ledger.agrees_with(self._previous)
            return "exact" if confirmed else "doubtful"
        return judgement

    def _repeat(self, reason: str) -> Intents:
        self._open_pass()
        return AnotherPass(self.pass_no, reason), *self.start()

    def _finish(self, verdict: Verdict, end: End, reason: str) -> Intents:
        ledger = self._ledger
        self.finish = Finish(
            verdict,
            ledger.seen,
            ledger.total,
            sum(key not in self._known.places for key in ledger.keys),
            whole=end not in ("known", "cut", "budget") and not ledger.lost,
            passes=ledger.pass_no,
            end=end,
            reason=reason,
            way_on=ledger.way_on if verdict == "open" else None,
        )
        return (self.finish,)
