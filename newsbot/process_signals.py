"""What a signal does to `scrapy crawl` while there is no run to stop: before it and after it."""

import atexit
import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import Any

STOPPED = 11  # ExitCode.STOPPED: nothing is imported here that takes time
GRACE_S = 5  # for what is left of a process whose run is over: a ping, a summary


class ProcessSignals:
    """Before the run nothing was begun, so the process ends at once. After it there is nothing to
    stop either: the process ends as it would have, within GRACE_S and with the run's exit code.
    """

    def __init__(self) -> None:
        self._exit_code: int | None = None
        self._previous: dict[signal.Signals, Any] = {}

    def install(self) -> None:
        if not self._previous:
            self._previous = {n: signal.signal(n, self._on_signal) for n in signals_heeded()}
            atexit.register(self._ignore)

    def uninstall(self) -> None:
        for number, handler in self._previous.items():
            signal.signal(number, handler)
        self._previous = {}
        atexit.unregister(self._ignore)

    def end_with(self, exit_code: int) -> None:
        """The run is over; whatever comes now is too late for it."""
        self._exit_code = exit_code

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if self._exit_code is None:
            words = f"newsbot: {signal.Signals(number).name} before the run began: exit {STOPPED}\n"
            with suppress(OSError):
                os.write(2, words.encode())
            os._exit(STOPPED)
        signal.signal(signal.SIGALRM, self._end)
        signal.setitimer(signal.ITIMER_REAL, GRACE_S)

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        os._exit(self._exit_code or 0)

    def _ignore(self) -> None:
        """In its last moments the interpreter forgets all handlers, and a signal would kill it."""
        for number in self._previous:
            signal.signal(number, signal.SIG_IGN)


PROCESS_SIGNALS = ProcessSignals()


def signals_heeded() -> tuple[signal.Signals, ...]:
    """`nohup` has SIGHUP ignored."""
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        return signal.SIGTERM, signal.SIGINT
    return signal.SIGTERM, signal.SIGINT, signal.SIGHUP


def is_crawl() -> bool:
    """Whether this process is Scrapy's command line, at work on `crawl`."""
    return "scrapy.cmdline" in sys.modules and sys.argv[1:2] == ["crawl"]
