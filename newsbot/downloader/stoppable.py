"""A downloader that can be told to give up what is under way, and to be slow with a host."""

from scrapy.core.downloader import Downloader, Slot
from scrapy.http import Request, Response
from twisted.internet.defer import Deferred

from newsbot.run.signals import download_ended


class HostSlot(Slot):
    """`least` seconds lie between two requests, whatever AutoThrottle and chance make of it."""

    least: float = 0

    def download_delay(self) -> float:
        return max(super().download_delay(), self.least)


class StoppableDownloader(Downloader):
    """Scrapy's own, when it closes, waits for every page that it has asked for or queued: with a
    server that hangs, as long as DOWNLOAD_TIMEOUT.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._under_way: set[Deferred[Response | Request]] = set()
        self._least: dict[str, float] = {}  # of each host that asked for it

    def fetch(self, request: Request) -> Deferred[Response | Request]:  # type: ignore[override]
        fetching: Deferred[Response | Request] = super().fetch(request)
        self._under_way.add(fetching)

        def end(result: object) -> object:
            self._under_way.discard(fetching)
            self.signals.send_catch_log(download_ended, request=request)
            return result

        fetching.addBoth(end)
        return fetching

    def ask_slowly(self, request: Request, seconds: float) -> None:
        """From now on `seconds` or more lie between two requests to that host."""
        key = self.get_slot_key(request)
        self._least[key] = max(self._least.get(key, 0), seconds)

    def least_delay(self, request: Request) -> float:
        """Seconds that the host of `request` asked for, else 0."""
        return self._least.get(self.get_slot_key(request), 0)

    def _get_slot(self, request: Request) -> tuple[str, Slot]:  # type: ignore[override]
        """Scrapy drops the slots of hosts that were not asked for a minute."""
        key, slot = super()._get_slot(request)
        if not isinstance(slot, HostSlot):
            slot = self.slots[key] = HostSlot(slot.concurrency, slot.delay, slot.jitter)
        slot.least = self._least.get(key, 0)
        return key, slot

    def cancel_all(self) -> None:
        """The errbacks of these pages get a CancelledError."""
        for slot in self.slots.values():
            slot.queue.clear()
        for fetching in list(self._under_way):
            fetching.cancel()
