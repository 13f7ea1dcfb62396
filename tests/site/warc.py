"""The site as a WARC file, as if crawled: robots.txt, each listing page, each article.

The same site gives the same records (times and record identifiers are fixed), so that the sample
in the repository changes only when the site does.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from newsbot.archive.messages import Message
from newsbot.archive.writer import Exchange, RecordWriter
from tests.site.replies import Reply
from tests.site.site import Site

START = datetime(2026, 2, 22, 9, 0, tzinfo=UTC)
REQUEST_HEADERS = ((b"User-Agent", b"newsbot"), (b"Accept-Encoding", b"identity"))
ADDRESS = "192.0.2.56"  # one of those set apart for documentation (RFC 5737)


def save(site: Site, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        writer = RecordWriter(file, record_ids(site))
        writer.write_warcinfo(
            START,
            {
                "software": "newsbot",
                "format": "WARC File Format 1.1",
                "description": "An invented news site",
            },
        )
        for number, page in enumerate(paths(site)):
            at = START + timedelta(seconds=number)
            writer.write_exchange(exchange(site, page, at))


def record_ids(site: Site) -> Callable[[], str]:
    numbers = count()
    return lambda: f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{site.listing_url}#{next(numbers)}')}>"


def paths(site: Site) -> Iterator[str]:
    yield "/robots.txt"
    yield from site.page_paths()
    for article in site.articles:
        yield article.path


def exchange(site: Site, path: str, at: datetime) -> Exchange:
    host = urlsplit(site.options.base_url).netloc.encode()
    request = Message(f"GET {path} HTTP/1.1".encode(), ((b"Host", host), *REQUEST_HEADERS))
    response = message(site.respond(path, {}))
    return Exchange(site.options.base_url + path, at, request, response, ADDRESS)


def message(reply: Reply) -> Message:
    pairs = [*reply.headers, ("Content-Length", str(len(reply.body)))]
    return Message(
        f"HTTP/1.1 {reply.status:d} {HTTPStatus(reply.status).phrase}".encode(),
        tuple((name.encode(), value.encode()) for name, value in pairs),
        reply.body,
    )
