"""Looks at the clock every millisecond and tells how long the event loop had no time for it, and
how much of that it did not work itself but waited: for the writer's thread, or for other programs.
"""

import asyncio
import json
import time
from pathlib import Path
from typing import Self

from scrapy import signals
from scrapy.crawler import Crawler

EVERY = 0.001  # seconds


class StallProbe:
    """Writes to STALL_FILE, for each look, by how many seconds it came late and was waiting."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._looks: list[tuple[float, float]] = []

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        probe = cls(Path(crawler.settings["STALL_FILE"]))
        crawler.signals.connect(probe.open, signal=signals.spider_opened)
        crawler.signals.connect(probe.idle, signal=signals.spider_idle)
        return probe

    def open(self) -> None:
        self._watch = asyncio.ensure_future(self._look())

    def idle(self) -> None:
        """What comes after the last page stalls nobody."""
        self._watch.cancel()
        self._path.write_text(json.dumps(self._looks))

    async def _look(self) -> None:
        while True:
            before, worked_before = time.perf_counter(), time.thread_time()
            await asyncio.sleep(EVERY)
            late = time.perf_counter() - before - EVERY
            self._looks.append((late, late - (time.thread_time() - worked_before)))
