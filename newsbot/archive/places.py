"""What NEWSBOT_REPLAY names: files, folders and globs, and files with their addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsbot.errors import ArchiveError

PAIR = re.compile(r"(https?://\S+)\s+=\s+(\S.*)", re.IGNORECASE)
IS_URL = re.compile(r"https?://", re.IGNORECASE)
MAGIC = re.compile(r"[*?\[]")


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
    the whole text is meant as it is, whatever signs are in its name. Raises ArchiveError.
    """
    if text.strip() and Path(text).exists():
        return [Place(Path(text))]
    pair = PAIR.fullmatch(text.strip())
    if pair and Path(pair[2]).exists():
        return [Place(Path(pair[2]), pair[1])]
    places = [place for words in _statements(text.split()) for place in _places(words)]
    if not places:
        raise ArchiveError("no archive is named")
    return list(dict.fromkeys(places))


def _statements(words: list[str]) -> Iterator[tuple[str, str | None]]:
    """Each a path or glob, or an address with its file. A comma may be a part of an address."""
    while words:
        word = words.pop(0)
        if not IS_URL.match(word):
            yield from ((part, None) for part in word.split(",") if part)
        elif words[:1] == ["="] and words[1:]:
            yield words[1].rstrip(","), word
            del words[:2]
        else:
            yield _split_pair(word.rstrip(","))


def _split_pair(word: str) -> tuple[str, str]:
    """At the last sign of equality that leaves a file: an address may hold others."""
    for match in re.finditer("=", word):
        url, path = word[: match.start()], word[match.end() :]
        if path and Path(path).exists():
            return path, url
    raise ArchiveError(f"{word} names no file: it is written URL = FILE")


def _places(statement: tuple[str, str | None]) -> list[Place]:
    text, url = statement
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
