"""What a run tells cron, and why."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Any


class ExitCode(IntEnum):
    GOOD = 0
    BUG = 1
    USAGE = 2
    PARTIAL = 3
    LAYOUT = 4
    STORAGE = 5
    REFUSED = 6
    LOCKED = 7
    SECURITY = 8
    BUDGET = 9
    STOPPED = 11
    FORCED = 12


# Cause → code, the most serious first: the first cause that a run has decides.
CAUSES = {
    "bug": ExitCode.BUG,
    "storage": ExitCode.STORAGE,
    "feed": ExitCode.STORAGE,
    "usage": ExitCode.USAGE,
    "locked": ExitCode.LOCKED,
    "security": ExitCode.SECURITY,
    "memory": ExitCode.SECURITY,
    "robots": ExitCode.REFUSED,
    "forbidden": ExitCode.REFUSED,
    "rate limit": ExitCode.REFUSED,
    "layout": ExitCode.LAYOUT,
    "ticker": ExitCode.LAYOUT,
    "lost page": ExitCode.PARTIAL,
    "short": ExitCode.PARTIAL,
    "drifting": ExitCode.PARTIAL,
    "open": ExitCode.PARTIAL,
    "deadline": ExitCode.BUDGET,
    "page budget": ExitCode.BUDGET,
    "forced": ExitCode.FORCED,
    "stopped": ExitCode.STOPPED,
}

STAT = "newsbot/causes/"  # + cause: how often it was met


def judge(stats: Mapping[str, Any]) -> tuple[ExitCode, str]:
    """The run's exit code, and every cause that it met in a line."""
    met = [(cause, stats[STAT + cause]) for cause in CAUSES if stats.get(STAT + cause)]
    if not met:
        return ExitCode.GOOD, "all well"
    return CAUSES[met[0][0]], ", ".join(f"{cause} ({count})" for cause, count in met)
