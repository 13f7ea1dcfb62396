"""What is known of a saved response before its body is read."""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from newsbot.archive.messages import Message
from newsbot.archive.requests import RequestRecord
from newsbot.errors import ArchiveError, escaped

# What reading a saved page raises, whatever its kind, where its file is not what it was.
UNREADABLE = (
    OSError,
    ValueError,
    EOFError,
    LookupError,
    OverflowError,
    StopIteration,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Capture:
    """Where a response stands. `read` gives it without its transfer coding; `length` is that of
    its block before compression, in bytes. `names` are what a revisit may call it by, `refers_to`
    the names of a revisit's original, `beside` the identifiers of this record and of those that it
    says came with it; `status` is None for a revisit that leaves even the head to its original.
    """

    path: Path
    read: Callable[[], Message] = field(compare=False, repr=False)
    length: int
    kind: str
    url: str
    at: datetime | None
    status: int | None
    location: str | None = None
    names: tuple[str, ...] = ()
    refers_to: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    rendered: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    """The captures and requests of a file, or of a folder's pages, in its order. `damage`: in one
    line, what could not be read. `unplaced`: pages of which nothing says whose address they are;
    `doubtful`: those whose address is one of several. `parts`: files that belong to this one.
    """

    captures: Sequence[Capture]
    requests: Sequence[RequestRecord] = ()
    damage: str | None = None
    unplaced: Sequence[Path] = ()
    doubtful: Sequence[Path] = ()
    parts: Sequence[Path] = ()


def read_message(capture: Capture) -> Message:
    """Raises ArchiveError if the file is no longer as it was."""
    try:
        return capture.read()
    except UNREADABLE as error:
        raise ArchiveError(f"{capture.path} has changed: {capture.url} ({error})") from None


def damaged(path: Path, words: str) -> str:
    """One line for `Scan.damage`. `words` come from no file: it may hold secrets."""
    return f"{escaped(str(path))}: {escaped(words)}"
