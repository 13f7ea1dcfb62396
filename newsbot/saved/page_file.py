"""One page from what somebody saved."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from urllib.parse import urljoin

from scrapy.http import Response
from scrapy.settings import Settings

from newsbot.archive.archive import Archive
from newsbot.archive.captures import Capture, Scan
from newsbot.archive.formats.html_files import scan_html
from newsbot.archive.formats.kinds import kind_of
from newsbot.archive.formats.placed import HtmlFile
from newsbot.archive.places import Place
from newsbot.archive.scanning import scan_places
from newsbot.errors import ArchiveError, ConfigError
from newsbot.saved.pages import SavedPages
from newsbot.spiders.content import name_foreign_content
from newsbot.spiders.failures import Loss, refused

MAX_REDIRECTS = 5
MAX_SHOWN = 3  # addresses, to choose from
BEGINNING_BYTES = 4096
# A piece of a page, or one that begins in an odd way: nobody else takes it for one.
MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<[a-z!]", re.IGNORECASE)


def open_page(path: Path, name: str, url: str | None, settings: Settings) -> Response | Loss:
    """The page of a file or folder that holds one, or the one of that address; a Loss where its
    capture is no page. `name`: what to call the file. Raises ConfigError.
    """
    try:
        scans = _scan(path, url)
        archive = Archive(scans, [name])
        if not archive.captures and any(scan.unplaced for scan in scans):
            raise ConfigError(f"{name} does not say where it is from: give its address by --url")
        return _page_in(archive, SavedPages(archive, settings), url, name)
    except ArchiveError as error:
        raise ConfigError(str(error).replace(str(path), name)) from None
    except OSError as error:
        raise ConfigError(f"cannot read {name}: {error.strerror}") from None


def _scan(path: Path, url: str | None) -> list[Scan]:
    if path.is_dir():
        return scan_places([Place(path)])
    kind = kind_of(path)
    if kind is None:
        with path.open("rb") as file:
            kind = "html" if MARKUP.match(file.read(BEGINNING_BYTES)) else None
    return scan_html([HtmlFile(path, url=url)]) if kind == "html" else scan_places([Place(path)])


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
