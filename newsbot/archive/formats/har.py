"""HAR 1.2, what browsers and Playwright log of their traffic. It is one JSON document, so what it
holds of pages stays in memory, with content that is beside it; the other kinds are read when they
are asked for.
"""

import json
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, Any
from urllib.parse import urldefrag

from newsbot.archive.captures import UNREADABLE, Capture, Scan, damaged
from newsbot.archive.formats.times import parse_time, written_at
from newsbot.archive.messages import Header, Message
from newsbot.errors import ArchiveError

# Said of the body as it was sent, which a HAR has decoded, or here once more.
SPENT = {
    b"content-encoding",
    b"content-length",
    b"content-type",
    b"location",
    b"transfer-encoding",
}
REDIRECTS = {301, 302, 303, 307, 308}
Opener = Callable[[str], bytes]


def scan_har(path: Path) -> Scan:
    """Raises ArchiveError for a file that is no HAR as a whole."""
    parts: list[Path] = []

    def open_attached(name: str) -> bytes:
        parts.append(path.parent / Path(name).name)
        return parts[-1].read_bytes()

    with path.open("rb") as file:
        return replace(scan_log(path, file, open_attached), parts=parts)


def scan_log(path: Path, file: IO[bytes], open_attached: Opener) -> Scan:
    """`open_attached` gives the body that Playwright keeps in a file of that name, or raises
    OSError, ValueError or LookupError. Raises ArchiveError.
    """
    try:
        entries = json.loads(file.read().decode("utf-8-sig"))["log"]["entries"]
        pages = [entry for entry in entries if _is_page(entry)]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise ArchiveError(f"{path} is a torn HAR file, or none") from None
    captures = [*_captures(path, pages, open_attached)]
    lost = len(pages) - len(captures)
    words = f"{lost} of {len(pages)} pages were saved without their content, or failed"
    return Scan(captures, damage=damaged(path, words) if lost else None)


def _is_page(entry: dict[str, Any]) -> bool:
    """An answer to GET that may be a page: scripts, images and fonts are most of a HAR."""
    request, kind = entry["request"], _kind_of(entry).lower()
    return (
        request["method"] == "GET"
        and request["url"].startswith(("http://", "https://"))
        and ("html" in kind or kind.startswith(("text/plain", "x-unknown")) or "xml" in kind)
        and not kind.startswith("image/")
    )


def _content_of(entry: dict[str, Any]) -> dict[str, Any]:
    """Some programs leave out the response to what failed."""
    return (entry.get("response") or {}).get("content") or {}


def _kind_of(entry: dict[str, Any]) -> str:
    return str(_content_of(entry).get("mimeType") or "text/html")


def _captures(path: Path, pages: list[dict[str, Any]], open_attached: Opener) -> Iterator[Capture]:
    for entry in pages:
        try:
            capture = _capture_of(path, entry, open_attached)
        except (*UNREADABLE, TypeError, AttributeError):
            continue
        if capture:
            yield capture


def _capture_of(path: Path, entry: dict[str, Any], open_attached: Opener) -> Capture | None:
    """None for what failed, and for a page whose content was not kept."""
    response, content = entry["response"], _content_of(entry)
    status, text, attached = int(response["status"]), content.get("text"), content.get("_file")
    has_content = text is not None or attached is not None
    # Browsers show a copy of their own for "not modified", and Chromium logs it.
    status = 200 if status == 304 and (text or attached) else status
    if status <= 0 or (status == 200 and not has_content):
        return None
    message = _message_of(entry, status, open_attached)
    return Capture(
        path=path,
        read=lambda: message,
        length=len(message.body) or int(content.get("size") or 0),
        kind="response",
        url=urldefrag(entry["request"]["url"]).url,
        at=parse_time(entry.get("startedDateTime")) or written_at(path),
        status=status,
        location=_location(response),
    )


def _message_of(entry: dict[str, Any], status: int, open_attached: Opener) -> Message:
    response, content = entry["response"], _content_of(entry)
    text, attached = content.get("text") or "", content.get("_file")
    coded = content.get("encoding") == "base64"
    body = b64decode(text) if coded else text.encode(errors="replace")
    body = open_attached(str(attached)) if attached else body
    kind = _kind_of(entry)
    if coded and "charset" not in kind:
        kind = _header(response, "content-type") or kind
    elif not coded and _is_utf8(body):
        # A text is Unicode by now, whatever charset its page had and its header still names.
        kind = f"{kind.partition(';')[0].strip()}; charset=utf-8"
    headers = (*_headers(response), (b"Content-Type", kind.encode()))
    return Message(f"HTTP/1.1 {status} -".encode(), headers, body)


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


def _location(response: dict[str, Any]) -> str | None:
    if response["status"] not in REDIRECTS:
        return None
    return _header(response, "location") or response.get("redirectURL") or None


def _header(response: dict[str, Any], name: str) -> str | None:
    values = (h["value"] for h in response.get("headers", ()) if h["name"].lower() == name)
    return next(values, None)


def _headers(response: dict[str, Any]) -> tuple[Header, ...]:
    pairs = [(h["name"].encode(), h["value"].encode()) for h in response.get("headers", ())]
    # HTTP/2's own begin with a colon; several cookies are one value of many lines.
    kept = [
        (name, value)
        for name, value in pairs
        if name.lower() not in SPENT and name[:1] != b":" and b"\n" not in value
    ]
    if location := _location(response):
        kept.append((b"Location", location.encode()))
    return tuple(kept)
