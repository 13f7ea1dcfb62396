"""The browser's way out: what it connects to, what it refuses, and where it ends."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from newsbot.browser.socks_proxy import HOST, MAX_CONNECTIONS, SocksProxy
from newsbot.errors import AddressRefusedError

HELLO = bytes((5, 1, 0))
CONNECT = bytes((5, 1, 0))
WELCOME = bytes((5, 0))
NOWHERE, FORBIDDEN = "nowhere.example", "forbidden.example"
CLOSED = "closed.example"
asked: list[tuple[str, int]] = []
at_the_site: list[asyncio.StreamWriter] = []


async def resolve(host: str, port: int) -> list[str]:
    """Every other name is at home, behind an address where nobody answers."""
    asked.append((host, port))
    if host == NOWHERE:
        raise OSError(host)
    if host == FORBIDDEN:
        raise AddressRefusedError(host)
    return ["127.0.0.9"] if host == CLOSED else ["127.0.0.9", HOST]


def named(host: str, port: int) -> bytes:
    return CONNECT + bytes((3, len(host))) + host.encode() + port.to_bytes(2)


class Client:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    async def ask(self, request: bytes) -> bytes:
        """All that comes until the proxy ends, or has answered."""
        self.writer.write(HELLO + request)
        return await self.read(len(WELCOME) + 10)

    async def read(self, count: int) -> bytes:
        try:
            return await self.reader.readexactly(count)
        except asyncio.IncompleteReadError as error:
            return error.partial
        except ConnectionError:
            return b""


async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    at_the_site.append(writer)
    while (data := await reader.read(1000)) not in {b"", b"end"}:
        writer.write(data)
    at_the_site.remove(writer)
    writer.close()


Use = Callable[[SocksProxy, Callable[[], Awaitable[Client]], int], Awaitable[Any]]


def with_proxy(use: Use, max_bytes: int = 10_000) -> tuple[Any, list[str]]:
    """What `use` returns, of the proxy, a way to connect to it and the port of a site that echoes;
    and what the proxy said of excess.
    """

    async def run() -> Any:
        site = await asyncio.start_server(echo, HOST, 0)
        proxy = SocksProxy(resolve, lambda: excess.append("excess"), max_bytes)
        port = await proxy.start()

        async def connect() -> Client:
            clients.append(Client(*await asyncio.open_connection(HOST, port)))
            return clients[-1]

        try:
            async with asyncio.timeout(30):
                return await use(proxy, connect, site.sockets[0].getsockname()[1])
        finally:
            await proxy.close()
            site.close()
            for client in clients:
                client.writer.close()
            await asyncio.gather(*(asyncio.all_tasks() - {asyncio.current_task()}))

    clients: list[Client] = []
    excess: list[str] = []
    asked.clear()
    return asyncio.run(run()), excess


def test_bytes_pass_both_ways_until_the_site_ends() -> None:
    async def use(_proxy: SocksProxy, connect: Any, port: int) -> list[bytes]:
        client = await connect()
        said = [await client.ask(named("site.example", port))]
        client.writer.write(b"a page")
        said.append(await client.read(6))
        client.writer.write(b"end")
        return [*said, await client.read(1)]

    (answer, page, end), _ = with_proxy(use)
    assert answer[:4] == WELCOME + bytes((5, 0))
    assert (page, end) == (b"a page", b"")
    assert asked[0][0] == "site.example"


def test_the_site_learns_that_the_browser_has_gone() -> None:
    async def use(_proxy: SocksProxy, connect: Any, port: int) -> None:
        client = await connect()
        await client.ask(named("site.example", port))
        client.writer.transport.abort()
        while at_the_site:  # noqa: ASYNC110 - none tells
            await asyncio.sleep(0.01)

    with_proxy(use)


@pytest.mark.parametrize(
    ("host", "reply"), [(NOWHERE, 4), (CLOSED, 4), ("b" * 200, 4), (FORBIDDEN, 2)]
)
def test_what_is_not_connected_to(host: str, reply: int) -> None:
    async def use(_proxy: SocksProxy, connect: Any, _port: int) -> bytes:
        return await (await connect()).ask(named(host, 9))

    answer, _ = with_proxy(use)
    assert answer[:4] == WELCOME + bytes((5, reply))


@pytest.mark.parametrize(
    ("request_", "endpoint"),
    [
        (CONNECT + bytes((1, 10, 0, 0, 5, 0, 80)), ("10.0.0.5", 80)),
        (CONNECT + bytes((4, *[0] * 15, 1, 1, 187)), ("::1", 443)),
    ],
)
def test_addresses_are_asked_for_as_names_are(request_: bytes, endpoint: tuple[str, int]) -> None:
    async def use(_proxy: SocksProxy, connect: Any, _port: int) -> bytes:
        return await (await connect()).ask(request_)

    with_proxy(use)
    assert asked == [endpoint]


@pytest.mark.parametrize(
    "request_",
    [
        bytes((5, 2, 0, 1, 10, 0, 0, 5, 0, 80)),  # wait for a connection
        bytes((5, 3, 0, 1, 10, 0, 0, 5, 0, 80)),  # UDP
        bytes((4, 1, 0, 80, 10, 0, 0, 5, 0)),  # another version
        CONNECT + bytes((2, 1, 1, 0, 80)),
        CONNECT + bytes((3, 2, 255, 254, 0, 80)),
        named("10.0.0.5\nforged", 80),
    ],
)
def test_any_other_request_ends_the_connection(request_: bytes) -> None:
    async def use(_proxy: SocksProxy, connect: Any, _port: int) -> bytes:
        return await (await connect()).ask(request_)

    assert with_proxy(use)[0] == WELCOME
    assert asked == []


def test_no_more_connections_than_a_browser_needs() -> None:
    async def use(_proxy: SocksProxy, connect: Any, port: int) -> list[bytes]:
        clients = [await connect() for _ in range(MAX_CONNECTIONS)]
        for client in clients:
            await client.ask(named("site.example", port))
        return [await (await connect()).ask(named("site.example", port))]

    assert with_proxy(use)[0] == [b""]


def test_more_bytes_than_pages_may_receive_end_all_connections() -> None:
    async def use(proxy: SocksProxy, connect: Any, port: int) -> list[bytes]:
        client, neighbour = await connect(), await connect()
        for each in (client, neighbour):
            await each.ask(named("site.example", port))
        read = []
        for _ in range(3):
            client.writer.write(b"x" * 6_000)
            read.append(await client.read(6_000))
            proxy.begin_page()
        client.writer.write(b"x" * 11_000)
        await client.read(11_000)
        return [*read, await neighbour.read(1)]

    read, excess = with_proxy(use)
    assert read == [b"x" * 6_000] * 3 + [b""]
    assert excess == ["excess"]
