"""Files that their names say are compressed: `.gz`, `.zst`."""

import gzip
import sys
from pathlib import Path
from typing import Any, TextIO

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

OPENERS: dict[str, Any] = {".gz": gzip.open, ".zst": zstd.open}


def open_text(path: Path) -> TextIO:
    """To be read: UTF-8, with its line ends as they are. Raises OSError."""
    file: TextIO = OPENERS.get(path.suffix, open)(path, "rt", encoding="utf-8", newline="\n")
    return file
