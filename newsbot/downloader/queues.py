"""Which host's page is asked for next (SCHEDULER_PRIORITY_QUEUE)."""

from collections.abc import Iterable
from typing import Any

from scrapy.pqueues import DownloaderAwarePriorityQueue, DownloaderInterface


class TakingHosts(DownloaderInterface):
    """Those that the downloader takes another page of."""

    def stats(self, possible_slots: Iterable[str]) -> list[tuple[int, str]]:
        downloader: Any = self.downloader
        return super().stats(filter(downloader.takes_from, possible_slots))


class HostQueues(DownloaderAwarePriorityQueue):
    """The host of which the fewest pages are under way comes first, as in Scrapy's own; what a host
    that is paused has to wait for waits here.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._downloader_interface = TakingHosts(self.crawler)
