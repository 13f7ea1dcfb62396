"""What happens to a site, its crawls and their machine: the same for the same seed."""

import signal
from dataclasses import dataclass
from random import Random
from typing import Any

# What is answered in a page's place. `silence` takes DOWNLOAD_TIMEOUT over a real connection.
FAULTS = (
    "500", "502", "503", "404", "410", "403", "429", "wall", "empty", "pdf", "json", "other page",
    "half", "half unmeasured", "loop",
)  # fmt: skip
SILENCE = "silence"
EDITS = ("publish", "publish", "remove", "reorder")
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL)
MAX_REQUESTS = 45
MAX_LOCK_S = 1.0


@dataclass(frozen=True)
class RunPlan:
    """One crawl. All is tied to the numbers of its requests, from 1: `faults` are answered, `edits`
    done to the site before, `signals` sent to the process; for so many seconds another program
    `locks` the database. The clock is wrong by `clock_days`. `full`: `-a full=1`.
    """

    faults: dict[int, str]
    edits: dict[int, str]
    signals: dict[int, int]
    locks: dict[int, float]
    clock_days: int = 0
    full: bool = False


PLAIN_RUN = RunPlan({}, {}, {}, {}, full=True)


@dataclass(frozen=True)
class Schedule:
    """`options` are the site's."""

    seed: int
    articles: int
    options: dict[str, Any]
    runs: tuple[RunPlan, ...]


def plans_of(schedule: Schedule) -> tuple[RunPlan, ...]:
    """With two full runs at the end to which nothing happens: the first may find articles gone of
    which an earlier one has only seen the card.
    """
    return (*schedule.runs, PLAIN_RUN, PLAIN_RUN)


def draw_schedule(seed: int, *, silence: bool = True) -> Schedule:
    rng = Random(seed)
    faults = FAULTS + ((SILENCE,) if silence else ())
    return Schedule(
        seed,
        articles=rng.choice((1, 5, 6, 7, 13, 20)),
        options={
            "theme": rng.choice(("classic", "tiles", "tabled", "teasers")),
            "pagination": rng.choice(("full", "full", "next", "numbers")),
            "beyond": rng.choice(("missing", "last", "first", "redirect")),
            "counter": rng.choice(("", "", "none")),
        },
        runs=tuple(_draw_run(rng, faults) for _ in range(rng.randint(1, 3))),
    )


def _draw_run(rng: Random, faults: tuple[str, ...]) -> RunPlan:
    fault_rate = rng.choice((0, 0.05, 0.1, 0.2, 0.5))
    edit_rate = rng.choice((0, 0, 0.05))
    requests = range(1, MAX_REQUESTS)
    return RunPlan(
        faults={n: rng.choice(faults) for n in requests if rng.random() < fault_rate},
        edits={n: rng.choice(EDITS) for n in requests if rng.random() < edit_rate},
        signals=_draw_signals(rng),
        locks={rng.randint(2, 30): rng.uniform(0, MAX_LOCK_S)} if rng.random() < 0.3 else {},
        clock_days=rng.choice((0,) * 8 + (-400, 400)),
        full=rng.random() < 0.2,
    )


def _draw_signals(rng: Random) -> dict[int, int]:
    if rng.random() > 0.4:
        return {}
    at = rng.randint(1, 30)
    signals: dict[int, int] = {at: rng.choice(SIGNALS)}
    if rng.random() < 0.3:
        signals[at + rng.randint(1, 2)] = signal.SIGTERM
    return signals
