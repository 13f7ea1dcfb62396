"""The memory limit, held against this process alone.

Linux hands a parent's peak (`ru_maxrss`) down to its children, even through exec: a crawl that a
large program starts would be ended by Scrapy's extension for memory it never had.
"""

import logging
import re
from pathlib import Path

from scrapy.extensions.memusage import MemoryUsage

from newsbot.extensions.run import Run
from newsbot.parser_process.address_space import lower_limit, restore_limit, used_bytes

logger = logging.getLogger(__name__)

STATUS = Path("/proc/self/status")
# Threads and their heaps reserve more than they take. The watch comes first, as a rule: this is for
# what grows faster than it looks.
ADDRESS_SPACE_HEADROOM_BYTES = 1024**3


class OwnMemoryUsage(MemoryUsage):
    """Scrapy's extension, reading the peak from where Linux counts it for each program. It ends our
    own run at once, as Scrapy's would wait for the pages that take the memory; and what comes
    faster than its looks meets a limit on the address space.
    """

    def engine_started(self) -> None:
        self._limit_before: int | None = None
        if self.limit and (used := used_bytes()):
            self._limit_before = lower_limit(used + self.limit + ADDRESS_SPACE_HEADROOM_BYTES)
        super().engine_started()

    def engine_stopped(self) -> None:
        super().engine_stopped()
        if self._limit_before is not None:
            restore_limit(self._limit_before)

    def get_virtual_size(self) -> int:
        """The most bytes that this process ever held in memory."""
        peak = STATUS.exists() and re.search(r"VmHWM:\s+(\d+) kB", STATUS.read_text())
        return int(peak[1]) * 1024 if peak else super().get_virtual_size()

    def _check_limit(self) -> None:
        """The peak does not fall again: it is told once."""
        run = self.crawler.get_extension(Run)
        if run is None or self.get_virtual_size() <= self.limit:
            super()._check_limit()
        else:
            self._stats.set_value("memusage/limit_reached", 1)
            limit_mb = self.limit // 1024**2
            run.stop_at_once("memory", f"it took more than MEMUSAGE_LIMIT_MB, {limit_mb} MB")
