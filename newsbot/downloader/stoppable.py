"""A downloader that can be told to give up what is under way."""

from scrapy.core.downloader import Downloader
from scrapy.http import Request, Response
from twisted.internet.defer import Deferred

from newsbot.signals import download_ended


class StoppableDownloader(Downloader):
    """Scrapy's own, when it closes, waits for every page that it has asked for or queued: with a
    server that hangs, as long as DOWNLOAD_TIMEOUT.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._under_way: set[Deferred[Response | Request]] = set()

    def fetch(self, request: Request) -> Deferred[Response | Request]:  # type: ignore[override]
        fetching: Deferred[Response | Request] = super().fetch(request)
        self._under_way.add(fetching)

        def end(result: object) -> object:
            self._under_way.discard(fetching)
            self.signals.send_catch_log(download_ended, request=request)
            return result

        fetching.addBoth(end)
        return fetching

    def cancel_all(self) -> None:
        """The errbacks of these pages get a CancelledError."""
        for slot in self.slots.values():
            slot.queue.clear()
        for fetching in list(self._under_way):
            fetching.cancel()
