"""Finds and reads the responses in a WARC file, whoever wrote it."""

import re
import zlib
from collections.abc import Callable
from contextlib import redirect_stderr
from dataclasses import dataclass
from functools import partial
from io import SEEK_END, StringIO
from pathlib import Path
from typing import Any, BinaryIO

from warcio.archiveiterator import WARCIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from newsbot.archive.captures import Capture, Scan, damaged
from newsbot.archive.formats.times import parse_time
from newsbot.archive.messages import (
    RENDERED_BY,
    Message,
    has_its_length,
    parse_message,
    read_chunks,
)
from newsbot.archive.requests import RequestRecord
from newsbot.errors import ArchiveError

KINDS = {"response", "revisit", "resource"}
BLOCK_PART_BYTES = 65_536
NOT_MODIFIED = b"HTTP/1.1 304 Not Modified"
BROKEN = (
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    zlib.error,
    ValueError,
    EOFError,
)
WHOLE_GZIP = "non-chunked gzip (`warcio recompress FILE NEW.warc.gz` mends it)"
# What warcio's errors go on with is what stands in the file.
QUOTED = re.compile(r",? first line| - Found|\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WarcFile:
    """Records that stand one after the other, each a gzip member or plain, in the bytes from
    `start` to `end` (None: its end) of what `open` opens. `path`: the file that a user knows.
    """

    path: Path
    open: Callable[[], BinaryIO]
    start: int = 0
    end: int | None = None

    def read(self, offset: int) -> Message:
        """The response at this byte, without its transfer coding."""
        with self.open() as file:
            file.seek(offset)
            try:
                record = next(iter(WARCIterator(file, no_record_parse=True)))
                block = record.raw_stream.read()
                message = _parse_block(record, block)
            except (ArchiveLoadFailed, StatusAndHeadersParserException) as error:
                raise ValueError(_words_of(error)) from None
        if len(block) != record.length:
            raise ValueError("a record is torn")
        return _without_transfer_coding(message)


class Part:
    """A file up to a certain byte, as warcio reads it."""

    def __init__(self, file: BinaryIO, end: int) -> None:
        self._file = file
        self._end = end

    def tell(self) -> int:
        return self._file.tell()

    def read(self, size: int) -> bytes:
        return self._file.read(min(size, max(0, self._end - self._file.tell())))


def open_file(path: Path) -> BinaryIO:
    return path.open("rb")


def scan_captures(path: Path) -> Scan:
    """Raises ArchiveError for a file that cannot be read or holds no whole record."""
    return scan_warc(WarcFile(path, partial(open_file, path)))


def scan_warc(warc: WarcFile) -> Scan:
    """Raises ArchiveError, as `scan_captures`."""
    captures: list[Capture] = []
    requests: list[RequestRecord] = []
    records, damage = 0, None
    try:
        # warcio tells its doubts to stderr; what matters of them shows in the lengths.
        with warc.open() as file, redirect_stderr(StringIO()):
            end = file.seek(0, SEEK_END) if warc.end is None else warc.end
            file.seek(warc.start)
            iterator = WARCIterator(Part(file, end), no_record_parse=True)
            for record in iterator:
                read = partial(warc.read, iterator.offset)
                beginning = record.raw_stream.read(BLOCK_PART_BYTES)
                length = len(beginning) + _drain(record.raw_stream)
                if record.length is None or length < record.length:
                    break
                records += 1
                message = _parse_block(record, beginning)
                if _is_page(record, message):
                    captures.append(_capture_of(warc.path, read, record, message))
                elif record.rec_type == "request":
                    requests.append(_request_of(record, message))
            if iterator.offset < end:
                damage = f"torn at byte {iterator.offset - warc.start}"
    except BROKEN as error:
        damage = _words_of(error)
    except OSError as error:
        raise ArchiveError(f"cannot read {warc.path}: {error.strerror}") from None
    if not records:
        raise ArchiveError(f"{warc.path} is not a WARC file: its first record is torn")
    damage = damage and damaged(warc.path, f"{damage}, after {records} whole records")
    return Scan(captures, requests, damage)


def _words_of(error: Exception) -> str:
    """Why warcio reads no further, without what it read."""
    words = QUOTED.split(str(error).strip())[0] or type(error).__name__
    return WHOLE_GZIP if "non-chunked gzip" in words else words


def _drain(stream: Any) -> int:
    """Reads on to the end; the number of bytes that were left."""
    return sum(map(len, iter(lambda: stream.read(BLOCK_PART_BYTES), b"")))


def _is_page(record: Any, message: Message) -> bool:
    """Whether it answers a request by HTTP. One cut off by the crawler is lost, as it would be in
    a download; a revisit is called truncated because it leaves the body to its original.
    """
    header = record.rec_headers.get_header
    if record.rec_type not in KINDS:
        return False
    whole = message.status is not None and not header("WARC-Truncated")
    if record.rec_type == "response" and message.is_bodiless:
        return False
    by_http = header("WARC-Target-URI", "").startswith(("http://", "https://"))
    return by_http and (whole or record.rec_type == "revisit")


def _capture_of(path: Path, read: Callable[[], Message], record: Any, message: Message) -> Capture:
    header = record.rec_headers.get_header
    location = message.value(b"location")
    return Capture(
        path=path,
        read=read,
        length=record.length,
        kind=record.rec_type,
        url=header("WARC-Target-URI"),
        at=parse_time(header("WARC-Date")),
        status=message.status,
        location=location.decode("latin-1") if location else None,
        names=_parse_names(record, "WARC-Record-ID", "WARC-Target-URI", "WARC-Date"),
        refers_to=_parse_names(
            record, "WARC-Refers-To", "WARC-Refers-To-Target-URI", "WARC-Refers-To-Date"
        ),
        beside=_identifiers(record),
        rendered=header(RENDERED_BY) is not None,
    )


def _request_of(record: Any, message: Message) -> RequestRecord:
    header = record.rec_headers.get_header
    return RequestRecord(
        method=message.start_line.partition(b" ")[0].decode("latin-1").upper(),
        url=header("WARC-Target-URI", ""),
        at=parse_time(header("WARC-Date")),
        beside=_identifiers(record),
    )


def _identifiers(record: Any) -> tuple[str, ...]:
    """A record's own, and those of the records that it came with; it may name several."""
    fields = record.rec_headers.headers
    names = ("warc-record-id", "warc-concurrent-to")
    return tuple(value.strip("<> ") for name, value in fields if name.lower() in names)


def _parse_names(record: Any, record_id: str, url: str, date: str) -> tuple[str, ...]:
    """Crawlers name an original by its identifier, its digest (an equal digest is an equal
    payload) or its address and time.
    """
    header = record.rec_headers.get_header
    place = f"{header(url)} {header(date)}" if header(url) and header(date) else None
    names = (header(record_id), header("WARC-Payload-Digest"), place)
    return tuple(name for name in names if name)


def _parse_block(record: Any, block: bytes) -> Message:
    header = record.rec_headers.get_header
    if record.rec_type == "resource":
        content_type = header("Content-Type", "application/octet-stream")
        length = str(len(block)).encode()
        headers = ((b"Content-Type", content_type.encode()), (b"Content-Length", length))
        return Message(b"HTTP/1.1 200 OK", headers, block)
    if record.rec_type == "revisit" and header("WARC-Profile", "").endswith("not-modified"):
        return Message(NOT_MODIFIED, parse_message(block).headers)
    return parse_message(block)


def _without_transfer_coding(message: Message) -> Message:
    coding = message.value(b"transfer-encoding") or b""
    if b"chunked" in coding.lower():
        body, measured = read_chunks(message.body)
    else:
        body, measured = message.body, has_its_length(message)
    headers = tuple(pair for pair in message.headers if pair[0].lower() != b"transfer-encoding")
    return Message(message.start_line, headers, body, measured)
