"""What the default settings keep a run from, seen from outside."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from newsbot.browser.processes import descendants
from tests.crawling import AT_DEFAULT_PACE, Workspace, crawl, start, wait_until
from tests.site.replies import html_reply
from tests.site.server import serve
from tests.site.site import Site

LISTENING = "0A"


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(Site(8)) as served:
        yield served


def test_no_request_tells_where_the_run_has_been(workspace: Workspace, site: Site) -> None:
    for path in ("/robots.txt", *site.page_paths()):
        reply = site.respond(path, {})
        site.answer(path, replace(reply, headers=(*reply.headers, ("Set-Cookie", "id=7; Path=/"))))
    site.log.clear()
    assert crawl(workspace, site.listing_url).exit_code == 0
    assert len(site.log) == 11
    for received in site.log:
        assert not {"cookie", "referer"} & received.headers.keys(), received.path


def listening_sockets(process: int) -> set[str]:
    """Those on which that process or one that it started can be connected to (Linux)."""
    links = (file for pid in (process, *descendants(process)) for file in files_of(pid))
    sockets = {link.removeprefix("socket:[").removesuffix("]") for link in links}
    rows = [line.split() for name in ("tcp", "tcp6") for line in lines_of(f"/proc/net/{name}")]
    return {row[1] for row in rows if row[3] == LISTENING and row[9] in sockets}


def files_of(process: int) -> Iterator[str]:
    for file in Path(f"/proc/{process}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed by now
            yield str(file.readlink())


def lines_of(path: str) -> list[str]:
    return Path(path).read_text(encoding="ascii").splitlines()[1:]


def test_nothing_listens(workspace: Workspace, site: Site) -> None:
    site.hang(site.articles[3].path, times=9)
    run = start(workspace, site.listing_url)
    wait_until(lambda: any(received.path == site.articles[3].path for received in site.log))
    assert not listening_sockets(run.pid)
    assert listening_sockets(os.getpid())  # the site's own
    run.send_signal(signal.SIGTERM)
    run.communicate()
    assert run.returncode == 11


def test_8_a_page_of_nine_megabytes(workspace: Workspace, site: Site) -> None:
    site.answer(site.articles[3].path, html_reply("<p>" + "steppe " * 1_300_000))
    run = crawl(workspace, site.listing_url)
    assert run.exit_code == 8, run.log
    assert site.articles[3].path in run.output


@AT_DEFAULT_PACE
def test_8_a_run_of_six_hundred_megabytes(workspace: Workspace, site: Site) -> None:
    extension = '{"tests.crawl.glutton.Glutton": 0}'
    run = crawl(workspace, site.listing_url, "-s", f"EXTENSIONS={extension}")
    assert run.exit_code == 8, run.log
    assert "memory (1)" in run.output
