"""HTTP messages as the bytes that WARC records hold."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsbot.archive.content_codings import actual_codings, decode, split_codings

LINE_END = re.compile(rb"\r?\n")
HEAD_END = re.compile(rb"\r?\n\r?\n")
STATUS = re.compile(rb"HTTP/[0-9.]+[ \t]+([0-9]{3})\b")
CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\n]*)?\r?\n")
CODING = b"content-encoding"
MAX_DECODED_BYTES = 1 << 25  # no page has more

# A field of our own (the standard allows them): none of its own says so.
RENDERED_BY = "Rendered-By"

Header = tuple[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Message:
    """A request or a response. `body` is below the transfer coding; its content coding (gzip, br)
    is still on it. `measured`: nothing speaks against its being whole, neither its length nor its
    last chunk, and one of them is there.
    """

    start_line: bytes
    headers: tuple[Header, ...] = ()
    body: bytes = b""
    measured: bool = field(default=True, compare=False)

    @property
    def head(self) -> bytes:
        lines = [self.start_line, *(name + b": " + value for name, value in self.headers)]
        return b"\r\n".join(lines) + b"\r\n\r\n"

    @property
    def status(self) -> int | None:
        match = STATUS.match(self.start_line)
        return int(match[1]) if match else None

    @property
    def is_bodiless(self) -> bool:
        """Whether it should be a page and announces a body that it has not, or says what may be
        asked: as answers to HEAD and OPTIONS are.
        """
        if self.body or self.status is None or not 200 <= self.status < 300:
            return False
        length = self.value(b"content-length") or b"0"
        return (length.isdigit() and int(length) > 0) or self.value(b"allow") is not None

    def value(self, name: bytes) -> bytes | None:
        """Of the first header of that name (in lower case)."""
        return next(iter(self.values(name)), None)

    def values(self, name: bytes) -> list[bytes]:
        """Of all headers of that name (in lower case)."""
        return [value for key, value in self.headers if key.lower() == name]


def parse_message(block: bytes) -> Message:
    """A message as stored; chunks, if any, are still in its body."""
    end = HEAD_END.search(block)
    head, body = (block[: end.start()], block[end.end() :]) if end else (block, b"")
    start_line, *lines = LINE_END.split(head)
    return Message(start_line, _parse_headers(lines), body)


def _parse_headers(lines: list[bytes]) -> tuple[Header, ...]:
    headers: list[Header] = []
    for line in lines:
        name, colon, value = line.partition(b":")
        if line[:1] in {b" ", b"\t"} and headers:
            # A folded line goes on with the value before it (RFC 9112, section 5.2).
            name, value = headers[-1][0], headers.pop()[1] + b" " + line.strip()
        elif not colon:
            continue
        headers.append((name.strip(), value.strip()))
    return tuple(headers)


def with_actual_coding(message: Message) -> Message:
    """Under a header of the codings (gzip, br, …) that its body is in, whatever its own says."""
    named = split_codings(message.values(CODING))
    actual = actual_codings(message.body, named)
    return message if actual == named else _under_codings(message, actual, message.body)


def for_other_tools(message: Message) -> Message:
    """With a body in gzip, deflate or no coding: some readers of archives undo no other."""
    message = with_actual_coding(message)
    codings = split_codings(message.values(CODING))
    if not codings or codings in (["gzip"], ["deflate"]):
        return message
    body = decode(message.body, codings, MAX_DECODED_BYTES)
    return message if body is None else _under_codings(message, (), body)


def _under_codings(message: Message, codings: Sequence[str], body: bytes) -> Message:
    headers = tuple(pair for pair in message.headers if pair[0].lower() != CODING)
    if codings:
        headers += ((CODING, ", ".join(codings).encode()),)
    return Message(message.start_line, headers, body, message.measured)


def dechunk(body: bytes) -> bytes:
    """The content of a chunked body, as far as it is there."""
    return read_chunks(body)[0]


def read_chunks(body: bytes) -> tuple[bytes, bool]:
    """The content of a chunked body, and whether its last chunk is there. Some crawlers take the
    chunks away and leave the header: what does not begin with a chunk is content already. A torn
    body gives what is there.
    """
    content, position, is_whole = [], 0, False
    while match := CHUNK_SIZE.match(body, position):
        end = match.end() + int(match[1], 16)
        content.append(body[match.end() : end])
        # The line end behind a chunk belongs to neither it nor the next size.
        line_end = LINE_END.match(body, end)
        position = line_end.end() if line_end else len(body)
        if end == match.end():
            is_whole = True
            break
    return (b"".join(content), is_whole) if position else (body, True)


def has_its_length(message: Message) -> bool:
    stated = message.value(b"content-length") or b""
    return stated.isdigit() and int(stated[:15]) <= len(message.body)
