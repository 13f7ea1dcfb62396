"""How much address space a process may take: the system keeps this limit, whatever the process is
busy with. What goes beyond is a MemoryError.
"""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

STATM = Path("/proc/self/statm")  # Linux; it begins with the address space, in pages


def used_bytes() -> int:
    """0 where the system does not tell."""
    pages = int(STATM.read_text().split()[0]) if STATM.exists() else 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def lower_limit(limit_bytes: int) -> int:
    """Returns the limit before; one that is lower stays."""
    before, most = resource.getrlimit(resource.RLIMIT_AS)
    limits = (limit_bytes, before, most)
    restore_limit(min(limit for limit in limits if limit != resource.RLIM_INFINITY))
    return before


def restore_limit(limit_bytes: int) -> None:
    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    with suppress(ValueError, OSError):  # not every system has it
        resource.setrlimit(resource.RLIMIT_AS, (limit_bytes, most))


@contextmanager
def unlimited() -> Iterator[None]:
    """What is started meanwhile inherits no limit of ours: some programs reserve far more than they
    will ever take.
    """
    before, most = resource.getrlimit(resource.RLIMIT_AS)
    restore_limit(most)
    try:
        yield
    finally:
        restore_limit(before)
