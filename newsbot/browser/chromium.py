"""Which Chromium reads pages, and how it is started."""

import os
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from newsbot.errors import BrowserError

# A headless shell is Chromium without a window system: half the start, two thirds of the time.
PROGRAMS = (
    "chrome-headless-shell",
    "chromium-headless-shell",
    "headless_shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
# Where `playwright install` leaves its own, unless PLAYWRIGHT_BROWSERS_PATH says otherwise.
INSTALLED = {"darwin": "Library/Caches/ms-playwright", "linux": ".cache/ms-playwright"}
OWN = (
    "chromium_headless_shell-*/*/chrome-headless-shell",
    "chromium_headless_shell-*/*/headless_shell",
    "chromium-*/*/chrome",
    "chromium-*/*/*.app/Contents/MacOS/*",
)
# Beside Playwright's own switches, which keep Chromium from updates, sync, extensions and reports.
SWITCHES = (
    "--disable-gpu",
    "--disable-quic",
    # Peers would be reached past every other rule.
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--js-flags=--max-old-space-size=512",
)


def find_browser(named: str = "") -> Path:
    """`named` is a path, or a program on PATH; else Playwright's own, else one on PATH. Raises
    BrowserError.
    """
    if find_spec("scrapy_playwright") is None:
        raise BrowserError("scrapy-playwright is not installed: pip install 'newsbot[browser]'")
    if named:
        found = shutil.which(named)
        if found is None:
            raise BrowserError(f"NEWSBOT_BROWSER is {named!r}, and there is no such program")
        return Path(found)
    for path in _candidates():
        return path
    raise BrowserError(
        "no Chromium is found: install one, name one in NEWSBOT_BROWSER, or `playwright install"
        " chromium`"
    )


def _candidates() -> Iterator[Path]:
    default = Path.home() / INSTALLED.get(sys.platform, "AppData/Local/ms-playwright")
    installed = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or default)
    for pattern in OWN:
        # The number in the folder's name is the release.
        yield from sorted(installed.glob(pattern), key=_release, reverse=True)
    for program in PROGRAMS:
        if found := shutil.which(program):
            yield Path(found)


def _release(path: Path) -> int:
    number = path.parts[-3].rpartition("-")[2]
    return int(number) if number.isdigit() else 0


def launch_options(browser: Path, proxy: str) -> dict[str, Any]:
    """`proxy`: the `host:port` of the SOCKS5 proxy that makes all its connections, whatever asks
    for them: a redirect, a preconnect, a socket. Chromium's sandbox works for every user but root.
    """
    return {
        "executable_path": str(browser),
        "args": [
            *SWITCHES,
            f"--proxy-server=socks5://{proxy}",
            "--proxy-bypass-list=<-loopback>",  # not even loopback is reached past it
            # Nor is any name resolved here.
            f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {proxy.partition(':')[0]}",
        ],
        "chromium_sandbox": os.geteuid() != 0,
        "handle_sigint": False,
        "handle_sigterm": False,
        "handle_sighup": False,
    }
