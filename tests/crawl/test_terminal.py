"""What a person sees of a run, on a terminal of 80 columns and 24 rows."""

import fcntl
import os
import pty
import re
import struct
import termios
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest

from tests import warm_start
from tests.crawling import ROOT, Workspace, command, crawl_command
from tests.site.server import serve_all
from tests.site.site import Site

BAR = re.compile(r"(\S+(?: listings)?) +(\d+)% [^\r\n]*?(\d+) pages?, (\d+) articles?")
ROWS, COLUMNS = 24, 80
ESCAPE = "\x1b"


@pytest.fixture
def sites() -> Iterator[list[Site]]:
    served = [Site(9, seed=number) for number in range(3)]
    with serve_all(served):
        yield served


def on_terminal(
    workspace: Workspace, words: list[str], *, pipe: str = "", **settings: str
) -> tuple[int, str]:
    """Exit code, and all that reached the terminal. `pipe`: a stream that leads elsewhere."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    streams = dict.fromkeys(("stdin", "stdout", "stderr"), theirs)
    seen = b""

    def look(_pid: int) -> None:
        nonlocal seen
        os.close(theirs)
        with suppress(OSError):  # the terminal's other side is gone
            while read := os.read(ours, 10_000):
                seen += read

    env = workspace.environment(**{"TERM": "xterm-256color", **settings})
    with ExitStack() as stack:
        if pipe:
            file = stack.enter_context((workspace.folder / pipe).open("wb"))
            streams[pipe] = file.fileno()
        exit_code = warm_start.run_on([*streams.values()], words[2:], ROOT, env, 60, meanwhile=look)
    os.close(ours)
    return exit_code, seen.decode()


def listings(sites: list[Site], count: int) -> str:
    """So many, of all the sites."""
    for number in range(len(sites), count):
        site = sites[number % len(sites)]
        site.add_listing(f"/tag/t{number}/", site.articles[:2])
    return ",".join(site.options.base_url + path for site in sites for path in site.listings)


def shares(seen: str) -> dict[str, list[int]]:
    """Percentages as each bar showed them."""
    found: dict[str, list[int]] = {}
    for title, share, _, _ in BAR.findall(seen):
        found.setdefault(title, []).append(int(share))
    return found


def height(lines: list[str]) -> int:
    """In rows; a path is never broken."""
    return sum(-(-len(line) // COLUMNS) or 1 for line in lines)


def told(status: str, label: str) -> int:
    """How many `scrapy status` names of a kind, or counts as left out."""
    lines = re.findall(rf"^{label} +(.*)", status, re.MULTILINE)
    more = re.findall(rf"^{label} +and (\d+) more: scrapy status --all", status, re.MULTILINE)
    return len(lines) - len(more) + sum(map(int, more))


def test_a_bar_for_each_listing_that_never_jumps_back(
    workspace: Workspace, sites: list[Site]
) -> None:
    growing = sites[0]
    for count in range(3, 40, 3):
        growing.before(count, lambda: growing.publish(2))
    words = crawl_command(workspace, listings(sites, 3), "-s", "DOWNLOAD_DELAY=0.05")
    exit_code, seen = on_terminal(workspace, words)
    assert exit_code in {0, 3}, seen
    bars = shares(seen)
    assert len(bars) == 3
    for shown in bars.values():
        assert shown == sorted(shown)
        assert len(set(shown)) > 1
    assert "INFO" not in seen
    first = growing.listing_url
    assert f"\r{first}\r\n" in seen  # the summary begins where a line does


def test_one_bar_for_many_and_a_line_for_each_that_ended_badly(
    workspace: Workspace, sites: list[Site]
) -> None:
    sites[2].change(robots="User-agent: *\nDisallow: /\n")
    urls = listings(sites, 12)
    words = crawl_command(workspace, urls, "-s", "DOWNLOAD_DELAY=0.05")
    exit_code, seen = on_terminal(workspace, words)
    assert exit_code == 6, seen
    (shown,) = shares(seen).values()
    assert set(shares(seen)) == {"12 listings"}
    assert shown == sorted(shown)
    dead = [url for url in urls.split(",") if url.startswith(sites[2].options.base_url)]
    for url in dead:
        assert re.search(
            rf"^(.*[\rK])?interrupted  {re.escape(url)}  0 pages, 1 lost\r?$", seen, re.MULTILINE
        )
    last = seen[seen.rindex("12 listings · ") :].splitlines()
    assert last[0].startswith("12 listings · 8 complete · 4 interrupted · ")
    assert height(last) < ROWS
    assert sum("exit 6  robots (1)" in line for line in last) == 4
    assert "rates   " in "".join(last)
    assert "".join(last).count("KGS/USD") == 1  # the same on all sites

    _, status = on_terminal(workspace, command("status", "--max-age", "26h"))
    assert height(status.splitlines()) < ROWS
    assert told(status, "listing") == told(status, "lost") == told(status, "too old") == 4
    _, everything = on_terminal(workspace, command("status", "--all"))
    assert all(url in everything for url in urls.split(","))


@pytest.mark.parametrize(
    ("pipe", "settings"), [("", {"TERM": "dumb"}), ("stderr", {})], ids=["dumb", "piped"]
)
def test_plain_lines_where_no_bar_can_be(
    workspace: Workspace, sites: list[Site], pipe: str, settings: dict[str, str]
) -> None:
    words = crawl_command(workspace, sites[0].listing_url)
    exit_code, seen = on_terminal(workspace, words, pipe=pipe, **settings)
    log = Path(workspace.folder / pipe).read_text("utf-8") if pipe else seen
    assert exit_code == 0
    assert f"{sites[0].listing_url}: page 1, 6 of 9 results" in log
    assert ESCAPE not in seen + log
    assert not shares(seen + log)


def test_a_bar_beside_a_summary_that_is_piped(workspace: Workspace, sites: list[Site]) -> None:
    words = crawl_command(workspace, sites[0].listing_url, "-s", "DOWNLOAD_DELAY=0.05")
    exit_code, seen = on_terminal(workspace, words, pipe="stdout", NO_COLOR="1")
    assert exit_code == 0
    assert shares(seen)
    assert "\x1b[3" not in seen  # a colour
    assert "9 of 9 results" in (workspace.folder / "stdout").read_text("utf-8")
