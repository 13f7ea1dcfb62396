"""What a run tells when it is over: the ping, the summary, the alerts."""

import logging
import os
import sys
from contextlib import suppress
from os.path import sameopenfile
from typing import TextIO

from scrapy.settings import BaseSettings

from newsbot.config import Arguments, Config
from newsbot.errors import ConfigError
from newsbot.extensions.run import Run
from newsbot.run.ping import ping
from newsbot.run.summary import Summary
from newsbot.run.targets import find_targets
from newsbot.terminal.screen import can_show_bars, fit

logger = logging.getLogger(__name__)


def tell_end(run: Run, config: Config, arguments: Arguments, settings: BaseSettings) -> None:
    if config.ping_url:
        ping(config.ping_url, run.exit_code)
    _print(run.summary(), settings)
    for stream in (sys.stdout, sys.stderr):
        _write_out(stream)
    if config.has_alerts:
        _alert(run, config, arguments)


def _alert(run: Run, config: Config, arguments: Arguments) -> None:
    # Most runs have nobody to tell, and need not wait for this.
    from newsbot.alerts import alerts  # noqa: PLC0415
    from newsbot.alerts.conditions import EndedRun  # noqa: PLC0415

    urls = arguments.urls or config.listing_urls
    with suppress(ConfigError):  # of which the run itself has told
        targets = find_targets(arguments, config)
        urls = targets.within(run.sites).urls if run.sites else targets.urls
    began = bool(run.summary().places)
    alerts.tell_end(config, EndedRun(urls, run.exit_code, run.reason, began))


def _print(summary: Summary, settings: BaseSettings) -> None:
    """The log gets it, too, where it is read without what is written here."""
    feeds = settings.getdict("FEEDS")
    stdout_is_a_feed = any(str(uri) in {"-", "stdout:"} for uri in feeds)
    stream = sys.stderr if stdout_is_a_feed else sys.stdout
    is_apart = not stream.isatty() and not sameopenfile(stream.fileno(), sys.stderr.fileno())
    if settings["LOG_FILE"] or is_apart:
        for line in f"{summary}".splitlines():
            logger.info("%s", line)
    start = "\r" * can_show_bars(stream)  # over the `^C` of whoever stopped it before any bar
    _write_out(stream, start + "\n".join((*fit(stream, summary.lines), "")))


def _write_out(stream: TextIO, text: str = "") -> None:
    """Writes and flushes. A reader that is gone, a full disk or a narrow character set says
    nothing about the run.
    """
    try:
        stream.buffer.write(text.encode(stream.encoding, "replace"))
        stream.flush()
    except OSError as error:
        logger.warning("Nobody takes what is written: %s", error)
        # Python flushes once more when it ends, and would exit with 120.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
