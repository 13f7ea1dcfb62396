"""Ends a run early and honestly: at a signal, at the deadline, or when nothing can be stored."""

import asyncio
import signal
from collections.abc import Callable
from types import FrameType
from typing import Any

from scrapy.crawler import Crawler

from newsbot.process_signals import signals_heeded

DRAIN_TIMEOUT_S = 3.0  # for the pages under way, after a first signal
OPENING_POLL_S = 0.05


class Stopping:
    """The first stop lets the pages under way come in, within DRAIN_TIMEOUT_S; a second one does
    not, and a third signal finds the system's own handler. `note` takes the cause of each stop;
    `shorten` is called when nobody is to wait any longer.
    """

    def __init__(self, crawler: Crawler, note: Callable[[str], None]) -> None:
        self._crawler = crawler
        self._note = note
        self._loop = asyncio.get_running_loop()
        self.cause = ""  # of the first stop
        self.shorten: tuple[Callable[[], None], ...] = ()
        self._timers: dict[str, asyncio.TimerHandle] = {}
        self._closing: asyncio.Future[None] | None = None
        self._is_judged = False
        self._signalled = False
        self._previous = {n: signal.signal(n, self._on_signal) for n in signals_heeded()}

    def after(self, delay_s: float, cause: str) -> None:
        self._timers[cause] = self._loop.call_later(delay_s, self.stop, cause)

    def stop(self, cause: str) -> None:
        if not self._is_judged:
            self._note(cause)
        self._end(cause)

    def stop_at_once(self, cause: str) -> None:
        """Without the pages under way."""
        self.stop(cause)
        self._cancel_all()

    def _end(self, cause: str) -> None:
        if not self.cause:
            self.cause = cause
            # No page is under way before the engine runs.
            delay_s = DRAIN_TIMEOUT_S if self._crawler.engine.running else 0
            self._timers["drain"] = self._loop.call_later(delay_s, self._cancel_all)
            self._close()

    def _close(self) -> None:
        if self._is_judged:
            return
        if self._crawler.engine.running:
            close = self._crawler.engine.close_spider_async(reason=self.cause)
            self._closing = asyncio.ensure_future(close)
        else:  # Scrapy still opens the spider, or is about to start
            self._timers["close"] = self._loop.call_later(OPENING_POLL_S, self._close)

    def judge(self) -> None:
        """From now on only a signal still is a cause, any other stop just shortens what is waited
        for.
        """
        self._is_judged = True

    def disarm(self) -> None:
        for timer in self._timers.values():
            timer.cancel()
        for number, handler in self._previous.items():
            signal.signal(number, handler)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        """The cause is noted here: in a run's last moments the loop does not come to it."""
        if self._signalled:
            signal.signal(number, signal.SIG_DFL)
            self._note("forced")
            self._loop.call_soon_threadsafe(self._cancel_all)
        else:
            self._signalled = True
            self._note("stopped")
            self._loop.call_soon_threadsafe(self._end, "stopped")

    def _cancel_all(self) -> None:
        downloader: Any = self._crawler.engine.downloader
        downloader.cancel_all()
        for shorten_deadline in self.shorten:
            shorten_deadline()
