"""Content codings (gzip, deflate, Brotli, zstd): which are on a body, and whether a stream is there
to its end: Scrapy takes what it gets of one as all of it.
"""

import re
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum, auto
from gzip import BadGzipFile, GzipFile
from io import BytesIO

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PART_BYTES = 65_536
MAX_PROBED_BYTES = 1 << 20  # of what is in a stream: enough to know its coding
MAGIC = {"gzip": b"\x1f\x8b", "x-gzip": b"\x1f\x8b", "zstd": b"\x28\xb5\x2f\xfd"}
DAMAGES = (zlib.error, brotli.error, zstd.ZstdError, OSError)
# Control characters but for white space and the escapes of ISO-2022.
CONTROL = rb"\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f"
# No compressed stream begins with markup, or goes without control characters for long. A text does,
# in any encoding but UTF-16, whose mark tells it.
PLAIN = re.compile(
    rb"(?:\xef\xbb\xbf)?[ \t\r\n]*\0?<\0?[a-zA-Z!?]|\xff\xfe|\xfe\xff|[^%b]{1024}|[^%b]{1,1023}\Z"
    % (CONTROL, CONTROL)
)


class End(Enum):
    """How far a stream could be read."""

    WHOLE = auto()
    TOO_LARGE = auto()
    CUT = auto()
    DAMAGED = auto()


READABLE = {End.WHOLE, End.TOO_LARGE}


def split_codings(values: Sequence[bytes]) -> list[str]:
    """Of a message's Content-Encoding headers, in small letters and in the order put on."""
    names = b",".join(values).decode("latin-1").lower().split(",")
    return [name for name in map(str.strip, names) if name not in {"", "identity"}]


def actual_codings(body: bytes, named: list[str]) -> list[str]:
    """Those on the body, whatever its head names: some crawlers take them off and leave the header,
    some servers name another. What is named stays for a damaged stream, and for a body that may be
    in a coding which nobody here knows.
    """
    if PLAIN.match(body):
        return []
    if not named:
        return [coding for coding in ("gzip", "zstd") if body.startswith(MAGIC[coding])]
    kept = _kept_codings(body, named)
    if kept or not READERS.keys() >= {*named}:
        return kept or named
    if other := next((coding for coding in READERS if _is_text_in(body, coding)), None):
        return [other]
    return named if _is_begun(body, *_decode(body, named[-1], MAX_PROBED_BYTES)) else []


def _kept_codings(body: bytes, named: list[str]) -> list[str]:
    """Without those that were taken off; none if the body is in none of them."""
    *inner, outer = named
    if not inner and outer in MAGIC and body.startswith(MAGIC[outer]):
        return named
    content, end = _decode(body, outer, MAX_PROBED_BYTES)
    if end in READABLE:
        return [*(actual_codings(content, inner) if inner else ()), outer]
    return _kept_codings(body, inner) if inner else []


def decode(body: bytes, codings: Sequence[str], most: int) -> bytes | None:
    """None for what is in a coding that is not known here, damaged, or larger than `most` bytes."""
    for coding in reversed(codings):
        body, end = _decode(body, coding, most)
        if end is not End.WHOLE:
            return None
    return body


def breaks_off(body: bytes, codings: Sequence[str], most: int) -> bool:
    """Whether a stream of `codings` (as Content-Encoding names them, in small letters) ends before
    its end, or cannot be read from some place on. False where that is unknown: what was never in
    its coding at all, is in another one than Scrapy knows, or has more than `most` bytes.
    """
    for coding in reversed(codings):
        if coding not in READERS or not body or body.lstrip()[:1] == b"<":
            break
        content, end = _decode(body, coding, most)
        if end is not End.WHOLE:
            return end is not End.TOO_LARGE and _is_begun(body, content, end)
        body = content
    return False


def _is_begun(body: bytes, content: bytes, end: End) -> bool:
    """Whether the body is at least the beginning of a stream that gave this content."""
    return end is not End.DAMAGED or bool(content) or body.startswith(tuple(MAGIC.values()))


def _is_text_in(body: bytes, coding: str) -> bool:
    content, end = _decode(body, coding, MAX_PROBED_BYTES)
    return end in READABLE and PLAIN.match(content) is not None


def _decode(body: bytes, coding: str, most: int) -> tuple[bytes, End]:
    """What could be read, and how far that was; it may be some more than `most` bytes."""
    parts: list[bytes] = []
    length, end = 0, End.WHOLE
    try:
        for part in READERS[coding](body):
            parts.append(part)
            length += len(part)
            if length > most:
                end = End.TOO_LARGE
                break
    except EOFError:
        end = End.CUT
    except (*DAMAGES, KeyError):
        end = End.DAMAGED
    return b"".join(parts), end


def _gunzip(body: bytes) -> Iterator[bytes]:
    """A wrong checksum, or more behind the end, spoils no text."""
    with GzipFile(fileobj=BytesIO(body)) as file:
        part = file.read1(PART_BYTES)
        while part:
            yield part
            try:
                part = file.read1(PART_BYTES)
            except BadGzipFile:
                return


def _inflate(body: bytes) -> Iterator[bytes]:
    """Some servers leave out zlib's head and foot."""
    stream = zlib.decompressobj()
    try:
        part = stream.decompress(body, PART_BYTES)
    except zlib.error:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        part = stream.decompress(body, PART_BYTES)
    yield part
    while not stream.eof:
        left = stream.unconsumed_tail
        part = stream.decompress(left, PART_BYTES)
        if not (part or left):
            raise EOFError
        yield part


def _unbrotli(body: bytes) -> Iterator[bytes]:
    stream = brotli.Decompressor()
    part = stream.process(body, output_buffer_limit=PART_BYTES)
    yield part
    while not stream.is_finished():
        part = stream.process(b"", output_buffer_limit=PART_BYTES)
        if not part:
            raise EOFError
        yield part


def _unzstd(body: bytes) -> Iterator[bytes]:
    with zstd.ZstdFile(BytesIO(body)) as file:
        while part := file.read(PART_BYTES):
            yield part


READERS: Mapping[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _inflate,
    "br": _unbrotli,
    "zstd": _unzstd,
}
