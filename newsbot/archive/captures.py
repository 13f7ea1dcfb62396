"""Finds and reads the responses in a WARC file, whoever wrote it."""

import zlib
from contextlib import redirect_stderr, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from io import SEEK_END, StringIO
from pathlib import Path
from typing import Any

from warcio.archiveiterator import WARCIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from newsbot.archive.messages import (
    RENDERED_BY,
    Message,
    has_its_length,
    parse_message,
    read_chunks,
)
from newsbot.archive.requests import RequestRecord
from newsbot.errors import ArchiveError, escaped

KINDS = {"response", "revisit", "resource"}
BLOCK_PART_BYTES = 65_536
MAX_SHOWN_CHARS = 60  # of a file that is none
WHOLE_GZIP = "non-chunked gzip (`warcio recompress FILE NEW.warc.gz` mends it)"
NOT_MODIFIED = b"HTTP/1.1 304 Not Modified"
UNREADABLE = (
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
    zlib.error,
    ValueError,
    EOFError,
)


@dataclass(frozen=True, slots=True)
class Capture:
    """Where a response stands. `length` is that of its block before compression, in bytes.
    `names` are what a revisit may call it by, `refers_to` the names of a revisit's original,
    `beside` the identifiers of this record and of those that it says came with it; `status` is
    None for a revisit that leaves even the head to its original.
    """

    path: Path
    offset: int
    length: int
    kind: str
    url: str
    at: datetime | None
    status: int | None
    location: str | None
    names: tuple[str, ...]
    refers_to: tuple[str, ...]
    beside: tuple[str, ...] = ()
    rendered: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    """The captures and requests of a file in its order. `damage`: in one line, where reading had
    to stop.
    """

    captures: list[Capture]
    requests: list[RequestRecord]
    damage: str | None


def scan_captures(path: Path) -> Scan:
    """Raises ArchiveError for a file that cannot be read or holds no whole record."""
    captures: list[Capture] = []
    requests: list[RequestRecord] = []
    records, damage = 0, None
    try:
        # warcio tells its doubts to stderr; what matters of them shows in the lengths.
        with path.open("rb") as file, redirect_stderr(StringIO()):
            iterator = WARCIterator(file, no_record_parse=True)
            for record in iterator:
                offset = iterator.offset
                beginning = record.raw_stream.read(BLOCK_PART_BYTES)
                read = len(beginning) + _drain(record.raw_stream)
                if record.length is None or read < record.length:
                    break
                records += 1
                message = _parse_block(record, beginning)
                if _is_page(record, message):
                    captures.append(_capture_of(path, offset, record, message))
                elif record.rec_type == "request":
                    requests.append(_request_of(record, message))
            if iterator.offset < file.seek(0, SEEK_END):
                damage = f"torn at byte {iterator.offset}"
    except UNREADABLE as error:
        damage = _damage_of(error)
    except OSError as error:
        raise ArchiveError(f"cannot read {path}: {error.strerror}") from None
    if not records:
        raise ArchiveError(f"{path} is not a WARC file: {_beginning_of(path)}")
    damage = damage and f"{escaped(str(path))}: {damage}, after {records} whole records"
    return Scan(captures, requests, damage)


def _damage_of(error: Exception) -> str:
    words = str(error).strip() or type(error).__name__
    return WHOLE_GZIP if "non-chunked gzip" in words else _in_short(words)


def _in_short(words: str) -> str:
    shown = escaped(words.partition("\n")[0])
    return shown if len(shown) <= MAX_SHOWN_CHARS else f"{shown[: MAX_SHOWN_CHARS - 1]}\u2026"


def _beginning_of(path: Path) -> str:
    """What is there instead of a record, below a compression, and never more than shows it."""
    with path.open("rb") as file:
        begins = file.read(BLOCK_PART_BYTES)
    with suppress(zlib.error):
        begins = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(begins, MAX_SHOWN_CHARS)
    if not begins:
        return "it is empty"
    if begins.startswith(b"WARC/"):
        return "its first record is torn"
    return f"it begins with {_in_short(begins[:MAX_SHOWN_CHARS].decode(errors='replace'))}"


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


def _capture_of(path: Path, offset: int, record: Any, message: Message) -> Capture:
    header = record.rec_headers.get_header
    location = message.value(b"location")
    return Capture(
        path=path,
        offset=offset,
        length=record.length,
        kind=record.rec_type,
        url=header("WARC-Target-URI"),
        at=_parse_date(header("WARC-Date")),
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
        at=_parse_date(header("WARC-Date")),
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


def _parse_date(text: str | None) -> datetime | None:
    try:
        date = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return date.astimezone(UTC) if date.tzinfo else date.replace(tzinfo=UTC)


def read_message(capture: Capture) -> Message:
    """The response without chunks. Raises ArchiveError if the file is no longer as it was."""
    try:
        with capture.path.open("rb") as file:
            file.seek(capture.offset)
            record = next(iter(WARCIterator(file, no_record_parse=True)))
            message = _parse_block(record, record.raw_stream.read())
    except (*UNREADABLE, OSError, StopIteration) as error:
        raise ArchiveError(f"{capture.path} has changed: {capture.url} ({error})") from None
    return _without_transfer_coding(message)


def _without_transfer_coding(message: Message) -> Message:
    coding = message.value(b"transfer-encoding") or b""
    if b"chunked" in coding.lower():
        body, measured = read_chunks(message.body)
    else:
        body, measured = message.body, has_its_length(message)
    headers = tuple(pair for pair in message.headers if pair[0].lower() != b"transfer-encoding")
    return Message(message.start_line, headers, body, measured)
