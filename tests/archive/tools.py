"""Saves pages as people do, with their tools: wget, a browser."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from newsbot.browser.chromium import find_browser


def mirror(folder: Path, url: str, *options: str) -> Path:
    """By `wget -r`. It ends with 8 where a server answered 404 to anything."""
    folder.mkdir()
    done = subprocess.run(["wget", "-q", "-r", *options, url], cwd=folder, check=False)
    assert done.returncode in {0, 8}
    return folder


@contextmanager
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(find_browser()), chromium_sandbox=os.geteuid() != 0
        )
        yield browser
        browser.close()


def browse(browser: Any, folder: Path, urls: Sequence[str], har: str, **options: Any) -> None:
    """Leaves the HAR of the whole visit, and each page as MHTML by its place in `urls`."""
    context = browser.new_context(record_har_path=folder / har, **options)
    page = context.new_page()
    for number, url in enumerate(urls):
        page.goto(url)
        session = context.new_cdp_session(page)
        snapshot = session.send("Page.captureSnapshot", {"format": "mhtml"})["data"]
        (folder / f"{Path(har).stem}-{number}.mhtml").write_text(snapshot, "utf-8", newline="")
    context.close()
