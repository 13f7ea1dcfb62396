"""Writes WARC 1.1 (ISO 28500:2017): a gzip member per record."""

import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import SEEK_END, BytesIO
from typing import BinaryIO
from uuid import uuid4

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from newsbot.archive.messages import RENDERED_BY, Message

GZIP = zlib.MAX_WBITS | 16


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request, and the response that came for it at the time `at` (UTC). `rendered_by` names the
    browser whose page stands in the response's body, in place of what the server sent.
    """

    url: str
    at: datetime
    request: Message
    response: Message
    ip_address: str | None = None
    rendered_by: str | None = None


class Head(StatusAndHeaders):  # type: ignore[misc]
    """The head of an HTTP message to the byte: warcio's own would be decoded and encoded again."""

    def __init__(self, head: bytes) -> None:
        # Without a status line warcio takes a head for missing.
        super().__init__("as received", [])
        self.headers_buff = head

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        """Is there already."""


def _new_record_id() -> str:
    return f"<urn:uuid:{uuid4()}>"


class RecordWriter:
    """Each call leaves whole records at the end of an unbuffered file, or none: whatever ends the
    program, what was being written is all that can be torn.
    """

    def __init__(self, file: BinaryIO, new_id: Callable[[], str] = _new_record_id) -> None:
        self._file = file
        self._new_id = new_id
        self._plain = BytesIO()
        self._warc = WARCWriter(self._plain, gzip=False, warc_version="1.1")

    def write_warcinfo(self, at: datetime, fields: Mapping[str, str]) -> None:
        text = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        headers = {"WARC-Record-ID": self._new_id(), "WARC-Date": warc_date(at)}
        self._write([self._member("warcinfo", "", headers, b"", text.encode())])

    def write_exchange(self, exchange: Exchange) -> None:
        response_id = self._new_id()
        both = {"WARC-Date": warc_date(exchange.at)}
        if exchange.ip_address:
            both["WARC-IP-Address"] = exchange.ip_address
        response = {"WARC-Record-ID": response_id, **both}
        if exchange.rendered_by:
            response[RENDERED_BY] = exchange.rendered_by
        request = {
            "WARC-Record-ID": self._new_id(),
            "WARC-Concurrent-To": response_id,
            **both,
        }
        self._write(
            [
                self._http_member("response", exchange.url, response, exchange.response),
                self._http_member("request", exchange.url, request, exchange.request),
            ]
        )

    def _http_member(
        self, kind: str, url: str, headers: Mapping[str, str], message: Message
    ) -> bytes:
        return self._member(kind, url, headers, message.head, message.body)

    def _member(
        self, kind: str, url: str, headers: Mapping[str, str], head: bytes, payload: bytes
    ) -> bytes:
        record = self._warc.create_warc_record(
            url,
            kind,
            payload=BytesIO(payload),
            length=len(payload),
            warc_headers_dict=dict(headers),
            http_headers=Head(head) if head else None,
        )
        self._plain.seek(0)
        self._plain.truncate()
        self._warc.write_record(record)
        return _compress_member(self._plain.getbuffer())

    def _write(self, members: Iterable[bytes]) -> None:
        end = self._file.seek(0, SEEK_END)
        left = memoryview(b"".join(members))
        try:
            while left:
                left = left[self._file.write(left) :]
        except OSError:
            # A disk that runs full takes a part. Nothing could be read behind half a record.
            self._file.truncate(end)
            raise


def _compress_member(plain: bytes | memoryview) -> bytes:
    # warcio compresses at level 9: a third slower for a file 1 % smaller.
    compressor = zlib.compressobj(6, zlib.DEFLATED, GZIP)
    return compressor.compress(plain) + compressor.flush()


def warc_date(at: datetime) -> str:
    """WARC 1.1 allows fractions of a second; they are left out where there are none."""
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ" if at.microsecond else "%Y-%m-%dT%H:%M:%SZ")
