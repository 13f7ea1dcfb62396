"""Pages that are HTML files: saved by a browser, by wget or HTTrack, or by hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from newsbot.archive.captures import Capture, Scan, damaged
from newsbot.archive.content_codings import actual_codings, decode
from newsbot.archive.formats.added_suffixes import without_added_suffixes
from newsbot.archive.formats.mirror import (
    MirrorPlace,
    address_of,
    find_place,
    is_end_of,
    restore_links,
)
from newsbot.archive.formats.origin_comments import find_origin
from newsbot.archive.formats.placed import HtmlFile, Placed
from newsbot.archive.formats.times import written_at
from newsbot.archive.messages import MAX_DECODED_BYTES, Message
from newsbot.pages.html.document import Document, absolute_url

NO_PAGE = "http://page.invalid/"
ROBOTS = "robots.txt"


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
        elif file.path.name != ROBOTS:
            scans.append(Scan([], unplaced=[file.path]))
    return [*scans, _scan_placed(placed)] if placed else scans


def _scan_placed(placed: Sequence[Placed]) -> Scan:
    placed, unplaced = _with_whole_addresses(placed)
    placed, doubtful = without_added_suffixes(placed)
    addresses = {str(page.file.path.absolute()): page.url for page in placed}
    captures = [_capture_of(page, addresses) for page in placed]
    return Scan(captures, unplaced=unplaced, doubtful=doubtful)


def _with_whole_addresses(placed: Sequence[Placed]) -> tuple[list[Placed], list[Path]]:
    """The pages, and the files that nobody knows the whole address of. Names are cut where pages
    say addresses that go on to the left, and none in a folder says that of its name.
    """
    of_mirror = [(page, page.place) for page in placed if page.place and not page.file.url]
    named = {place.host for page, place in of_mirror if page.said and "/" in place.name}
    cut = {place.host for page, place in of_mirror if page.whole} - named
    found, unplaced = [], []
    for page in placed:
        if page.said or page.place is None or page.place.host not in cut:
            found.append(page)
        elif page.whole:
            found.append(replace(page, url=page.whole, said=True))
        elif page.file.path.name != ROBOTS:
            unplaced.append(page.file.path)
    return found, unplaced


def _content_of(path: Path) -> bytes:
    """`wget` and `curl` that asked for gzip leave it as it came."""
    body = path.read_bytes()
    content = decode(body, actual_codings(body, []), MAX_DECODED_BYTES)
    return body if content is None else content


def _place(file: HtmlFile) -> Placed | None:
    body, written = _content_of(file.path), written_at(file.path)
    if file.url:
        place = find_place(file.path, file.top, body)
        return Placed(file, file.url, file.at or written, place)
    if origin := find_origin(body):
        return Placed(file, origin.url, origin.at or written, is_mirrored=origin.of_mirror)
    place = find_place(file.path, file.top, body)
    if place and (mirrored := _place_in_mirror(file, place, body, written)):
        return mirrored
    stated = _stated_address(body)
    return Placed(file, stated, written) if stated else None


def _place_in_mirror(
    file: HtmlFile, place: MirrorPlace, body: bytes, at: datetime
) -> Placed | None:
    """None for a page that knows nothing of the host and says it is another's: a folder of other
    pages may have a host's name.
    """
    url, said = address_of(place, body)
    stated = None if said else _stated_address(body)
    whole = stated if stated and is_end_of(place, stated) else None
    is_known = said or f"//{place.host}".encode() in body or stated is None
    return Placed(file, url, at, place, said, whole=whole) if is_known else None


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


def _capture_of(page: Placed, addresses: Mapping[str, str]) -> Capture:
    path = page.file.path
    return Capture(
        path=path,
        read=partial(_read, page, addresses),
        length=path.stat().st_size,
        kind="response",
        url=page.url,
        at=page.at,
        status=200,
    )


def _read(page: Placed, addresses: Mapping[str, str]) -> Message:
    path = page.file.path
    body = _content_of(path)
    kind = b"text/plain" if path.name == ROBOTS else b"text/html"
    if page.is_mirrored:
        body = restore_links(body, path, page.place, addresses)
    headers = ((b"Content-Type", kind), (b"Content-Length", str(len(body)).encode()))
    return Message(b"HTTP/1.1 200 OK", headers, body)
