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


# The continuous integration has a browser: there, a test that cannot find it fails.
needs_browser = pytest.mark.skipif(
    bool(missing_browser()) and os.environ.get("CI") != "true", reason=missing_browser()
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
