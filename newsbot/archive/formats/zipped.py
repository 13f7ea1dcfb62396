"""ZIP files of saved pages: WACZ, and the HAR that Playwright zips."""

from functools import partial
from io import BufferedIOBase
from pathlib import Path
from typing import cast
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 - as classes are written

from newsbot.archive.captures import Scan
from newsbot.archive.formats.har import scan_log
from newsbot.archive.formats.unpacked import scan_packed, scan_zstd
from newsbot.archive.formats.warc import WarcFile, open_file, scan_warc
from newsbot.errors import ArchiveError

LOCAL_HEADER_BYTES = 30
WARC = (".warc", ".warc.gz", ".warc.zst")
KINDS = (*WARC, ".har")
# What zipfile raises for a file that is torn, encrypted, damaged, or packed in a way it knows not.
DAMAGED = "is a ZIP file that is torn, encrypted or damaged"
DAMAGES = (
    BadZipFile,
    ZlibError,
    EOFError,
    LookupError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


def scan_zip(path: Path) -> list[Scan]:
    """A WACZ's indexes, page lists and hashes are for other readers: its WARC files hold all.
    Raises ArchiveError.
    """
    try:
        with ZipFile(path) as opened:
            members = _archives_in(opened)
            scans = [_scan_whole_member(path, opened, member) for member in members]
    except DAMAGES:
        raise ArchiveError(f"{path} {DAMAGED}") from None
    if not members:
        raise ArchiveError(f"{path} is a ZIP file without a WARC or HAR file in it")
    if not any(scan.captures or scan.damage is None for scan in scans):
        raise ArchiveError(str(scans[0].damage))
    return scans


def holds_archives(path: Path) -> bool:
    """Whether there is anything in it for `scan_zip`."""
    try:
        with ZipFile(path) as opened:
            return bool(_archives_in(opened))
    except DAMAGES:
        return False


def _archives_in(opened: ZipFile) -> list[ZipInfo]:
    """Without those in which macOS keeps what it knows of each file."""
    members = [member for member in opened.infolist() if member.filename.lower().endswith(KINDS)]
    return [member for member in members if not _name_of(member).startswith("._")]


def _name_of(member: ZipInfo) -> str:
    return member.filename.rpartition("/")[2].lower()


def _scan_whole_member(path: Path, opened: ZipFile, member: ZipInfo) -> Scan:
    """One that is damaged leaves the others."""
    try:
        return _scan_member(path, opened, member)
    except DAMAGES as error:
        words = str(error) if isinstance(error, ArchiveError) else f"{path} {DAMAGED}"
        return Scan([], damage=words)


def _scan_member(path: Path, opened: ZipFile, member: ZipInfo) -> Scan:
    with opened.open(member) as file:
        if _name_of(member).endswith(".har"):
            return scan_log(path, file, partial(_read_attached, opened))
        if _name_of(member).endswith(".zst"):
            return scan_zstd(path, file)
        if member.compress_type != ZIP_STORED:
            return scan_packed(path, cast("BufferedIOBase", file))
    start = _start_of(path, member)
    return scan_warc(WarcFile(path, partial(open_file, path), start, start + member.file_size))


def _start_of(path: Path, member: ZipInfo) -> int:
    """The header before a member's bytes may be longer than the directory's record of it."""
    with path.open("rb") as file:
        file.seek(member.header_offset)
        header = file.read(LOCAL_HEADER_BYTES)
    lengths = (int.from_bytes(header[at : at + 2], "little") for at in (26, 28))
    return member.header_offset + LOCAL_HEADER_BYTES + sum(lengths)


def _read_attached(opened: ZipFile, name: str) -> bytes:
    try:
        return opened.read(name)
    except DAMAGES:
        raise ValueError(f"{name} is damaged") from None
