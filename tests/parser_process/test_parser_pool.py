"""Pages are read in a process beside the crawl, and what kills it costs one page."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from newsbot.errors import UnparsablePageError
from newsbot.pages.parsed import ParsedListing, parse_listing
from newsbot.parser_process.parser_pool import ParserPool
from tests.crawling import ROOT, wait_until

CRAWL = """
import asyncio, os, time
from newsbot.parser_process.parser_pool import ParserPool

async def crawl():
    parsers = ParserPool()
    parsers.start()
    while (process := await parsers.call(os.getpid)) == os.getpid():
        await asyncio.sleep(0.01)
    print(process, flush=True)
    time.sleep(600)

asyncio.run(crawl())
"""


def with_parsers(use: Callable[[ParserPool], Awaitable[Any]], few: float | None = None) -> Any:
    """Without `few`, its process is ready."""

    async def run() -> Any:
        parsers = ParserPool() if few is None else ParserPool(few)
        try:
            if few is None:
                await started(parsers)
            return await use(parsers)
        finally:
            await parsers.close()

    return asyncio.run(run())


async def started(parsers: ParserPool) -> int:
    parsers.start()
    while (process := await parsers.call(os.getpid)) == os.getpid():  # noqa: ASYNC110 - none tells
        await asyncio.sleep(0.01)
    return process


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_another_process_reads() -> None:
    assert with_parsers(lambda parsers: parsers.call(os.getpid)) != os.getpid()


def test_a_few_pages_are_read_on_the_spot() -> None:
    assert with_parsers(lambda parsers: parsers.call(os.getpid), few=1) == os.getpid()


def test_pages_do_not_wait_for_the_process_to_start() -> None:
    async def ask_twice(parsers: ParserPool) -> tuple[int, int]:
        return await parsers.call(os.getpid), await started(parsers)

    first, later = with_parsers(ask_twice, few=0)
    assert first == os.getpid() != later


@pytest.mark.parametrize("program", ["/bin/false", "/no/such/program"])
def test_a_process_that_does_not_start_is_done_without(
    monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    async def ask(parsers: ParserPool) -> list[int]:
        monkeypatch.setattr(sys, "executable", program)
        parsers.start()
        await asyncio.sleep(0.1)
        parsers.shorten_deadline()
        return [await parsers.call(os.getpid), await parsers.call(os.getpid)]

    assert with_parsers(ask, few=1) == [os.getpid()] * 2


def test_a_machine_with_one_core_reads_on_the_spot() -> None:
    async def ask_started(parsers: ParserPool) -> int:
        parsers.start()
        return await parsers.call(os.getpid)

    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        assert with_parsers(ask_started, few=0) == os.getpid()
    finally:
        os.sched_setaffinity(0, cores)


def test_pages_come_back_as_they_are_read_here() -> None:
    html = b"<h1>News</h1><article><h2><a href=/a>Mirkhan opens a port</a></h2></article>" * 3
    arguments = (html, "https://courier.example/news", None)
    found = with_parsers(lambda parsers: parsers.call(parse_listing, *arguments))
    assert type(found) is ParsedListing
    assert found == parse_listing(*arguments)


def test_large_pages_and_many() -> None:
    pages = [b"x" * 3_000_000, *(b"y" * size for size in range(200))]

    async def read_all(parsers: ParserPool) -> list[int]:
        return await asyncio.gather(*(parsers.call(len, page) for page in pages))

    assert with_parsers(read_all) == [len(page) for page in pages]


def test_what_a_reader_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        with_parsers(lambda parsers: parsers.call(int, "six"))


def test_a_page_that_kills_its_reader_is_the_only_one_lost() -> None:
    async def read_all(parsers: ParserPool) -> list[Any]:
        await parsers.call(os.getpid)
        pages = (parsers.call(len, "a"), parsers.call(os._exit, 1), parsers.call(len, "bc"))
        more = (parsers.call(len, "def"), parsers.call(os.abort), parsers.call(len, "ghij"))
        return await asyncio.gather(*pages, *more, return_exceptions=True)

    read = with_parsers(read_all)
    assert [type(answer) for answer in (read[1], read[4])] == [UnparsablePageError] * 2
    assert [read[0], read[2], read[3], read[5]] == [1, 2, 3, 4]


def test_the_answers_of_a_reader_that_died_meanwhile_count() -> None:
    async def read_all(parsers: ParserPool) -> list[Any]:
        await parsers.call(os.getpid)
        pages = [asyncio.ensure_future(parsers.call(len, "a"))]
        pages += [asyncio.ensure_future(parsers.call(os._exit, 1))]
        await asyncio.sleep(0)
        time.sleep(0.5)  # noqa: ASYNC251 - it answers and dies, and nobody listens
        return await asyncio.gather(*pages, parsers.call(len, "bc"), return_exceptions=True)

    first, fatal, next_one = with_parsers(read_all)
    assert (first, type(fatal), next_one) == (1, UnparsablePageError, 2)


def test_a_page_that_takes_too_much_memory() -> None:
    with pytest.raises(UnparsablePageError):
        with_parsers(lambda parsers: parsers.call(bytearray, 2_000_000_000))


def test_a_page_that_is_read_without_end() -> None:
    async def read_all(parsers: ParserPool) -> list[Any]:
        await parsers.call(len, "a")
        pages = [parsers.call(time.sleep, 600), parsers.call(len, "bc")]
        reading = asyncio.gather(*pages, return_exceptions=True)
        await asyncio.sleep(0)
        parsers.shorten_deadline()
        return await reading

    endless, next_one = with_parsers(read_all)
    assert type(endless) is UnparsablePageError
    assert next_one == 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signals_are_for_the_crawl(number: signal.Signals) -> None:
    async def ask(parsers: ParserPool) -> int:
        os.kill(await parsers.call(os.getpid), number)
        return await parsers.call(len, "abc")

    assert with_parsers(ask) == 3


def test_it_ends_with_the_crawl() -> None:
    parsers = with_parsers(lambda parsers: parsers.call(os.getpid))
    wait_until(lambda: not is_running(parsers))


def test_it_ends_when_the_crawl_is_killed() -> None:
    command = [sys.executable, "-c", CRAWL]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as crawl:
        assert crawl.stdout
        parsers = int(crawl.stdout.readline())
        crawl.kill()
    wait_until(lambda: not is_running(parsers))
