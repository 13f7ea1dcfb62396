"""A downloader that can be told to give up what is under way, and to be slow with a host."""

from scrapy.core.downloader import Downloader, Slot
from scrapy.http import Request, Response
from twisted.internet.defer import Deferred

from newsbot.run.signals import download_ended


class HostSlot(Slot):
    """At least `min_delay_s` lies between two requests, whatever AutoThrottle and chance say."""

    min_delay_s: float = 0

    def download_delay(self) -> float:
        return max(super().download_delay(), self.min_delay_s)


class StoppableDownloader(Downloader):
    """Scrapy's own, when it closes, waits for every page that it has asked for or queued: with a
    server that hangs, as long as DOWNLOAD_TIMEOUT.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._under_way: set[Deferred[Response | Request]] = set()
        self._gives_up = False
        self._min_delays_s: dict[str, float] = {}  # of each host that asked for it

    def fetch(self, request: Request) -> Deferred[Response | Request]:  # type: ignore[override]
        fetching: Deferred[Response | Request] = super().fetch(request)
        self._under_way.add(fetching)

        def end(result: object) -> object:
            self._under_way.discard(fetching)
            self.signals.send_catch_log(download_ended, request=request)
            return result

        fetching.addBoth(end)
        if self._gives_up:
            fetching.cancel()
        return fetching

    def ask_slowly(self, request: Request, delay_s: float) -> None:
        """From now on at least `delay_s` lies between two requests to that host."""
        key = self.get_slot_key(request)
        self._min_delays_s[key] = max(self._min_delays_s.get(key, 0), delay_s)

    def min_delay_s(self, request: Request) -> float:
        """What the host of `request` asked for, else 0."""
        return self._min_delays_s.get(self.get_slot_key(request), 0)

    def _get_slot(self, request: Request) -> tuple[str, Slot]:  # type: ignore[override]
        """Scrapy drops the slots of hosts that were not asked for a minute."""
        key, slot = super()._get_slot(request)
        if not isinstance(slot, HostSlot):
            slot = self.slots[key] = HostSlot(slot.concurrency, slot.delay, slot.jitter)
        slot.min_delay_s = self._min_delays_s.get(key, 0)
        return key, slot

    def cancel_all(self) -> None:
        """The errbacks of these pages get a CancelledError, and those of any to come."""
        self._gives_up = True
        for slot in self.slots.values():
            slot.queue.clear()
        for fetching in list(self._under_way):
            fetching.cancel()
