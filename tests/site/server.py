"""The site on loopback: a small HTTP/1.1 server in a thread of its own, fast enough that a
crawler and never the server is what a benchmark measures.
"""

import asyncio
import gzip
import struct
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from email.utils import formatdate
from functools import lru_cache
from http import HTTPStatus
from socket import SO_LINGER, SOL_SOCKET
from ssl import SSLContext
from threading import Thread
from typing import cast

from tests.site.replies import Reply
from tests.site.site import Site

END_OF_HEAD = b"\r\n\r\n"
TLS_HANDSHAKE = b"\x16\x03"


class Connection(asyncio.Protocol):
    """Requests without bodies only: a crawler sends no others."""

    def __init__(self, site: Site, compress: bool, made: "set[Connection]") -> None:
        self.site = site
        self.compress = compress
        self.made = made  # with a client that trusted the certificate, if there was one
        self.received = b""
        self.endless = b""
        self.is_full = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        self.made.add(self)

    def data_received(self, data: bytes) -> None:
        self.received += data
        if self.received.startswith(TLS_HANDSHAKE):
            self.transport.abort()
        while END_OF_HEAD in self.received:
            head, _, self.received = self.received.partition(END_OF_HEAD)
            self.answer(head.decode("latin-1"))

    def answer(self, head: str) -> None:
        request_line, *lines = head.split("\r\n")
        method, path, _ = request_line.split(" ", 2)
        pairs = (line.split(":", 1) for line in lines)
        headers = {name.strip().lower(): value.strip() for name, value in pairs}
        reply = self.site.respond(path, headers, method)
        if reply.silent:
            return
        if reply.closing:
            self.transport.close()
            return
        if reply.endless:
            beginning, self.endless = reply.endless
            self.transport.write(beginning)
            self.resume_writing()
            return
        coded = self.compress and "gzip" in headers.get("accept-encoding", "")
        body = compressed(reply.body) if coded and reply.body else reply.body
        coding = [("Content-Encoding", "gzip")] if body is not reply.body else []
        if coding and self.site.options.coded_tags:
            reply = with_coded_tag(reply)
        sent = b"" if method == "HEAD" else body
        answer = head_of(reply, len(body), coding) + sent
        if reply.reset_after is not None:
            self.reset_after(answer[: reply.reset_after])
            return
        self.transport.write(answer)
        is_short = reply.stated is not None and reply.stated > len(body)
        if headers.get("connection", "").lower() == "close" or not reply.measured or is_short:
            self.transport.close()

    def reset_after(self, part: bytes) -> None:
        self.transport.write(part)
        connection = self.transport.get_extra_info("socket")
        connection.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
        self.transport.abort()

    def resume_writing(self) -> None:
        """Until the client takes no more for now, or ever again."""
        self.is_full = False
        while self.endless and not (self.is_full or self.transport.is_closing()):
            self.transport.write(self.endless)

    def pause_writing(self) -> None:
        self.is_full = True


def with_coded_tag(reply: Reply) -> Reply:
    """The tag names the coding. Requests are still compared with the tag of the page itself."""
    tagged = (
        (name, f'{value[:-1]}-gzip"' if name == "ETag" else value) for name, value in reply.headers
    )
    return replace(reply, headers=tuple(tagged))


@lru_cache(maxsize=20_000)
def compressed(body: bytes) -> bytes:
    return gzip.compress(body, 6, mtime=0)


def head_of(reply: Reply, length: int, coding: list[tuple[str, str]]) -> bytes:
    headers = [("Server", "steppe"), ("Date", formatdate(usegmt=True)), *reply.headers, *coding]
    if reply.status != HTTPStatus.NOT_MODIFIED and reply.measured:
        stated = length if reply.stated is None else reply.stated
        headers.append(("Content-Length", str(stated)))
    lines = [
        f"HTTP/1.1 {reply.status:d} {HTTPStatus(reply.status).phrase}",
        *(f"{name}: {value}" for name, value in headers),
    ]
    return "\r\n".join(lines).encode() + END_OF_HEAD


@contextmanager
def serve(
    site: Site, *, port: int = 0, compress: bool = False, tls: SSLContext | None = None
) -> Iterator[Site]:
    """Serves `site` on 127.0.0.1; its links lead to this server until it is shut down."""
    loop = asyncio.new_event_loop()
    connections: set[Connection] = set()

    def connect() -> Connection:
        return Connection(site, compress, connections)

    server = loop.run_until_complete(loop.create_server(connect, "127.0.0.1", port, ssl=tls))
    thread = Thread(target=loop.run_forever, name="steppe", daemon=True)
    before = site.options.base_url
    scheme = "https" if tls else "http"
    site.change(base_url=f"{scheme}://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    thread.start()
    try:
        yield site
    finally:
        asyncio.run_coroutine_threadsafe(shut_down(server, connections), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
        site.change(base_url=before)


async def shut_down(server: asyncio.Server, connections: set[Connection]) -> None:
    server.close()
    for connection in connections:
        connection.transport.abort()
    # Aborted transports report the loss in the loop's next turn.
    await asyncio.sleep(0)


@contextmanager
def serve_all(sites: Iterable[Site]) -> Iterator[None]:
    """Each at a port of its own."""
    with ExitStack() as stack:
        for site in sites:
            stack.enter_context(serve(site))
        yield
