"""Pages that are HTML files: saved by a browser or SingleFile, by `wget -r`, or by hand."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from newsbot.archive.captures import Capture, Scan, damaged
from newsbot.archive.formats.mirror import MirrorPlace, address_of, find_place, restore_links
from newsbot.archive.formats.times import written_at
from newsbot.archive.messages import Message
from newsbot.pages.html.document import Document, absolute_url

BEGINNING_BYTES = 65_536  # where a comment on the page's origin stands
SAVED_FROM = re.compile(rb"<!-- saved from url=\(\d{4,}\)(https?://\S+) -->")
SINGLE_FILE = re.compile(
    rb"<!--\s*Page saved with SingleFile\s+url:\s*(https?://\S+)\s+saved date:\s*([^(\r\n]*)"
)
NO_PAGE = "http://page.invalid/"
HTML = re.compile(r"\.[xs]?html?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HtmlFile:
    """`top`: the folder that was named, whose structure may be a mirror's; `url` and `at`: what the
    user says of the page.
    """

    path: Path
    top: Path | None = None
    url: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """`said`: the page itself has its address; else only its file's name."""

    file: HtmlFile
    url: str
    at: datetime
    place: MirrorPlace | None = None
    said: bool = True


def scan_html(files: Iterable[HtmlFile]) -> list[Scan]:
    """All of them together: a mirror's links lead from one to another."""
    placed: list[Placed] = []
    scans: list[Scan] = []
    for file in files:
        try:
            found = _place(file)
        except OSError as error:
            scans.append(Scan([], damage=damaged(file.path, error.strerror or "unreadable")))
            continue
        if found:
            placed.append(found)
        elif file.path.name != "robots.txt":
            scans.append(Scan([], unplaced=[file.path]))
    return [*scans, _scan_placed(placed)] if placed else scans


def _scan_placed(placed: Sequence[Placed]) -> Scan:
    placed, doubtful = _without_added_suffixes(placed)
    addresses = {str(page.file.path.absolute()): page.url for page in placed}
    return Scan([_capture_of(page, addresses) for page in placed], doubtful=doubtful)


def _place(file: HtmlFile) -> Placed | None:
    body = file.path.read_bytes()
    written = written_at(file.path)
    if file.url:
        return Placed(file, file.url, file.at or written)
    beginning = body[:BEGINNING_BYTES]
    if match := SAVED_FROM.search(beginning):
        # Browsers write no two hyphens inside a comment.
        return Placed(file, _text(match[1]).replace("%2D%2D", "--"), written)
    if match := SINGLE_FILE.search(beginning):
        return Placed(file, _text(match[1]), _parse_javascript_date(_text(match[2])) or written)
    if place := find_place(file.path, file.top, body):
        url, said = address_of(place, body)
        return Placed(file, url, written, place, said)
    stated = _stated_address(body)
    return Placed(file, stated, written) if stated else None


def _text(raw: bytes) -> str:
    return raw.decode(errors="replace").strip()


def _parse_javascript_date(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%a %b %d %Y %H:%M:%S GMT%z")
    except ValueError:
        return None


def _stated_address(body: bytes) -> str | None:
    tree = Document(body, NO_PAGE).tree
    canonical = tree.css_first('link[rel~="canonical" i][href]')
    og_url = tree.css_first('meta[property="og:url" i][content]')
    stated = (
        canonical and canonical.attributes.get("href"),
        og_url and og_url.attributes.get("content"),
    )
    urls = (absolute_url(NO_PAGE, text) for text in stated if text)
    return next((url for url in urls if url and not url.startswith(NO_PAGE)), None)


def _without_added_suffixes(placed: Sequence[Placed]) -> tuple[list[Placed], list[Path]]:
    """`-E` adds `.html` to all names that lack it. Where each page of a host that says its address
    has none there, those that say nothing have none either; where only some have one, any may.
    """
    suffixed: dict[str, set[bool]] = defaultdict(set)
    for page in placed:
        if page.said and (host := _host_of_suffixed(page)):
            suffixed[host].add(HTML.search(urlsplit(page.url).path) is not None)
    found, doubtful = [*placed], []
    for number, page in enumerate(placed):
        seen = set() if page.said else suffixed[_host_of_suffixed(page)]
        if seen == {False}:
            found[number] = replace(page, url=HTML.sub("", page.url))
        elif seen == {False, True}:
            doubtful.append(page.file.path)
    return found, doubtful


def _host_of_suffixed(page: Placed) -> str:
    """Empty for a page whose file has no `.html` of its own: one of a folder, or with a query."""
    named = page.place.name if page.place else ""
    is_folder = urlsplit(page.url).path.endswith("/") or "?" in page.url
    return page.place.host if page.place and HTML.search(named) and not is_folder else ""


def _capture_of(page: Placed, addresses: Mapping[str, str]) -> Capture:
    path = page.file.path
    return Capture(
        path=path,
        read=partial(_read, path, page.place, addresses),
        length=path.stat().st_size,
        kind="response",
        url=page.url,
        at=page.at,
        status=200,
    )


def _read(path: Path, place: MirrorPlace | None, addresses: Mapping[str, str]) -> Message:
    body = path.read_bytes()
    kind = b"text/plain" if path.name == "robots.txt" else b"text/html"
    if place:
        body = restore_links(body, path, place, addresses)
    headers = ((b"Content-Type", kind), (b"Content-Length", str(len(body)).encode()))
    return Message(b"HTTP/1.1 200 OK", headers, body)
