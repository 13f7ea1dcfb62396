"""Whether a compressed body is there to its end: Scrapy takes what it gets of one as all of it."""

import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from gzip import BadGzipFile, GzipFile
from io import BytesIO

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PART_BYTES = 65_536
BEGINNINGS = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd")  # of gzip and zstd
DAMAGES = (zlib.error, brotli.error, zstd.ZstdError, OSError)


def breaks_off(body: bytes, codings: Sequence[str], most: int) -> bool:
    """Whether a stream of `codings` (as Content-Encoding names them, in small letters) ends before
    its end, or cannot be read from some place on. False where that is unknown: what was never in
    its coding at all, is in another one than Scrapy knows, or has more than `most` bytes.
    """
    for coding in reversed(codings):
        if coding not in READERS or not body or body.lstrip()[:1] == b"<":
            break
        parts: list[bytes] = []
        length = 0
        try:
            for part in READERS[coding](body):
                parts.append(part)
                length += len(part)
                if length > most:
                    return False
        except EOFError:
            return True
        except DAMAGES:
            return bool(parts) or body.startswith(BEGINNINGS)
        body = b"".join(parts)
    return False


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
