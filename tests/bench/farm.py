"""Many sites with many listings, on loopback addresses, in a process of its own.

All listings have the pages of one site, with addresses of their own: so any number of them takes no
more memory, and a request costs the replacing of an address.
"""

import asyncio
import socket
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from multiprocessing import get_context
from multiprocessing.connection import Connection

from tests.site.site import Site

PER_PAGE = 6
SITES_IN_A_BLOCK = 250  # 127.0.2.1 to 127.0.2.250, 127.0.3.1 …
BASE = "http://listing.example"
BACKLOG = 500
NOT_FOUND = (HTTPStatus.NOT_FOUND, b"")


class Pages:
    """Of one listing, under `BASE`."""

    def __init__(self, pages: int) -> None:
        self._site = Site(pages * PER_PAGE, base_url=BASE, per_page=PER_PAGE)
        self._known: dict[str, tuple[HTTPStatus, bytes]] = {}
        self.path = self._site.options.listing

    def answer(self, path: str) -> tuple[HTTPStatus, bytes]:
        if path not in self._known:
            reply = self._site.respond(path, {})
            self._known[path] = HTTPStatus(reply.status), reply.body
        return self._known[path]


class Client(asyncio.Protocol):
    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        *heads, self._received = (self._received + data).split(b"\r\n\r\n")
        for head in heads:
            self._answer(*head.decode("latin-1").split("\r\n"))

    def _answer(self, request: str, *lines: str) -> None:
        headers = {name.lower(): value for name, _, value in (x.partition(": ") for x in lines)}
        status, body = self._page(request.split(" ")[1], headers)
        head = (
            f"HTTP/1.1 {status:d} {status.phrase}\r\nContent-Type: text/html; charset=utf-8\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        self._transport.write(head.encode() + body)

    def _page(self, path: str, headers: Mapping[str, str]) -> tuple[HTTPStatus, bytes]:
        number, slash, rest = path.removeprefix("/").partition("/")
        if not (slash and number.isdecimal()):
            return NOT_FOUND
        status, body = self._pages.answer(f"/{rest}")
        return status, body.replace(BASE.encode(), f"http://{headers['host']}/{number}".encode())


@contextmanager
def served_farm(listings: int, pages: int, sites: int) -> Iterator[Sequence[Sequence[str]]]:
    """The URLs of each site's listings, as even as they can be."""
    context = get_context("spawn")
    here, there = context.Pipe()
    server = context.Process(target=_serve, args=(there, listings, pages, sites), daemon=True)
    server.start()
    there.close()
    try:
        yield here.recv()
    finally:
        server.terminate()
        server.join()
        here.close()


def _serve(connection: Connection, listings: int, count: int, sites: int) -> None:
    pages = Pages(count)
    with ExitStack() as open_sockets:
        sockets = list(_listen(open_sockets, sites))
        names = [f"{host}:{port}" for host, port in (each.getsockname() for each in sockets)]
        urls = [
            [f"http://{name}/{number}{pages.path}" for number in range(site, listings, sites)]
            for site, name in enumerate(names)
        ]
        connection.send(urls)
        asyncio.run(_answer_all(pages, sockets))


def _listen(open_sockets: ExitStack, sites: int) -> Iterator[socket.socket]:
    port = 0
    for number in range(sites):
        block, place = divmod(number, SITES_IN_A_BLOCK)
        listening = open_sockets.enter_context(socket.socket())
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((f"127.0.{2 + block}.{1 + place}", port))
        listening.listen(BACKLOG)
        port = listening.getsockname()[1]
        yield listening


async def _answer_all(pages: Pages, sockets: Sequence[socket.socket]) -> None:
    loop = asyncio.get_running_loop()
    for listening in sockets:
        await loop.create_server(lambda: Client(pages), sock=listening, backlog=BACKLOG)
    await asyncio.Event().wait()
