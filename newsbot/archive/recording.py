"""A WARC file that is being written, from its opening (and repair) to its close."""

import fcntl
import os
import re
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from newsbot.archive.writer import GZIP, Exchange, RecordWriter
from newsbot.errors import ArchiveError

READ_BYTES = 1 << 16
FORMAT = {
    "format": "WARC File Format 1.1",
    "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
}
RECORD = b"WARC/"
FIELD = re.compile(r"\{\w*\}")
MAGIC = re.compile(rb"\x1f\x8b\x08")


class FileTakenError(ArchiveError):
    """By another run, which writes it."""


class Recording:
    """Appends to the file if there is one. A record torn by a crash is cut off first."""

    def __init__(self, path: Path, software: str) -> None:
        self.path = path
        with _writing(path), ExitStack() as opened:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = opened.enter_context(path.open("a+b", buffering=0))
            _claim(self._file, path)
            self.repaired = _repair(self._file, path)
            self._writer = RecordWriter(self._file)
            self._writer.write_warcinfo(datetime.now(UTC), {"software": software, **FORMAT})
            opened.pop_all()

    def write(self, exchange: Exchange) -> None:
        with _writing(self.path):
            self._writer.write_exchange(exchange)

    def close(self) -> None:
        os.fsync(self._file.fileno())
        self._file.close()


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ArchiveError(f"cannot write {path}: {error.strerror}") from None


def open_recording(template: str, now: datetime, software: str) -> Recording:
    """Two runs may start in the same second: the second one's file has a number behind the time.
    Raises ArchiveError.
    """
    number = 1
    while True:
        path = recording_path(template, now, f"-{number}" * (number > 1))
        number += 1
        try:
            return Recording(path, software)
        except FileTakenError:
            if path == recording_path(template, now, "without a time in its name"):
                raise


def recording_path(template: str, now: datetime, further: str = "") -> Path:
    """`{time}`, or `%(time)s`, stands for the start of the run in UTC, with something `further`
    behind it. Raises ArchiveError.
    """
    time = f"{now:%Y-%m-%dT%H-%M-%S}{further}"
    try:
        path = template.replace("{time}", time) % {"time": time}
    except (KeyError, TypeError, ValueError):
        path = None
    if path is None or FIELD.search(path):
        raise ArchiveError(f"NEWSBOT_RECORD knows no field but %(time)s or {{time}}: {template}")
    if not path.endswith(".warc.gz"):
        raise ArchiveError(f"NEWSBOT_RECORD must end in .warc.gz: {path}")
    return Path(path)


def _claim(file: BinaryIO, path: Path) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise FileTakenError(f"another run is writing {path}") from None


def _repair(file: BinaryIO, path: Path) -> int:
    """Cuts the file behind its last whole gzip member; the number of bytes cut off."""
    size = file.seek(0, os.SEEK_END)
    if not RECORD.startswith(_beginning_of_member(file, 0)):
        raise ArchiveError(f"{path} exists and is no .warc.gz: nothing is written to it")
    end = _end_of_whole_members(file)
    file.seek(end)
    # A crash tears the last record. Whole ones behind a torn one are no crash's work: keep them.
    behind = (end + match.start() for match in MAGIC.finditer(file.read(), 1))
    if any(_beginning_of_member(file, offset) == RECORD for offset in behind):
        raise ArchiveError(f"{path} is damaged at byte {end}: nothing is written to it")
    file.truncate(end)
    return size - end


def _beginning_of_member(file: BinaryIO, offset: int) -> bytes:
    """Its first bytes, fewer if it is torn; what is no gzip begins as it is."""
    file.seek(offset)
    part = file.read(READ_BYTES)
    try:
        return zlib.decompressobj(GZIP).decompress(part, len(RECORD))
    except zlib.error:
        return part


def _end_of_whole_members(file: BinaryIO) -> int:
    file.seek(0)
    end, part = 0, file.read(READ_BYTES)
    member = zlib.decompressobj(GZIP)
    with suppress(zlib.error):
        while part:
            member.decompress(part)
            part = member.unused_data
            if member.eof:
                end = file.tell() - len(part)
                member = zlib.decompressobj(GZIP)
            part = part or file.read(READ_BYTES)
    return end
