"""A SOCKS5 server (RFC 1928) on loopback, through which the browser reaches every host.

Chromium gives it names and resolves none itself, so that one look-up decides what is permitted and
what is connected to. It asks for no password, as Chromium knows none for SOCKS: another user of the
machine who finds its port reaches nothing by it but the listings' sites, as he does without it; and
what else he asks for is taken for a page's wish.
"""

import asyncio
import logging
from asyncio import StreamReader, StreamWriter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address

from newsbot.errors import AddressRefusedError

logger = logging.getLogger(__name__)

HOST = "127.0.0.1"
VERSION = 5
NO_PASSWORD = 0
CONNECT = 1
IPV4, NAME, IPV6 = 1, 3, 4
SUCCEEDED, NOT_ALLOWED, UNREACHABLE = 0, 2, 4
BOUND = bytes((IPV4, 0, 0, 0, 0, 0, 0))  # to what address, no client asks

HANDSHAKE_TIMEOUT_S = 10.0
CONNECT_TIMEOUT_S = 5.0  # for each address that a host has
CLOSE_TIMEOUT_S = 1.0
MAX_CONNECTIONS = 128  # Chromium itself opens 32 through one proxy, besides its sockets
MAX_BYTES = 256 * 1024**2  # that the pages of one moment may receive, as they come
CHUNK_BYTES = 65_536

Resolve = Callable[[str, int], Awaitable[list[str]]]


class SocksProxy:
    """Connects to the addresses that `resolve` gives for a host and port. It raises OSError where
    there are none, AddressRefusedError where they are forbidden. `on_excess` is told of pages that
    receive more than `max_bytes`.
    """

    def __init__(
        self, resolve: Resolve, on_excess: Callable[[], None], max_bytes: int = MAX_BYTES
    ) -> None:
        self._resolve = resolve
        self._on_excess = on_excess
        self._max_bytes = max_bytes
        self._server: asyncio.Server | None = None
        self._connections: dict[StreamWriter, asyncio.Task[None]] = {}
        self._received = 0

    async def start(self) -> int:
        """Its port."""
        self._server = await asyncio.start_server(self._serve, HOST, 0)
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def close(self) -> None:
        if self._server:
            self._server.close()
        self._abort_all()
        if self._connections:
            await asyncio.wait(self._connections.values(), timeout=CLOSE_TIMEOUT_S)

    def begin_page(self) -> None:
        """What came before it is no longer counted."""
        self._received = 0

    async def _serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        if len(self._connections) >= MAX_CONNECTIONS:
            writer.transport.abort()
            return
        task = asyncio.current_task()
        assert task
        self._connections[writer] = task
        try:
            await self._tunnel(reader, writer)
        except (OSError, EOFError, ValueError):
            pass  # whichever side it was, the browser sees the end
        finally:
            del self._connections[writer]
            writer.close()

    async def _tunnel(self, reader: StreamReader, writer: StreamWriter) -> None:
        async with asyncio.timeout(HANDSHAKE_TIMEOUT_S):
            host, port = await _read_request(reader, writer)
        try:
            there, to_there = await self._connect(host, port)
        except (OSError, UnicodeError) as error:
            # Of this the browser's own word is no more than that it failed.
            logger.info("The browser gets no connection to %s port %d: %s", host, port, error)
            _answer(writer, UNREACHABLE)
        except AddressRefusedError:
            _answer(writer, NOT_ALLOWED)
        else:
            _answer(writer, SUCCEEDED)
            await self._carry(reader, writer, there, to_there)

    async def _connect(self, host: str, port: int) -> tuple[StreamReader, StreamWriter]:
        addresses = await self._resolve(host, port)
        for address in addresses:
            with suppress(OSError):
                async with asyncio.timeout(CONNECT_TIMEOUT_S):
                    return await asyncio.open_connection(address, port)
        raise ConnectionError(f"nobody answers at {', '.join(addresses)}")

    async def _carry(
        self,
        reader: StreamReader,
        writer: StreamWriter,
        there: StreamReader,
        to_there: StreamWriter,
    ) -> None:
        """Until either side ends: no browser ends half a connection."""
        sending = asyncio.create_task(_copy(reader, to_there))
        sending.add_done_callback(lambda _: to_there.close())
        try:
            await _copy(there, writer, self._count)
        finally:
            sending.cancel()
            to_there.close()

    def _count(self, size: int) -> None:
        self._received += size
        if self._received > self._max_bytes:
            self.begin_page()
            self._on_excess()
            self._abort_all()

    def _abort_all(self) -> None:
        for writer in self._connections:
            writer.transport.abort()


async def _read_request(reader: StreamReader, writer: StreamWriter) -> tuple[str, int]:
    """The host and port that the client wants to be connected to. Raises ValueError for anything
    else that it may want.
    """
    version, methods = await reader.readexactly(2)
    if version != VERSION or NO_PASSWORD not in await reader.readexactly(methods):
        raise ValueError("no SOCKS5 without a password")
    writer.write(bytes((VERSION, NO_PASSWORD)))
    version, command, _, kind = await reader.readexactly(4)
    if (version, command) != (VERSION, CONNECT):
        raise ValueError("no CONNECT")
    host = await _read_host(reader, kind)
    return host, int.from_bytes(await reader.readexactly(2))


async def _read_host(reader: StreamReader, kind: int) -> str:
    if kind == IPV4:
        return str(IPv4Address(await reader.readexactly(4)))
    if kind == IPV6:
        return str(IPv6Address(await reader.readexactly(16)))
    if kind != NAME:
        raise ValueError("no kind of address")
    (length,) = await reader.readexactly(1)
    name = (await reader.readexactly(length)).decode("ascii")
    if not name.isprintable():
        raise ValueError("no name of a host")
    return name


def _answer(writer: StreamWriter, reply: int) -> None:
    writer.write(bytes((VERSION, reply, 0)) + BOUND)


async def _copy(
    reader: StreamReader, writer: StreamWriter, count: Callable[[int], None] | None = None
) -> None:
    """Until one of them ends."""
    with suppress(OSError):
        while data := await reader.read(CHUNK_BYTES):
            if count:
                count(len(data))
            writer.write(data)
            await writer.drain()
