"""A run's feed folder. A file appears whole or not at all, and the manifest last."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from newsbot.feeds.lines import encode
from newsbot.folders import flush, make_folder

MANIFEST = "manifest.json"
FILES = {"article": "articles.jsonl", "rate": "rates.jsonl"}


def write_lines(path: Path, lines: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Writes one JSON-lines file; returns what the manifest says of it. Raises OSError."""
    digest, count = hashlib.sha256(), 0
    with replacing(path) as file:
        for line in lines:
            encoded = encode(line)
            file.write(encoded)
            digest.update(encoded)
            count += 1
    return {"name": path.name, "lines": count, "sha256": digest.hexdigest()}


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Raises OSError."""
    with replacing(folder / MANIFEST) as file:
        file.write(json.dumps(manifest, ensure_ascii=False, indent=2).encode() + b"\n")


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """What is written appears under the name once all of it is on the disk. Raises OSError."""
    make_folder(path.parent)
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    part.replace(path)
    flush(path.parent)


def ensure_writable(folder: Path) -> None:
    """Makes the folder where there is none. Raises OSError, and leaves nothing in it."""
    make_folder(folder)
    TemporaryFile(dir=folder).close()


def is_complete(folder: Path) -> bool:
    return (folder / MANIFEST).exists()
