"""Ends a run early and honestly: at a signal, at the deadline, or when nothing can be stored."""

import asyncio
import signal
from collections.abc import Callable
from types import FrameType
from typing import Any

from scrapy.crawler import Crawler

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
DRAIN_TIMEOUT_S = 3.0  # for the pages under way, after a first signal


class Stopping:
    """The first stop lets the pages under way come in, within DRAIN_TIMEOUT_S; a second one does
    not, and a third signal finds the system's own handler. `note` takes the cause of each stop;
    `shorten` is called when nobody is to wait any longer.
    """

    def __init__(self, crawler: Crawler, note: Callable[[str], None]) -> None:
        self._crawler = crawler
        self._note = note
        self._loop = asyncio.get_running_loop()
        self.shorten: tuple[Callable[[], None], ...] = ()
        self._timers: list[asyncio.TimerHandle] = []
        self._closing: asyncio.Future[None] | None = None
        self._signalled = False
        self._previous = {number: signal.signal(number, self._on_signal) for number in SIGNALS}

    def after(self, delay_s: float, cause: str) -> None:
        self._timers.append(self._loop.call_later(delay_s, self.stop, cause))

    def stop(self, cause: str) -> None:
        self._note(cause)
        if self._closing is None:
            self._timers.append(self._loop.call_later(DRAIN_TIMEOUT_S, self._cancel_all))
            close = self._crawler.engine.close_spider_async(reason=cause)
            self._closing = asyncio.ensure_future(close)

    def stop_at_once(self, cause: str) -> None:
        """Without the pages under way."""
        self.stop(cause)
        self._cancel_all()

    def disarm(self) -> None:
        for timer in self._timers:
            timer.cancel()
        for number, handler in self._previous.items():
            signal.signal(number, handler)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if self._signalled:
            signal.signal(number, signal.SIG_DFL)
            self._loop.call_soon_threadsafe(self._force)
        else:
            self._signalled = True
            self._loop.call_soon_threadsafe(self.stop, "stopped")

    def _force(self) -> None:
        self._note("forced")
        self._cancel_all()

    def _cancel_all(self) -> None:
        downloader: Any = self._crawler.engine.downloader
        downloader.cancel_all()
        for shorten_deadline in self.shorten:
            shorten_deadline()
