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

from newsbot.pages.parsed import ListingReading, read_listing
from newsbot.parser_process.parser_pool import PageReader
from newsbot.parser_process.parser_process import UnreadablePageError
from tests.crawling import ROOT, wait_until

CRAWL = """
import asyncio, os, time
from newsbot.parser_process.parser_pool import PageReader

async def crawl():
    reader = PageReader()
    reader.start()
    while (process := await reader.read(os.getpid)) == os.getpid():
        await asyncio.sleep(0.01)
    print(process, flush=True)
    time.sleep(600)

asyncio.run(crawl())
"""


def with_reader(use: Callable[[PageReader], Awaitable[Any]], few: float | None = None) -> Any:
    """Without `few`, its process is ready."""

    async def run() -> Any:
        reader = PageReader() if few is None else PageReader(few)
        try:
            if few is None:
                await started(reader)
            return await use(reader)
        finally:
            await reader.close()

    return asyncio.run(run())


async def started(reader: PageReader) -> int:
    reader.start()
    while (process := await reader.read(os.getpid)) == os.getpid():  # noqa: ASYNC110 - none tells
        await asyncio.sleep(0.01)
    return process


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_another_process_reads() -> None:
    assert with_reader(lambda reader: reader.read(os.getpid)) != os.getpid()


def test_a_few_pages_are_read_on_the_spot() -> None:
    assert with_reader(lambda reader: reader.read(os.getpid), few=1) == os.getpid()


def test_pages_do_not_wait_for_the_process_to_start() -> None:
    async def read_two(reader: PageReader) -> tuple[int, int]:
        return await reader.read(os.getpid), await started(reader)

    first, later = with_reader(read_two, few=0)
    assert first == os.getpid() != later


@pytest.mark.parametrize("program", ["/bin/false", "/no/such/program"])
def test_a_process_that_does_not_start_is_done_without(
    monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    async def read(reader: PageReader) -> list[int]:
        monkeypatch.setattr(sys, "executable", program)
        reader.start()
        await asyncio.sleep(0.1)
        reader.hurry()
        return [await reader.read(os.getpid), await reader.read(os.getpid)]

    assert with_reader(read, few=1) == [os.getpid()] * 2


def test_a_machine_with_one_core_reads_on_the_spot() -> None:
    async def read_started(reader: PageReader) -> int:
        reader.start()
        return await reader.read(os.getpid)

    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        assert with_reader(read_started, few=0) == os.getpid()
    finally:
        os.sched_setaffinity(0, cores)


def test_pages_come_back_as_they_are_read_here() -> None:
    html = b"<h1>News</h1><article><h2><a href=/a>Mirkhan opens a port</a></h2></article>" * 3
    arguments = (html, "https://courier.example/news", None)
    found = with_reader(lambda reader: reader.read(read_listing, *arguments))
    assert type(found) is ListingReading
    assert found == read_listing(*arguments)


def test_large_pages_and_many() -> None:
    pages = [b"x" * 3_000_000, *(b"y" * size for size in range(200))]

    async def read_all(reader: PageReader) -> list[int]:
        return await asyncio.gather(*(reader.read(len, page) for page in pages))

    assert with_reader(read_all) == [len(page) for page in pages]


def test_what_a_reader_raises_is_raised_here() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        with_reader(lambda reader: reader.read(int, "six"))


def test_a_page_that_kills_its_reader_is_the_only_one_lost() -> None:
    async def read_all(reader: PageReader) -> list[Any]:
        await reader.read(os.getpid)
        pages = (reader.read(len, "a"), reader.read(os._exit, 1), reader.read(len, "bc"))
        more = (reader.read(len, "def"), reader.read(os.abort), reader.read(len, "ghij"))
        return await asyncio.gather(*pages, *more, return_exceptions=True)

    read = with_reader(read_all)
    assert [type(answer) for answer in (read[1], read[4])] == [UnreadablePageError] * 2
    assert [read[0], read[2], read[3], read[5]] == [1, 2, 3, 4]


def test_the_answers_of_a_reader_that_died_meanwhile_count() -> None:
    async def read_all(reader: PageReader) -> list[Any]:
        await reader.read(os.getpid)
        pages = [asyncio.ensure_future(reader.read(len, "a"))]
        pages += [asyncio.ensure_future(reader.read(os._exit, 1))]
        await asyncio.sleep(0)
        time.sleep(0.5)  # noqa: ASYNC251 - it answers and dies, and nobody listens
        return await asyncio.gather(*pages, reader.read(len, "bc"), return_exceptions=True)

    first, fatal, next_one = with_reader(read_all)
    assert (first, type(fatal), next_one) == (1, UnreadablePageError, 2)


def test_a_page_that_takes_too_much_memory() -> None:
    with pytest.raises(UnreadablePageError):
        with_reader(lambda reader: reader.read(bytearray, 2_000_000_000))


def test_a_page_that_is_read_without_end() -> None:
    async def read_all(reader: PageReader) -> list[Any]:
        await reader.read(len, "a")
        pages = [reader.read(time.sleep, 600), reader.read(len, "bc")]
        reading = asyncio.gather(*pages, return_exceptions=True)
        await asyncio.sleep(0)
        reader.hurry()
        return await reading

    endless, next_one = with_reader(read_all)
    assert type(endless) is UnreadablePageError
    assert next_one == 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signals_are_for_the_crawl(number: signal.Signals) -> None:
    async def read(reader: PageReader) -> int:
        os.kill(await reader.read(os.getpid), number)
        return await reader.read(len, "abc")

    assert with_reader(read) == 3


def test_it_ends_with_the_crawl() -> None:
    reader = with_reader(lambda reader: reader.read(os.getpid))
    wait_until(lambda: not is_running(reader))


def test_it_ends_when_the_crawl_is_killed() -> None:
    command = [sys.executable, "-c", CRAWL]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as crawl:
        assert crawl.stdout
        reader = int(crawl.stdout.readline())
        crawl.kill()
    wait_until(lambda: not is_running(reader))
