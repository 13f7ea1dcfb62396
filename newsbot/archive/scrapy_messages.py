"""Scrapy's requests and responses as the archive keeps them, and back."""

from collections.abc import Iterator
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import urlsplit

from scrapy.http import Headers, Request, Response
from scrapy.responsetypes import responsetypes

from newsbot.archive.messages import Header, Message, for_other_tools
from newsbot.archive.writer import Exchange

REASONS = {status.value: status.phrase for status in HTTPStatus}
UNMEASURED = "partial"  # Scrapy's flag for a body that nothing but the connection's end ended
BROWSER = "Chromium, through scrapy-playwright"
# Never kept in an archive: it may be handed on.
SECRET = {b"Authorization", b"Proxy-Authorization", b"Cookie"}


def scrapy_response(request: Request, message: Message) -> Response:
    headers = Headers()
    for name, value in message.headers:
        headers.appendlist(name, value)
    make = responsetypes.from_args(headers=headers, url=request.url, body=message.body)
    status = message.status or 200
    flags = [] if message.measured else [UNMEASURED]
    return make(url=request.url, status=status, headers=headers, body=message.body, flags=flags)


def exchange(request: Request, response: Response) -> Exchange:
    """A browser follows redirects by itself, and scripts rename pages: its page is the answer to
    what it was asked.
    """
    address, rendered = response.ip_address, "playwright" in response.flags
    return Exchange(
        url=request.url if rendered else response.url,
        at=datetime.now(UTC),
        request=request_message(request),
        response=response_message(response),
        ip_address=str(address) if address else None,
        rendered_by=BROWSER if rendered else None,
    )


def request_message(request: Request) -> Message:
    parts = urlsplit(request.url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    sent = [pair for pair in _pairs(request.headers) if pair[0] not in SECRET]
    if b"Host" not in request.headers:
        # Added below the place where Scrapy lets a cache look.
        sent.insert(0, (b"Host", parts.netloc.rpartition("@")[2].encode()))
    return Message(f"{request.method} {path} HTTP/1.1".encode(), tuple(sent), request.body)


def response_message(response: Response) -> Message:
    """Scrapy keeps no reason phrase, and the body without its transfer coding."""
    line = f"HTTP/1.1 {response.status} {REASONS.get(response.status, '')}".encode()
    message = for_other_tools(Message(line, tuple(_pairs(response.headers)), response.body))
    # Where there is no body (HEAD, 304), the length announced is that of another answer's.
    stale = {b"transfer-encoding", *([b"content-length"] if message.body else [])}
    kept = [pair for pair in message.headers if pair[0].lower() not in stale]
    if message.body:
        kept.append((b"Content-Length", str(len(message.body)).encode()))
    return Message(line, tuple(kept), message.body)


def _pairs(headers: Headers) -> Iterator[Header]:
    """Line ends would break the record apart."""
    for name, values in headers.items():
        for value in values:
            yield name, value.replace(b"\r", b" ").replace(b"\n", b" ")
