"""Files that their names say are compressed: `.gz`, `.zst`."""

import gzip
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, Any, TextIO

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

OPENERS: dict[str, Any] = {".gz": gzip.open, ".zst": zstd.open}


def open_text(path: Path) -> TextIO:
    """To be read: UTF-8, with its line ends as they are. Raises OSError."""
    file: TextIO = OPENERS.get(path.suffix.lower(), open)(
        path, "rt", encoding="utf-8", newline="\n"
    )
    return file


def open_compressed(file: IO[bytes], suffix: str) -> AbstractContextManager[IO[bytes]]:
    """To be written, into `file`; as it is for another suffix. Equal bytes become equal bytes."""
    compressed: Any = nullcontext(file)
    if suffix.lower() == ".gz":
        compressed = gzip.GzipFile("", "wb", fileobj=file, mtime=0)
    elif suffix.lower() == ".zst":
        compressed = zstd.ZstdFile(file, "wb")
    writer: AbstractContextManager[IO[bytes]] = compressed
    return writer
