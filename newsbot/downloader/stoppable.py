"""A downloader that can be told to give up what is under way, and to be slow with a host."""

from collections.abc import Iterator
from contextlib import contextmanager

from scrapy.core.downloader import Downloader, Slot
from scrapy.http import Request, Response
from twisted.internet.defer import Deferred

from newsbot.downloader.errors import HostFailsError, LeftAloneError, NotAskedError
from newsbot.downloader.host_watch import WatchedHandlers, host_of
from newsbot.run.context import context_of
from newsbot.run.hosts import Host
from newsbot.run.signals import download_ended
from newsbot.urls.canonical import site_name


class HostSlot(Slot):
    """At least `min_delay_s` lies between two requests, whatever AutoThrottle and chance say, and
    none is sent while the host is to be left alone.
    """

    min_delay_s: float = 0
    host: Host

    def download_delay(self) -> float:
        pause_s = self.host.resumes_at - self.lastseen
        return max(super().download_delay(), self.min_delay_s, pause_s)

    def free_transfer_slots(self) -> int:
        free = super().free_transfer_slots()
        return min(free, 1 - len(self.transferring)) if self.host.is_on_probation else free


class StoppableDownloader(Downloader):
    """Scrapy's own, when it closes, waits for every page that it has asked for or queued: with a
    server that hangs, as long as DOWNLOAD_TIMEOUT.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.handlers = WatchedHandlers(self.crawler)
        self._under_way: set[Deferred[Response | Request]] = set()
        self._gives_up = False
        self._waiting: set[Request] = set()
        self._min_delays_s: dict[str, float] = {}  # by host

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
        self._min_delays_s[key] = max(self._min_delay_s(key), delay_s)

    def min_delay_s(self, request: Request) -> float:
        """What its host asked for or its site is set to, else 0."""
        return self._min_delay_s(self.get_slot_key(request))

    def _min_delay_s(self, key: str) -> float:
        if key not in self._min_delays_s:
            site = context_of(self.crawler).config.of(site_name(key))
            self._min_delays_s[key] = site.delay_s
        return self._min_delays_s[key]

    @contextmanager
    def waiting(self, request: Request) -> Iterator[None]:
        """Meanwhile it is in nobody's way."""
        self._waiting.add(request)
        try:
            yield
        finally:
            self._waiting.discard(request)

    def needs_backout(self) -> bool:
        """What waits keeps no other host's pages from being asked for."""
        return super().needs_backout() and self.total_concurrency <= len(self.active) - sum(
            (len(slot.queue) for slot in self.slots.values() if _waits(slot)),
            len(self._waiting),
        )

    def only_silent_hosts_are_left(self) -> bool:
        """Whether the run waits for nobody but hosts that have never answered it, while others have
        and are done.
        """
        hosts, scraped = context_of(self.crawler).hosts, self.crawler.engine.scraper.slot
        if not hosts.any_has_answered() or not (scraped is None or scraped.is_idle()):
            return False
        return not any(hosts.of(host_of(request)).has_answered for request in self.active)

    def takes_from(self, key: str) -> bool:
        """Whether to ask for pages of that slot; those of a host that waits had better do so where
        they take the least room.
        """
        if context_of(self.crawler).hosts.of(key).awaits_rules:
            return False
        slot = self.slots.get(key)
        return slot is None or not (slot.active and _waits(slot))

    def get_slot_key(self, request: Request) -> str:
        return host_of(request)

    def _get_slot(self, request: Request) -> tuple[str, Slot]:  # type: ignore[override]
        """Scrapy drops the slots of hosts that were not asked for a minute."""
        key, slot = super()._get_slot(request)
        if not isinstance(slot, HostSlot):
            slot = self.slots[key] = HostSlot(slot.concurrency, slot.delay, slot.jitter)
            slot.host = context_of(self.crawler).hosts.of(key)
        slot.min_delay_s = self._min_delay_s(key)
        return key, slot

    async def _enqueue_request(self, request: Request) -> Response:
        host = context_of(self.crawler).hosts.of(host_of(request))
        if error := _given_up(host):
            host.was_met = True
            raise error
        return await super()._enqueue_request(request)

    def _process_queue(self, slot: Slot) -> None:
        assert isinstance(slot, HostSlot)
        while slot.queue and (error := _given_up(slot.host)):
            _, queued = slot.queue.popleft()
            queued.errback(error)
        super()._process_queue(slot)

    def cancel_all(self) -> None:
        """The errbacks of these pages get a CancelledError, and those of any to come."""
        self._gives_up = True
        for slot in self.slots.values():
            slot.queue.clear()
        for fetching in list(self._under_way):
            fetching.cancel()


def _given_up(host: Host) -> NotAskedError | None:
    if host.left_alone:
        return LeftAloneError(host.left_alone)
    return HostFailsError(host.failing) if host.failing else None


def _waits(slot: Slot) -> bool:
    """Or its host is asked for one page alone, which then shows how it is."""
    return isinstance(slot, HostSlot) and (slot.host.is_paused or slot.host.is_on_probation)
