"""Whether there is a browser for the tests that need one, and which processes are its."""

import os
from functools import cache
from pathlib import Path

import pytest

from newsbot.chromium import BrowserError, find_browser


@cache
def missing_browser() -> str:
    try:
        find_browser()
    except BrowserError as error:
        return str(error)
    return ""


# Experimental: a browser is slow and heavy, so its tests run where they are asked for.
needs_browser = pytest.mark.skipif(
    os.environ.get("NEWSBOT_TEST_BROWSER") != "1",
    reason=missing_browser() or "NEWSBOT_TEST_BROWSER=1 is not set",
)


def processes_of(session: int) -> dict[int, str]:
    """Command lines by process number, of all that run in that session (Linux)."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found[int(folder.name)] = command
    return found
