"""One page from what somebody saved."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from urllib.parse import urljoin

from scrapy.http import Request, Response
from scrapy.settings import Settings

from newsbot.archive.archive import Archive, open_archive
from newsbot.archive.captures import Capture
from newsbot.archive.messages import Message
from newsbot.archive.scrapy_messages import scrapy_response
from newsbot.errors import ArchiveError, ConfigError
from newsbot.pages.article.page import ArticlePage
from newsbot.saved.pages import SavedPages
from newsbot.spiders.content import name_foreign_content
from newsbot.spiders.failures import Loss, refused

MAX_REDIRECTS = 5
MAX_SHOWN = 3  # addresses, to choose from
HEAD_BYTES = 4096
MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<")
# What browsers and SingleFile write into the pages that they save.
SAVED_FROM = re.compile(
    rb"<!-- saved from url=\(\d+\)(https?://\S+) -->"
    rb"|<!--\s*Page saved with SingleFile\s+url:\s*(https?://\S+)"
)


def open_page(path: Path, name: str, url: str | None, settings: Settings) -> Response | Loss:
    """The page of a file that holds one, or the one of that address; a Loss where its capture is
    no page. `name`: what to call the file. Raises ConfigError.
    """
    try:
        body = path.read_bytes() if path.is_file() else b""
        if path.is_file() and not body:
            raise ConfigError(f"{name} is empty")
        if MARKUP.match(body[:HEAD_BYTES]):
            at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            return _html_page(body, url or _address_in(body), at, name)
        archive = open_archive(str(path))
    except OSError as error:
        raise ConfigError(f"cannot read {name}: {error.strerror}") from None
    except ArchiveError as error:
        raise ConfigError(str(error).replace(str(path), name)) from None
    return _page_in(archive, SavedPages(archive, settings), url, name)


def _html_page(body: bytes, url: str | None, at: datetime, name: str) -> Response:
    if not url:
        raise ConfigError(f"{name} does not say where it is from: give its address by --url")
    request = Request(url, meta={"cache_timestamp": at.timestamp()})
    response = scrapy_response(request, Message(b"HTTP/1.1 200 OK", (), body))
    response.request = request
    return response


def _address_in(body: bytes) -> str | None:
    if found := SAVED_FROM.search(body[:HEAD_BYTES]):
        return (found[1] or found[2]).decode("latin-1")
    page = ArticlePage(body, "")
    return page.canonical_url or page.stated_url


def _page_in(archive: Archive, pages: SavedPages, url: str | None, name: str) -> Response | Loss:
    if url is None:
        return _only_page(archive, pages, name)
    for _ in range(MAX_REDIRECTS):
        captures = archive.captures_of(url)
        if not captures:
            raise ConfigError(f"{name} does not hold {url}; {archive.describe()}")
        response = _answer(pages, captures[-1])
        location = captures[-1].location
        if not location or not isinstance(response, Response) or response.status < 300:
            break
        url = urljoin(url, location)
    if isinstance(response, Response) and response.status != 200:
        return refused(response)
    return response


def _answer(pages: SavedPages, capture: Capture) -> Response | Loss:
    response = pages.answer(capture)
    return response or Loss("lost page", pages.unread[capture])


def _only_page(archive: Archive, pages: SavedPages, name: str) -> Response | Loss:
    """What it holds besides errors, pictures and the like."""
    answers = [*islice(_answers(archive, pages), MAX_SHOWN)]
    if not answers:
        raise ConfigError(f"{name} holds no page; {archive.describe()}")
    if len(answers) > 1:
        urls = ", ".join(url for url, _ in answers)
        raise ConfigError(f"{name} holds several pages: name one by --url, such as {urls}")
    ((_, answer),) = answers
    return answer


def _answers(archive: Archive, pages: SavedPages) -> Iterator[tuple[str, Response | Loss]]:
    """The newest capture of each address; those of an error only where there is no page."""
    newest = {capture.url: capture for capture in archive.captures}
    captures = [capture for url, capture in newest.items() if not url.endswith("/robots.txt")]
    found = [capture for capture in captures if capture.status in {200, None}]
    for capture in found or captures:
        answer = _answer(pages, capture)
        if isinstance(answer, Loss) or answer.status != 200:
            yield capture.url, answer if isinstance(answer, Loss) else refused(answer)
        elif not name_foreign_content(answer):
            yield capture.url, answer
