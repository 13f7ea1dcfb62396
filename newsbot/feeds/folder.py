"""A run's feed folder. A file appears whole or not at all, and the manifest last."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
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
    make_folder(path.parent)
    part = _part_of(path)
    with part.open("wb") as file:
        for line in lines:
            encoded = encode(line)
            file.write(encoded)
            digest.update(encoded)
            count += 1
        _flush_to_disk(file)
    _publish(part, path)
    return {"name": path.name, "lines": count, "sha256": digest.hexdigest()}


def write_document(path: Path, document: bytes) -> None:
    """Raises OSError."""
    make_folder(path.parent)
    part = _part_of(path)
    with part.open("wb") as file:
        file.write(document)
        _flush_to_disk(file)
    _publish(part, path)


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Raises OSError."""
    path = folder / MANIFEST
    part = _part_of(path)
    with part.open("w", encoding="utf-8") as file:
        json.dump(manifest, file, ensure_ascii=False, indent=2)
        file.write("\n")
        _flush_to_disk(file)
    _publish(part, path)


def ensure_writable(folder: Path) -> None:
    """Makes the folder where there is none. Raises OSError, and leaves nothing in it."""
    make_folder(folder)
    TemporaryFile(dir=folder).close()


def is_complete(folder: Path) -> bool:
    return (folder / MANIFEST).exists()


def _part_of(path: Path) -> Path:
    return path.with_name(path.name + ".part")


def _flush_to_disk(file: IO[Any]) -> None:
    file.flush()
    os.fsync(file.fileno())


def _publish(part: Path, path: Path) -> None:
    part.replace(path)
    flush(path.parent)
