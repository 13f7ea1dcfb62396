"""The memory limit, held against this process alone.

Linux hands a parent's peak (`ru_maxrss`) down to its children, even through exec: a crawl that a
large program starts would be ended by Scrapy's extension for memory it never had.
"""

import re
from pathlib import Path

from scrapy.extensions.memusage import MemoryUsage

STATUS = Path("/proc/self/status")


class OwnMemoryUsage(MemoryUsage):
    """Scrapy's extension, reading the peak from where Linux counts it for each program."""

    def get_virtual_size(self) -> int:
        """The most bytes that this process ever held in memory."""
        peak = STATUS.exists() and re.search(r"VmHWM:\s+(\d+) kB", STATUS.read_text())
        return int(peak[1]) * 1024 if peak else super().get_virtual_size()
