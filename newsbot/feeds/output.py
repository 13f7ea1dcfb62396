"""Where an export goes: a file that is whole or not there, or a stream."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from newsbot.feeds.compression import open_compressed
from newsbot.feeds.folder import replacing


@contextmanager
def open_output(name: str | None) -> Iterator[IO[bytes]]:
    """The standard output for None and `-`. A file is compressed as its name says, and appears
    under it when all is written; what is no file, such as a pipe, gets the bytes as they come.
    Raises OSError.
    """
    if name is None or name == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(os.path.realpath(name))  # a link stays one
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            yield stream
    else:
        with replacing(path) as file, open_compressed(file, path.suffix) as compressed:
            yield compressed
