"""What NEWSBOT_REPLAY names: files, folders and globs, and files with their addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsbot.errors import ArchiveError

PAIR = re.compile(r"(https?://\S+)\s+=\s+(\S.*)", re.IGNORECASE)
IS_URL = re.compile(r"https?://", re.IGNORECASE)
MAGIC = re.compile(r"[*?\[]")

Statement = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Place:
    """`url`: whose page the file is, where the user says so. `found_by`: the folder that a glob
    looked through; a file that is named by itself has none.
    """

    path: Path
    url: str | None = None
    found_by: Path | None = None

    @property
    def name(self) -> str:
        """As it may be named again, from another folder too."""
        return f"{self.url} = {self.path.resolve()}" if self.url else str(self.path.resolve())


def parse_places(text: str) -> list[Place]:
    """Paths, globs and `URL = FILE` pairs, separated by white space or commas; what exists under
    the whole of a line is meant as it is, whatever signs are in its name. Raises ArchiveError.
    """
    places = [place for named in _statements(text, Path()) for place in _places(*named)]
    if not places:
        raise ArchiveError("no archive is named")
    return list(dict.fromkeys(places))


def start_from(folder: Path, text: str) -> str:
    """The same, one a line, with paths that start from this folder. Raises ArchiveError."""
    return "\n".join(
        f"{url} = {folder / path}" if url else f"{folder / path}"
        for path, url in _statements(text, folder)
    )


def _statements(text: str, folder: Path) -> Iterator[Statement]:
    """Each a path or glob, or a file with its address."""
    for line in filter(None, map(str.strip, text.splitlines())):
        pair = PAIR.fullmatch(line)
        if (folder / line).exists():
            yield line, None
        elif pair and (folder / pair[2]).exists():
            yield pair[2], pair[1]
        else:
            yield from _split_line(line.split(), folder)


def _split_line(words: list[str], folder: Path) -> Iterator[Statement]:
    """A comma may be a part of an address."""
    while words:
        word = words.pop(0)
        if not IS_URL.match(word):
            yield from ((part, None) for part in word.split(",") if part)
        elif words[:1] == ["="] and words[1:]:
            yield words[1].rstrip(","), word
            del words[:2]
        else:
            yield _split_pair(word.rstrip(","), folder)


def _split_pair(word: str, folder: Path) -> Statement:
    """At the last sign of equality that leaves a file: an address may hold others."""
    for match in re.finditer("=", word):
        url, path = word[: match.start()], word[match.end() :]
        if path and (folder / path).exists():
            return path, url
    raise ArchiveError(f"{word} names no file: it is written URL = FILE")


def _places(text: str, url: str | None) -> list[Place]:
    path = Path(text)
    if path.exists():
        return [Place(path, url)]
    if url is not None:
        raise ArchiveError(f"{url} = {text}: no such file")
    try:
        found = sorted(Path(path.anchor).glob(text.removeprefix(path.anchor)))
    except ValueError as error:
        raise ArchiveError(f"{text}: {error}") from None
    if not found:
        raise ArchiveError(f"no file matches {text}")
    return [Place(match, None, _fixed_part(path)) for match in found]


def _fixed_part(glob: Path) -> Path:
    """The folder before the first part with a wildcard."""
    fixed = Path(glob.anchor)
    for part in glob.relative_to(glob.anchor).parts:
        if MAGIC.search(part):
            break
        fixed /= part
    return fixed
