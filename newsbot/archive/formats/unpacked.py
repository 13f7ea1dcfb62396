"""Compressed archives, unpacked to the disk: there a record can be read by itself."""

import os
import sys
from io import BufferedIOBase
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, BinaryIO, NoReturn, cast
from weakref import finalize
from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812 - as classes are written

from newsbot.archive.captures import Scan, damaged
from newsbot.archive.formats.warc import WarcFile, scan_warc
from newsbot.errors import ArchiveError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PART_BYTES = 65_536
ZSTD_FRAME = b"\x28\xb5\x2f\xfd"
SKIPPED_FRAME = b"\x5d\x2a\x4d\x18"  # with the dictionary of the frames behind it
DICTIONARY = b"\x37\xa4\x30\xec"


class Copy:
    """A file without a name, there for as long as its pages may be asked for."""

    def __init__(self) -> None:
        with TemporaryFile() as file:
            self._descriptor = os.dup(file.fileno())
        finalize(self, os.close, self._descriptor)

    def __reduce__(self) -> NoReturn:
        raise TypeError("another process has not this descriptor")

    def fill(self, packed: BufferedIOBase) -> None:
        with os.fdopen(os.dup(self._descriptor), "wb") as file:
            for part in iter(lambda: packed.read1(PART_BYTES), b""):
                file.write(part)

    def open(self) -> BinaryIO:
        return os.fdopen(os.dup(self._descriptor), "rb")


def scan_zstd(path: Path, file: IO[bytes]) -> Scan:
    """A `.warc.zst`, with a dictionary or without. Raises ArchiveError."""
    beginning, dictionary = file.read(8), None
    try:
        if beginning.startswith(SKIPPED_FRAME):
            dictionary = _dictionary(file.read(int.from_bytes(beginning[4:], "little")))
        else:
            file.seek(0)
        with zstd.ZstdFile(cast("BinaryIO", file), zstd_dict=dictionary) as plain:
            return scan_packed(path, cast("BufferedIOBase", plain))
    except zstd.ZstdError:
        raise ArchiveError(f"{path} is compressed with a dictionary that is damaged") from None


def _dictionary(content: bytes) -> zstd.ZstdDict:
    content = zstd.decompress(content) if content.startswith(ZSTD_FRAME) else content
    return zstd.ZstdDict(content, is_raw=not content.startswith(DICTIONARY))


def scan_packed(path: Path, packed: BufferedIOBase) -> Scan:
    """The WARC file that comes out of `packed`, as far as it is whole. `path`: what a user knows of
    it. Raises ArchiveError.
    """
    copy, damage = Copy(), None
    try:
        copy.fill(packed)
    except (EOFError, ZlibError, BadZipFile, zstd.ZstdError):
        damage = damaged(path, "its compression is damaged or torn")
    except OSError as error:
        raise ArchiveError(f"cannot unpack {path}: {error.strerror}") from None
    scan = scan_warc(WarcFile(path, copy.open))
    return Scan(scan.captures, scan.requests, damage or scan.damage)
