"""The judgement of a pass that reached its end, from its ledger alone, and what follows from it.

Why `exact` is a proof. If every page shows the total, and at most one article enters or leaves
between two reads, then an unmoving total says that none did: all reads saw one and the same set, in
any order. Whoever saw as many different articles as the set has, saw the set.

What it does not cover: a removal and an insertion between the same two reads leave the total as it
was. A pass is *doubtful* if it shows a trace of that. Without any trace only a second pass with the
same articles can tell (`Limits.confirm`): every article of both was there at the moment between
them, and as many as the total says are all.
"""

from itertools import dropwhile
from typing import Literal

from newsbot.walk.ledger import Ledger
from newsbot.walk.receipt import Known, Verdict

Judgement = Literal[
    "exact", "doubtful", "over", "fewer", "unverified", "open", "moved", "interrupted"
]


def judge_pass(ledger: Ledger) -> Judgement:
    if ledger.lost:
        return "interrupted"
    if ledger.moved:
        return "moved"
    total = ledger.still_total
    if total is None:
        return "open" if ledger.way_on else "unverified"
    if ledger.seen != total:
        beyond: Judgement = "open" if ledger.way_on else "over"
        return beyond if ledger.seen > total else "fewer"
    if ledger.blind:
        return "unverified"
    return "doubtful" if ledger.shifted else "exact"


def replaced(ledger: Ledger, known: Known) -> bool:
    """Whether a known article was not seen, and a new one stood below page 1 and below a known one.

    A known article that was missed can only hide behind one that came during the pass, and page 1
    is read first: its articles were there all along. What is new above all known is plain news.
    """
    if all(key in ledger.keys for key in known.keys):
        return False
    below = dropwhile(lambda key: key not in known.places, ledger.order())
    first = ledger.pages[1].card_keys
    return any(key not in known.places and key not in first for key in below)


def judge_walk(judgements: list[Judgement], passes: int) -> Verdict | None:
    """The verdict after these passes; None asks for another one."""
    last = judgements[-1]
    if last == "exact":
        return "complete"
    if last in ("over", "unverified", "open", "interrupted"):
        return last
    if last == "fewer" and "fewer" in judgements[:-1]:
        return "short"
    if len(judgements) < passes:
        return None
    return "short" if last == "fewer" else "drifting"


def describe(judgement: Judgement, ledger: Ledger) -> str:
    match judgement:
        case "interrupted":
            return f"{len(ledger.lost)} pages lost"
        case "moved":
            return f"the total moved between {min(ledger.totals)} and {max(ledger.totals)}"
        case "open":
            return f"{ledger.seen} seen, and {ledger.way_on} leads on"
        case "unverified":
            return f"{ledger.seen} seen, not every page shows a total"
        case "doubtful":
            return f"{ledger.seen} of {ledger.total} seen, but articles changed places meanwhile"
        case _:
            return f"{ledger.seen} of {ledger.total} seen"
