"""How many cores there are to parse with."""

import os


def count_cores() -> int:
    """That this process, and so what it starts, may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
