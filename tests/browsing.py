"""Whether there is a browser for the tests that need one, and which processes are its own."""

import os
from functools import cache
from pathlib import Path

import pytest

from newsbot.browser.chromium import find_browser
from newsbot.browser.processes import descendants
from newsbot.errors import BrowserError

NO_BROWSER = "/nowhere/chromium"
STARTS = "for pages that need a browser"  # what the log says when one is started


@cache
def missing_browser() -> str:
    try:
        find_browser()
    except BrowserError as error:
        return str(error)
    return ""


# Where everything is to be tested, a missing browser is a failure.
needs_browser = pytest.mark.skipif(
    bool(missing_browser()) and not os.environ.get("CI"), reason=missing_browser()
)


def tree(process: int) -> dict[int, str]:
    """That process and all that it started, with their command lines (Linux)."""
    return {each: command_line(each) for each in (process, *descendants(process))}


def browsers(processes: dict[int, str]) -> dict[int, str]:
    """Without the processes that a browser starts itself."""
    return {
        process: line
        for process, line in processes.items()
        if "--remote-debugging-pipe" in line and "--type=" not in line
    }


def still_there(processes: dict[int, str]) -> list[str]:
    return [line for process, line in processes.items() if line and command_line(process) == line]


def command_line(process: int) -> str:
    """Empty when it has ended."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def address_space(process: int) -> str:
    """The limit that holds for that process, in bytes or `unlimited`."""
    limits = Path(f"/proc/{process}/limits").read_text(encoding="ascii")
    return limits.partition("Max address space")[2].split()[0]
