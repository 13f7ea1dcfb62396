"""One answer over HTTP, as aiohttp parses it, and what aiohttp leaves to its user."""

import re
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address

from aiohttp import ClientPayloadError, ClientResponse, ServerDisconnectedError
from aiohttp.client_proto import ResponseHandler
from aiohttp.connector import Connection

MAX_HEAD_BYTES = 1024**2

LENGTH = re.compile(rb"\r\nContent-Length:[ \t]*([^\r\n]*)", re.IGNORECASE)
CHUNKED = re.compile(rb"\r\nTransfer-Encoding:[ \t]*chunked", re.IGNORECASE)


class EndlessHeadError(Exception):
    """More bytes than any answer needs before its body."""


class StaleConnectionError(ServerDisconnectedError):
    """The server closed it, as it was idle, while a request was on its way: nobody's failure."""


class Answer(ClientResponse):
    """Knows its connection also when that is gone, as it is behind a short body."""

    peer: IPv4Address | IPv6Address | None = None
    certificate: bytes | None = None

    @property
    def protocol(self) -> str:
        assert self.version
        return f"HTTP/{self.version.major}.{self.version.minor}"

    @property
    def is_measured(self) -> bool:
        """Whether anything but the connection's end says where the body ends."""
        coding = self.headers.get("Transfer-Encoding", "")
        return "chunked" in coding.lower() or "Content-Length" in self.headers

    async def start(self, connection: Connection) -> "Answer":
        """Raises EndlessHeadError and StaleConnectionError."""
        transport, parser = connection.transport, connection.protocol
        assert parser is not None
        if transport is not None:  # else the server has closed it, as will be found next
            if peer := transport.get_extra_info("peername"):
                self.peer = ip_address(peer[0].partition("%")[0])
            if tls := transport.get_extra_info("ssl_object"):
                self.certificate = tls.getpeercert(binary_form=True)
        receiver = Receiver(parser)
        try:
            await super().start(connection)
        except ServerDisconnectedError as error:
            raise (StaleConnectionError if receiver.is_reused else type(error)) from error
        receiver.watch(self)
        return self


class Receiver:
    """Stands before the parser while one answer comes in."""

    def __init__(self, parser: ResponseHandler) -> None:
        self._parser = parser
        self.is_reused = vars(parser).get("was_used", False)
        self._parse: Callable[[bytes], None] = parser.data_received
        self._left_bytes = MAX_HEAD_BYTES
        self._answer: ClientResponse | None = None
        parser.data_received = self._receive  # type: ignore[method-assign]

    def watch(self, answer: ClientResponse) -> None:
        """Its head is there; the body is to come, or has come by now."""
        self._answer = answer
        self._tell()
        answer.content.on_eof(self._leave)

    def _leave(self) -> None:
        vars(self._parser).pop("data_received", None)
        vars(self._parser)["was_used"] = True

    def _receive(self, data: bytes) -> None:
        if self._answer is None:
            self._receive_head(data)
        else:
            self._parse(data)
            self._tell()

    def _receive_head(self, data: bytes) -> None:
        """By bytes: blanks, and answers before the answer (103), count in none of the parser's own
        limits. What is wrong in the body, or stands behind it, says nothing against the head.
        """
        if self._left_bytes < 0:
            self._parser.abort()
            text = f"its head has more than {MAX_HEAD_BYTES} bytes"
            self._parser.set_exception(EndlessHeadError(text))
            return
        self._left_bytes -= len(data)
        head, blank_line, rest = data.partition(b"\r\n\r\n")
        is_whole = blank_line and head.startswith(b"HTTP/")
        self._parse(self._mended(head) + blank_line if is_whole else head + blank_line)
        if rest:
            self._parse(rest)

    def _mended(self, head: bytes) -> bytes:
        """Without what browsers bear and the parser does not: one length said several times, or
        beside chunks, which outrank it (RFC 9112, 6.3).
        """
        lengths = LENGTH.findall(head)
        needless = len(lengths) if lengths and CHUNKED.search(head) else len(lengths) - 1
        if needless < 1 or len(set(lengths)) > 1:
            return head
        self._parser.force_close()
        return LENGTH.sub(b"", head, needless)

    def _tell(self) -> None:
        """Whoever waits for the body, which the parser does not if chunks or trailers are bad."""
        error = self._parser.exception()
        if error and self._answer and not self._answer.content.is_eof():
            broken = ClientPayloadError(str(error))
            broken.__cause__ = error
            self._answer.content.set_exception(broken)
