"""Files, folders, and the names in them, that outlive a power cut."""

import os
from contextlib import suppress
from pathlib import Path


def make_folder(path: Path) -> None:
    """As Path.mkdir does with `parents` and `exist_ok`. Raises OSError."""
    try:
        path.mkdir()
    except FileNotFoundError:
        if path.parent.is_dir():  # as in /proc, where none can be made
            raise
        make_folder(path.parent)
        make_folder(path)
    except FileExistsError:
        if not path.is_dir():
            raise
    else:
        flush(path.parent)


def flush(path: Path) -> None:
    """A file's bytes are on the disk only when it is flushed, its name when its folder is. Raises
    OSError.
    """
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def write_file(path: Path, content: bytes) -> None:
    """Whole or not at all, in place of what was there. Raises OSError."""
    make_folder(path.parent)
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise
    flush(path.parent)
