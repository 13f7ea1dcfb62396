"""Drives a walk over a simulated listing that changes between any two reads."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from newsbot.walk.decider import Walk
from newsbot.walk.intents import Fetch, Finish
from newsbot.walk.receipt import Known, Limits, PageReceipt
from tests.walk.simulated_listing import SimulatedListing

Edit = Callable[[SimulatedListing], None]
Answer = Callable[[Fetch], PageReceipt]


@dataclass
class WalkResult:
    """What became of a walk. missed: articles there during the whole last pass and not seen."""

    walk: Walk
    finish: Finish
    asked: list[Fetch]
    missed: set[str]

    @property
    def order(self) -> list[str]:
        return list(self.walk.order)

    @property
    def requests(self) -> list[int]:
        """Of each pass."""
        return list(Counter(fetch.pass_no for fetch in self.asked).values())

    @property
    def learnt(self) -> Known:
        """What a program that keeps books knows afterwards."""
        return Known(self.walk.order, self.finish.total, self.finish.verdict)


def drive(walk: Walk, answer: Answer, rng: random.Random | None = None) -> WalkResult:
    """Answers come in the order asked or, with a random generator, in any order."""
    queue = [intent for intent in walk.start() if isinstance(intent, Fetch)]
    asked = []
    while queue:
        fetch = queue.pop(rng.randrange(len(queue)) if rng else 0)
        asked.append(fetch)
        queue += [i for i in walk.record(answer(fetch)) if isinstance(i, Fetch)]
    assert walk.finish is not None, "the walk stopped asking without a word"
    assert walk.outstanding == 0
    return WalkResult(walk, walk.finish, asked, missed=set())


def drive_site(
    site: SimulatedListing,
    known: Known | None = None,
    *,
    limits: Limits | None = None,
    rng: random.Random | None = None,
    edit: Edit | None = None,
) -> WalkResult:
    """With an edit before every read but the first."""
    stayed: set[str] = set()
    reads = 0

    def answer(fetch: Fetch) -> PageReceipt:
        nonlocal stayed, reads
        if edit and reads:
            edit(site)
        reads += 1
        stayed = set(site.keys) if fetch.page_no == 1 else stayed & set(site.keys)
        return site.answer(fetch)

    course = drive(Walk(site.url, known, limits), answer, rng)
    course.missed = stayed - set(course.order)
    return course
