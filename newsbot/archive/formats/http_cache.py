"""Scrapy's HTTP cache: a folder for each request (`FilesystemCacheStorage`), with HTTPCACHE_GZIP
or without. Its pickles are never opened.
"""

import ast
import gzip
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from newsbot.archive.captures import UNREADABLE, Capture, Scan, damaged
from newsbot.archive.formats.times import in_utc
from newsbot.archive.messages import Message, has_its_length, parse_message

ENTRY = {"meta", "response_headers", "response_body"}
GZIP = b"\x1f\x8b"


def is_entry(names: Iterable[str]) -> bool:
    """Whether a folder with files of these names is one."""
    return {*names} >= ENTRY


def scan_entry(folder: Path) -> Scan:
    try:
        meta = ast.literal_eval(_read_file(folder / "meta").decode())
        return Scan([_capture_of(folder, meta)] if meta["method"] == "GET" else [])
    except (*UNREADABLE, SyntaxError, TypeError, MemoryError, RecursionError):
        return Scan([], damage=damaged(folder, "an entry of Scrapy's HTTP cache that is torn"))


def _capture_of(folder: Path, meta: dict[str, Any]) -> Capture:
    status = int(meta["status"])
    location = _head(folder, status).value(b"location")
    return Capture(
        path=folder,
        read=partial(_read, folder, status),
        length=(folder / "response_body").stat().st_size,
        kind="response",
        url=meta["url"],
        at=in_utc(datetime.fromtimestamp(float(meta["timestamp"]), UTC)),
        status=status,
        location=location.decode("latin-1") if location else None,
    )


def _head(folder: Path, status: int) -> Message:
    start_line = f"HTTP/1.1 {status} -\r\n".encode()
    return parse_message(start_line + _read_file(folder / "response_headers") + b"\r\n\r\n")


def _read(folder: Path, status: int) -> Message:
    head = _head(folder, status)
    message = Message(head.start_line, head.headers, _read_file(folder / "response_body"))
    return Message(head.start_line, head.headers, message.body, has_its_length(message))


def _read_file(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.decompress(content) if content.startswith(GZIP) else content
