"""SIGTERM, SIGINT and SIGHUP at any instant of a run, once and twice.

`python -m tests.crawl.test_signals 300` tries as many instants, drawn at random.
"""

import os
import random
import re
import signal
import sqlite3
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

import pytest

from tests import warm_start
from tests.crawling import (
    PACES,
    ROOT,
    Crawl,
    Workspace,
    crawl,
    crawl_command,
    start,
    wait_until,
)
from tests.site.server import serve
from tests.site.site import Site

ARTICLES = 7
REQUESTS = 1 + 2 + ARTICLES  # robots.txt, the listing's pages, the articles
NUMBERS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def send(pid: int, number: int, *delays_s: float) -> None:
    """Once after each delay, while the process is there."""
    for delay_s in delays_s:
        time.sleep(delay_s)
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def send_from_first_line(pid: int, number: int, *delays_s: float) -> None:
    """The delays begin with newsbot's first line: a signal before it is the shell's 143."""
    with suppress(FileNotFoundError, ProcessLookupError):
        wait_until(lambda: _handles_signals(pid))
    send(pid, number, *delays_s)


def _handles_signals(pid: int) -> bool:
    """SIGHUP is the last that newsbot sees to; Python handles SIGINT by itself."""
    handled = re.search(r"SigCgt:\s*(\w+)", Path(f"/proc/{pid}/status").read_text("utf-8"))
    assert handled
    return bool(int(handled[1], 16) >> (signal.SIGHUP - 1) & 1)


def signalled_crawl(workspace: Workspace, site: Site, meanwhile: Callable[[int], object]) -> Crawl:
    arguments = crawl_command(workspace, site.listing_url)[2:]
    done = warm_start.run(arguments, ROOT, workspace.environment(), 120, meanwhile)
    return Crawl(workspace, done.returncode, done.stdout, done.stderr)


def assert_honest(run: Crawl, *exit_codes: int) -> None:
    """It ended with one of these codes, and says so everywhere; or the signal came too late."""
    assert "Traceback" not in run.log
    database = run.workspace.folder / "newsbot.db"
    rows = run.workspace.rows("SELECT * FROM runs") if database.exists() else []
    if not rows:
        assert run.exit_code in exit_codes, run.log
        assert "before the run began" in run.log or "stopped (1)" in run.output
        return
    [row] = rows
    assert row["exit_code"] == run.exit_code, run.log
    assert row["finished_at"] is not None, run.log
    assert run.manifest["exit_code"] == run.exit_code
    assert run.manifest["reason"] == row["reason"]
    assert run.output.splitlines()[-1] == f"exit {run.exit_code}  {row['reason']}"
    assert run.exit_code in exit_codes or row["reason"] == "all well", run.log


@pytest.mark.parametrize("delay_s", [0, 0.05, 0.1, 0.15, 0.2, 0.3])
def test_F02_F03_a_signal_while_a_run_starts(workspace: Workspace, delay_s: float) -> None:
    number = signal.SIGHUP if delay_s == 0.15 else signal.SIGTERM
    with serve(Site(ARTICLES)) as site:
        site.hang("/robots.txt", times=1)
        run = signalled_crawl(
            workspace, site, lambda pid: send_from_first_line(pid, number, delay_s)
        )
    assert_honest(run, 11)
    assert run.exit_code == 11


@pytest.mark.parametrize("delay_s", [0, 0.03, 0.1])
def test_F02_a_signal_while_a_run_ends(workspace: Workspace, delay_s: float) -> None:
    with serve(Site(ARTICLES)) as site:

        def stop_after_last_request(pid: int) -> None:
            site.before(REQUESTS, Timer(delay_s, send, (pid, signal.SIGINT, 0)).start)

        assert_honest(signalled_crawl(workspace, site, stop_after_last_request), 11)


@pytest.mark.parametrize("delay_s", [0.1, 0.3])
def test_F03_two_signals_while_a_run_starts(workspace: Workspace, delay_s: float) -> None:
    with serve(Site(ARTICLES)) as site:
        site.hang("/robots.txt", times=1)
        run = signalled_crawl(
            workspace, site, lambda pid: send_from_first_line(pid, signal.SIGTERM, delay_s, 0.02)
        )
    assert_honest(run, 11, 12)  # 11 where there was no second instant: no run was open
    assert run.exit_code in {11, 12}


def test_F02_a_signal_while_a_run_waits_for_a_locked_database(workspace: Workspace) -> None:
    with serve(Site(3)) as site:
        crawl(workspace, site.listing_url)
        site.log.clear()
        with sqlite3.connect(workspace.folder / "newsbot.db") as locked:
            locked.execute("BEGIN EXCLUSIVE")
            run = signalled_crawl(
                workspace, site, lambda pid: send_from_first_line(pid, signal.SIGTERM, 1)
            )
        locked.close()
    assert run.exit_code == 11, run.log
    assert "stopped (1)" in run.output or "before the run began" in run.log
    assert site.log == []
    assert workspace.value("SELECT count(*) FROM runs") == 1


def test_F03_a_signal_while_a_run_tells_of_its_end(workspace: Workspace) -> None:
    with serve(Site(3)) as site:
        site.hang("/ping", times=1)
        ping = f"{site.options.base_url}/ping"
        process = start(workspace, site.listing_url, NEWSBOT_PING_URL=ping)
        wait_until(lambda: any(got.path.startswith("/ping") for got in site.log))
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
    assert process.returncode == 0
    assert workspace.value("SELECT reason FROM runs") == "all well"


def test_F03_nohup_outlives_its_terminal(workspace: Workspace) -> None:
    with serve(Site(ARTICLES)) as site:
        ignored = signal.signal(signal.SIGHUP, signal.SIG_IGN)
        try:
            process = start(workspace, site.listing_url)
        finally:
            signal.signal(signal.SIGHUP, ignored)
        site.before(REQUESTS, lambda: send(process.pid, signal.SIGHUP, 0))
        process.communicate(timeout=60)
    assert process.returncode == 0


def main(instants: int, seed: int) -> None:
    print(f"seed {seed}")  # noqa: T201
    chance = random.Random(seed)
    ended: Counter[int] = Counter()
    with serve(Site(ARTICLES)) as site, TemporaryDirectory() as folder:
        whole = Workspace(Path(folder), PACES["no_delay"])
        crawl(whole.beside("first"), site.listing_url)  # it starts the process that is forked
        began_at = time.monotonic()
        crawl(whole, site.listing_url)
        whole_s = time.monotonic() - began_at
        for count in range(instants):
            delays_s = [chance.random() * whole_s, chance.random() * 0.5][: chance.randint(1, 2)]
            number = chance.choice(NUMBERS)
            run = signalled_crawl(
                whole.beside(f"{count}"),
                site,
                lambda pid: send_from_first_line(pid, number, *delays_s),  # noqa: B023
            )
            assert_honest(run, 11, 12)
            ended[run.exit_code] += 1
    print(*(f"exit {code}: {count}" for code, count in ended.items()), sep="\n")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if sys.argv[2:] else random.randrange(10**6))
