"""A disk that keeps for good only what was flushed to it.

A file's bytes are safe when the file was flushed, its name when its folder was. Of the rest a power
cut leaves anything: each write or none of it, the changes of a folder up to any of them.
"""

import os
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Literal

from tests.torture.syscalls import Call

SECTOR_BYTES = 512
# What a cut leaves of what was not flushed. All: it was no power cut, the process was killed.
Left = Literal["all", "none", "some"]


@dataclass(eq=False)
class File:
    """Or a folder. `unflushed`: writes (offset, data) and, as (length, None), truncations."""

    is_folder: bool = False
    flushed: bytes = b""
    unflushed: list[tuple[int, bytes | None]] = field(default_factory=list)
    position: int = 0

    def flush(self) -> None:
        self.flushed = self.left(self.unflushed)
        self.unflushed = []

    def left(self, changes: list[tuple[int, bytes | None]]) -> bytes:
        data = bytearray(self.flushed)
        for offset, written in changes:
            data.extend(bytes(max(0, offset - len(data))))
            end = None if written is None else offset + len(written)
            data[offset:end] = written or b""
        return bytes(data)


Image = dict[str, bytes]
Change = dict[str, File | None]  # names, and what they stand for from now on


class Disk:
    """`folder` was there from the start, with what it holds in `before`, by its path below."""

    def __init__(self, folder: Path, before: Image) -> None:
        there = {f"{folder / name}": File(flushed=data) for name, data in before.items()}
        there |= {f"{Path(name).parent}": File(is_folder=True) for name in there}
        self._names: dict[str, File] = dict(there)
        self._flushed: dict[str, File] = there
        self._unflushed: dict[str, list[Change]] = defaultdict(list)  # by folder
        self._folder = f"{folder}"

    def apply(self, call: Call) -> None:
        getattr(self, f"_{call.name}")(call)

    def image(self, left: Left, chance: Random) -> Image:
        """Every file that is there after a cut, by its path below the folder."""
        names = dict(self._flushed)
        for changes in self._unflushed.values():
            count = {"all": len(changes), "none": 0, "some": chance.randint(0, len(changes))}[left]
            for change in changes[:count]:
                _rename(names, change)
        return {
            os.path.relpath(path, self._folder): _content(file, left, chance)
            for path, file in names.items()
            if not file.is_folder and self._folders_of(path) <= names.keys()
        }

    def _folders_of(self, path: str) -> set[str]:
        below = Path(os.path.relpath(path, self._folder)).parents
        return {os.path.join(self._folder, folder) for folder in below if folder.name}  # noqa: PTH118

    def _openat(self, call: Call) -> None:
        file = self._names.get(call.path)
        if "O_CREAT" in call.flags and file is None:
            file = File()
            self._change({call.path: file})
        if file and "O_TRUNC" in call.flags:
            file.unflushed.append((0, None))
        if file:
            end = len(file.left(file.unflushed))
            file.position = end if "O_APPEND" in call.flags else 0

    def _write(self, call: Call) -> None:
        file = self._names[call.path]
        file.unflushed.append((file.position, call.data))
        file.position += len(call.data)

    def _pwrite64(self, call: Call) -> None:
        self._names[call.path].unflushed.append((call.number, call.data))

    def _ftruncate(self, call: Call) -> None:
        self._names[call.path].unflushed.append((call.number, None))

    def _fsync(self, call: Call) -> None:
        if file := self._names.get(call.path):
            file.flush()
        for change in self._unflushed.pop(call.path, []):
            _rename(self._flushed, change)

    _fdatasync = _fsync

    def _rename(self, call: Call) -> None:
        self._change({call.path: None, os.fsdecode(call.data): self._names[call.path]})

    def _unlink(self, call: Call) -> None:
        self._change({call.path: None})

    def _mkdir(self, call: Call) -> None:
        self._change({call.path: File(is_folder=True)})

    def _change(self, change: Change) -> None:
        _rename(self._names, change)
        (folder,) = {str(Path(path).parent) for path in change}
        self._unflushed[folder].append(change)


def _rename(names: dict[str, File], change: Change) -> None:
    for path, file in change.items():
        if file is None:
            names.pop(path, None)
        else:
            names[path] = file


def _content(file: File, left: Left, chance: Random) -> bytes:
    if left == "all":
        return file.left(file.unflushed)
    if left == "none" or not file.unflushed:
        return file.flushed
    kept = [change for change in file.unflushed if chance.random() < 0.5]
    if kept and (torn := kept[-1][1]):
        end = chance.randrange(0, len(torn) + 1, SECTOR_BYTES)
        kept[-1] = (kept[-1][0], torn[:end])
    return file.left(kept)
