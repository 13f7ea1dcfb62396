"""Of which kind a file of saved pages is: its content tells, not its name."""

import re
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Literal

from newsbot.archive.formats.unpacked import SKIPPED_FRAME, ZSTD_FRAME
from newsbot.errors import ArchiveError

Kind = Literal["warc", "warc.zst", "zip", "har", "mhtml", "html", "dbm"]

BEGINNING_BYTES = 4096
HAR = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*(?:"\w+"\s*:\s*"[^"]*"\s*,\s*)*+"log"\s*:\s*\{')
MHTML = re.compile(
    rb"\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,30}?"
    rb"(?:MIME-Version:|Content-Type:\s*multipart/related|Snapshot-Content-Location:)",
    re.IGNORECASE,
)
HTML = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?:\s|<\?xml[^>]*>|(?><!--.*?-->))*+"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|base|link|script|style|noscript|div)\b",
    re.IGNORECASE | re.DOTALL,
)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
HTML_NAME = re.compile(r"\.[xs]?html?", re.IGNORECASE)
GNU_DBM = tuple(bytes([sign, 0x9A, 0x57, 0x13]) for sign in (0xCD, 0xCE, 0xCF))
DUMB_DBM = re.compile(rb"'[0-9a-f]{40}_(?:data|time)', \(")
SQLITE = b"SQLite format 3\0"  # Python's default from 3.13 on
MEANT = (".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz", ".wacz", ".har", ".mhtml", ".mht")
OTHERS = (".webarchive", ".maff")  # of Safari and old Firefox


def kind_of(path: Path) -> Kind | None:
    """None for a file that is no saved page. Raises ArchiveError for one that cannot be read."""
    begins = _beginning_of(path)
    return next((kind for kind, is_such in TESTS.items() if is_such(path, begins)), None)


def _is_html(path: Path, begins: bytes) -> bool:
    """Much of what is served begins otherwise, and is meant as HTML by its name."""
    if path.suffix == ".orig" and any(path.with_suffix(kept).exists() for kept in ("", ".html")):
        return False  # wget's copy of a page (-K) before it changed the links
    if path.name == "robots.txt":
        return True  # of a mirror
    if HTML_NAME.fullmatch(path.suffix):
        return begins != b""
    return HTML.match(_unzipped(begins).replace(b"\0", b"")) is not None


def _is_dbm(begins: bytes) -> bool:
    if begins.startswith(SQLITE):
        return b"TABLE IF NOT EXISTS Dict" in begins or b"TABLE Dict" in begins
    return begins.startswith(GNU_DBM) or DUMB_DBM.match(begins) is not None


TESTS: dict[Kind, Callable[[Path, bytes], bool]] = {
    "warc": lambda _, begins: _unzipped(begins).startswith(b"WARC/"),
    "warc.zst": lambda _, begins: begins.startswith((ZSTD_FRAME, SKIPPED_FRAME)),
    "zip": lambda _, begins: begins.startswith(b"PK\x03\x04"),
    "har": lambda _, begins: HAR.match(begins) is not None,
    "mhtml": lambda _, begins: MHTML.match(begins) is not None,
    "html": _is_html,
    "dbm": lambda _, begins: _is_dbm(begins),
}


def is_meant_as_saved(path: Path) -> bool:
    name = path.name.lower()
    return name.endswith((*MEANT, *OTHERS)) or HTML_NAME.fullmatch(path.suffix) is not None


def is_text(path: Path) -> bool:
    begins = _unzipped(_beginning_of(path))
    return begins != b"" and (b"\0" not in begins or begins.startswith(UTF_16))


def describe_unknown(path: Path) -> str:
    """What is there instead, in words that show nothing of it: it may hold secrets."""
    begins = _unzipped(_beginning_of(path))
    known = "is not a WARC file" + ("" if ".warc" in path.name else ", nor another saved page")
    return f"{known}: {_describe(begins)}"


def _describe(begins: bytes) -> str:
    if not begins:
        return "it is empty"
    if b"WARC/".startswith(begins[:5]):
        return "its first record is torn"
    if begins.startswith(b"filedesc:"):
        return "it is an ARC file"
    if b"\0" in begins:
        return "it is a binary file of another kind"
    if begins.lstrip()[:1] in {b"{", b"["}:
        return "it is JSON, but no HAR"
    return "it is some other text"


def _beginning_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(BEGINNING_BYTES)
    except OSError as error:
        raise ArchiveError(f"cannot read {path}: {error.strerror}") from None


def _unzipped(begins: bytes) -> bytes:
    with suppress(zlib.error):
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(begins, BEGINNING_BYTES)
    return begins
