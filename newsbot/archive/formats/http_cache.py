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
from newsbot.archive.messages import Message, has_its_length, parse_message

ENTRY = {"meta", "response_headers", "response_body"}
GZIP = b"\x1f\x8b"


def is_entry(names: Iterable[str]) -> bool:
    """Whether a folder with files of these names is one."""
    return {*names} >= ENTRY


def scan_entry(folder: Path) -> Scan:
    try:
        packed = (folder / "meta").read_bytes()
        is_gzipped = packed.startswith(GZIP)
        meta = ast.literal_eval((gzip.decompress(packed) if is_gzipped else packed).decode())
        answers_get = meta["method"] == "GET" and meta["url"].startswith("http")
        return Scan([_capture_of(folder, meta, is_gzipped)] if answers_get else [])
    except (*UNREADABLE, SyntaxError, AttributeError, TypeError, MemoryError, RecursionError):
        return Scan([], damage=damaged(folder, "an entry of Scrapy's HTTP cache that is torn"))


def _capture_of(folder: Path, meta: dict[str, Any], is_gzipped: bool) -> Capture:
    status = int(meta["status"])
    location = _head(folder, status, is_gzipped).value(b"location")
    return Capture(
        path=folder,
        read=partial(_read, folder, status, is_gzipped),
        length=(folder / "response_body").stat().st_size,
        kind="response",
        url=meta["url"],
        at=datetime.fromtimestamp(float(meta["timestamp"]), UTC),
        status=status,
        location=location.decode("latin-1") if location else None,
    )


def _head(folder: Path, status: int, is_gzipped: bool) -> Message:
    start_line = f"HTTP/1.1 {status} -\r\n".encode()
    lines = _read_file(folder / "response_headers", is_gzipped)
    return parse_message(start_line + lines + b"\r\n\r\n")


def _read(folder: Path, status: int, is_gzipped: bool) -> Message:
    head = _head(folder, status, is_gzipped)
    body = _read_file(folder / "response_body", is_gzipped)
    message = Message(head.start_line, head.headers, body)
    return Message(head.start_line, head.headers, body, has_its_length(message))


def _read_file(path: Path, is_gzipped: bool) -> bytes:
    """A page may be gzip by itself, as the server sent it."""
    content = path.read_bytes()
    return gzip.decompress(content) if is_gzipped else content
