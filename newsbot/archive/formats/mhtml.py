"""MHTML (RFC 2557), a browser's "web page, single file"."""

from collections.abc import Iterator
from email.message import Message as Part
from email.parser import BytesParser
from email.utils import parsedate_to_datetime
from functools import partial
from pathlib import Path

from newsbot.archive.captures import Capture, Scan, damaged
from newsbot.archive.formats.times import parse_time, written_at
from newsbot.archive.messages import Message
from newsbot.errors import ArchiveError

PAGES = {"text/html", "application/xhtml+xml"}


def scan_mhtml(path: Path) -> Scan:
    """The page alone; its frames, styles and images are parts of it. Raises ArchiveError."""
    whole = _parse(path)
    page = _page_of(whole)
    if page is None:
        raise ArchiveError(f"{path} is MHTML that is torn, or holds no HTML")
    url = _address(page, whole)
    if url is None:
        return Scan([], unplaced=[path])
    damage = damaged(path, "torn: its last part is not closed") if _is_torn(whole) else None
    if damage and page is [*whole.walk()][-1]:
        raise ArchiveError(f"{path} is torn, its page with it")
    capture = Capture(
        path=path,
        read=partial(_read, path),
        length=len(_body_of(page)),
        kind="response",
        url=url,
        at=parse_time(str(whole["Date"]), parsedate_to_datetime) or written_at(path),
        status=200,
    )
    return Scan([capture], damage=damage)


def _parse(path: Path) -> Part:
    with path.open("rb") as file:
        return BytesParser().parse(file)


def _read(path: Path) -> Message:
    page = _page_of(_parse(path))
    if page is None:
        raise ValueError("it holds no HTML any more")
    body = _body_of(page)
    kind, charset = page.get_content_type(), page.get_content_charset()
    content_type = f"{kind}; charset={charset}" if charset else kind
    length = str(len(body)).encode()
    headers = ((b"Content-Type", content_type.encode()), (b"Content-Length", length))
    return Message(b"HTTP/1.1 200 OK", headers, body)


def _body_of(page: Part) -> bytes:
    body = page.get_payload(decode=True)
    assert isinstance(body, bytes)
    return body


def _page_of(whole: Part) -> Part | None:
    """The root that is named, else the first HTML part: those behind it are frames."""
    pages = [part for part in whole.walk() if part.get_content_type() in PAGES]
    root = whole.get_param("start")
    return next((part for part in pages if root and part["Content-ID"] == root), None) or next(
        iter(pages), None
    )


def _address(page: Part, whole: Part) -> str | None:
    names = ("Snapshot-Content-Location", "Content-Location")
    named = (part[name] for part in (whole, page) for name in names)
    texts = ("".join(str(name).split()) for name in named if name)
    return next((text for text in texts if text.startswith(("http://", "https://"))), None)


def _is_torn(whole: Part) -> bool:
    return any(type(defect).__name__ == "CloseBoundaryNotFoundDefect" for defect in _defects(whole))


def _defects(whole: Part) -> Iterator[Exception]:
    for part in whole.walk():
        yield from part.defects
