"""Captures that a later run cannot take for its own."""

import time

from newsbot.saved.pages import PRECISION
from tests.crawling import wait_until


def wait_until_captures_are_older() -> None:
    """Than all that a run from now on reads, by more than their times can tell."""
    end = time.monotonic() + PRECISION.total_seconds()
    wait_until(lambda: time.monotonic() > end)
