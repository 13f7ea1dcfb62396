"""What the server sends: the status, headers and bytes of one answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from hashlib import sha1
from http import HTTPStatus


@dataclass(frozen=True, slots=True)
class Reply:
    """`silent`: the server reads the request and never answers. `measured`: it says how long the
    body is, else it closes the connection behind it; `stated` is what it says where that is wrong.
    `closing`: it closes the connection instead. `endless`: these bytes and nothing else, the second
    of the two again and again.
    """

    body: bytes = b""
    status: int = HTTPStatus.OK
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=UTF-8"),)
    silent: bool = False
    measured: bool = True
    stated: int | None = None
    reset_after: int | None = None
    closing: bool = False
    endless: tuple[bytes, bytes] | None = None

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key == name), None)


def html_reply(text: str, **headers: str) -> Reply:
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Reply(text.encode(), headers=(("Content-Type", "text/html; charset=UTF-8"), *named))


def error_reply(status: int, *headers: tuple[str, str]) -> Reply:
    reason = HTTPStatus(status).phrase
    body = f"<!DOCTYPE html><title>{reason}</title><h1>{status} {reason}</h1>".encode()
    return Reply(body, status, (("Content-Type", "text/html; charset=UTF-8"), *headers))


def entity_tag(body: bytes) -> str:
    return f'"{sha1(body, usedforsecurity=False).hexdigest()[:20]}"'


def is_fresh(reply: Reply, headers: Mapping[str, str]) -> bool:
    """Whether the client's copy is still good; a tag outranks a date (RFC 9110, 13.2.2)."""
    tag, modified = reply.header("ETag"), reply.header("Last-Modified")
    if tag and "if-none-match" in headers:
        return tag in headers["if-none-match"]
    if modified and "if-modified-since" in headers:
        since = parsedate_to_datetime(headers["if-modified-since"])
        return parsedate_to_datetime(modified) <= since
    return False


def not_modified(reply: Reply) -> Reply:
    kept = tuple(pair for pair in reply.headers if pair[0] in {"ETag", "Last-Modified"})
    return Reply(b"", HTTPStatus.NOT_MODIFIED, kept)
