"""Who goes first, and that nobody waits for what never comes."""

import asyncio

from scrapy.http import Request

from newsbot.downloader.probes import Probes

FIRST, SECOND = Request("https://steppe.example/a/"), Request("https://steppe.example/b/")


def test_one_of_a_group_goes_first() -> None:
    probes = Probes()
    assert probes.begin("group", FIRST)
    assert not probes.begin("group", SECOND)
    assert probes.begin("another group", SECOND)


def test_only_the_first_ends_its_probe() -> None:
    probes = Probes()
    probes.begin("group", FIRST)
    assert not probes.end("group", SECOND)
    assert not probes.end("another group", FIRST)
    assert not probes.end("group", FIRST.replace())
    assert probes.end("group", FIRST)
    assert not probes.end("group", FIRST)
    assert probes.begin("group", SECOND)


def test_all_who_wait_go_on() -> None:
    async def wait() -> None:
        probes = Probes()
        probes.begin("group", FIRST)
        waiting = [asyncio.create_task(probes.ended("group")) for _ in range(3)]
        waiting[0].cancel()
        await asyncio.sleep(0)
        assert not any(task.done() for task in waiting[1:])
        probes.end("group", FIRST)
        async with asyncio.timeout(5):
            await asyncio.gather(*waiting[1:])

    asyncio.run(wait())
