"""What the walk wants done. Whoever drives it does it, and decides nothing."""

from dataclasses import dataclass
from typing import Literal

from newsbot.walk.receipt import Verdict

End = Literal[
    "no next link", "loop", "absent", "lost", "no cards", "nothing new", "known", "budget", "cut"
]


@dataclass(frozen=True, slots=True)
class Fetch:
    """Ask for this page; exactly one receipt with the same numbers must come back.

    guessed: no page that was read names this address. rendered: ask a browser, for a page that was
    read without one; its receipt takes the other's place.
    """

    pass_no: int
    page_no: int
    url: str
    guessed: bool = False
    rendered: bool = False


@dataclass(frozen=True, slots=True)
class AnotherPass:
    """Notice that the listing is read again from page 1; the Fetch for it follows."""

    pass_no: int
    reason: str


@dataclass(frozen=True, slots=True)
class Finish:
    """The walk's last word.

    seen: distinct articles of the last pass. total: the last total shown. new: articles that were
    not known before. whole: the last pass reached the proven end with no page lost, so that
    what it did not show has left the listing (if the verdict also says so).
    end: what ended the last pass: `known` is an update run's stop, `loop` a next link that leads to
    a page already asked for, `cut` an interruption or an update run that the listing outran.
    way_on: what an `open` listing's last page shows and the walk could not follow.
    """

    verdict: Verdict
    seen: int
    total: int | None
    new: int
    whole: bool
    passes: int
    end: End
    reason: str
    way_on: str | None = None


Intent = Fetch | AnotherPass | Finish
Intents = tuple[Intent, ...]
