"""Finds the saved pages in files and folders, of whatever kind they are."""

import os
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from newsbot.archive.captures import Scan, damaged
from newsbot.archive.formats.har import scan_har
from newsbot.archive.formats.html_files import scan_html
from newsbot.archive.formats.http_cache import is_entry, scan_entry
from newsbot.archive.formats.index import INDEX_NAME, parse_index
from newsbot.archive.formats.kinds import (
    Kind,
    describe_unknown,
    is_meant_as_saved,
    is_text,
    kind_of,
)
from newsbot.archive.formats.mhtml import scan_mhtml
from newsbot.archive.formats.placed import HtmlFile
from newsbot.archive.formats.unpacked import scan_zstd
from newsbot.archive.formats.warc import scan_captures
from newsbot.archive.formats.zipped import holds_archives, scan_zip
from newsbot.archive.places import Place
from newsbot.errors import ArchiveError

Found = Scan | HtmlFile


def scan_places(places: Iterable[Place]) -> list[Scan]:
    """Raises ArchiveError for a file that is named by itself and cannot be read, or is no saved
    page; of those that a folder or glob leads to, the scans' damages tell.
    """
    scans: list[Scan] = []
    pages: list[HtmlFile] = []
    seen: set[Path] = set()
    for place in places:
        for found in _scan_place(place, seen):
            if isinstance(found, HtmlFile):
                pages.append(found)
            else:
                scans.append(found)
    parts = {part.absolute() for scan in scans for part in scan.parts}
    return [*scans, *scan_html(_by_themselves(pages, parts))]


def _by_themselves(pages: Sequence[HtmlFile], parts: AbstractSet[Path]) -> Iterator[HtmlFile]:
    """Each address that the user says of a file, whatever else leads to the file."""
    known = parts | {page.path.absolute() for page in pages if page.url}
    return (page for page in dict.fromkeys(pages) if page.url or page.path.absolute() not in known)


def _scan_place(place: Place, seen: set[Path]) -> Iterator[Found]:
    if place.path.is_dir():
        yield from _scan_folder(place.path, seen)
    elif place.found_by is None:
        yield from _scan_named(place, seen)
    else:
        yield from _scan_file(place.path, place.found_by, seen)


def _scan_named(place: Place, seen: set[Path]) -> Iterator[Found]:
    if not place.path.is_file():
        raise ArchiveError(f"{place.path} is no file on a disk: write what it gives into one")
    if place.url:
        yield _checked(HtmlFile(place.path, url=place.url))
    elif place.path.name == INDEX_NAME:
        yield from map(_checked, parse_index(place.path))
    elif (kind := kind_of(place.path)) is None:
        raise ArchiveError(f"{place.path} {describe_unknown(place.path)}")
    elif _is_new(place.path, seen):
        yield from _scan_kind(place.path, kind, None)


def _checked(said: HtmlFile) -> HtmlFile:
    """A page may begin as it likes. Raises ArchiveError for what can be none, and for a file that
    would be read for another page.
    """
    kind = kind_of(said.path)
    if kind not in {"html", None}:
        raise ArchiveError(f"{said.path} says its addresses itself: name it without one")
    if kind is None and not is_text(said.path):
        raise ArchiveError(f"{said.path} {describe_unknown(said.path)}")
    return said


def _scan_folder(top: Path, seen: set[Path]) -> Iterator[Found]:
    """Symbolic links may lead round in a circle: each folder is read once."""
    failures: list[OSError] = []
    for name, folders, files in os.walk(top, onerror=failures.append, followlinks=True):
        folder = Path(name)
        if not _is_new(folder.resolve(), seen):
            folders.clear()
            continue
        if is_entry(files):
            yield scan_entry(folder)
            continue
        folders[:] = sorted(set(folders) - _parts_of_pages(folders, files))
        for file in sorted(files, key=lambda file: (file != INDEX_NAME, file)):
            yield from _scan_file(folder / file, top, seen)
    for error in failures:
        yield Scan([], damage=damaged(Path(error.filename), error.strerror or "unreadable"))


def _parts_of_pages(folders: Iterable[str], files: Iterable[str]) -> set[str]:
    """Browsers save a page's frames and images into `NAME_files` beside it."""
    pages = {Path(file).stem for file in files if Path(file).suffix in {".html", ".htm", ".xhtml"}}
    return {folder for folder in folders if folder.removesuffix("_files") in pages - {folder}}


def _scan_file(path: Path, top: Path, seen: set[Path]) -> Iterator[Found]:
    """What is no saved page is left out, unless its name says that it should be one."""
    if path.is_symlink() and not path.exists():
        yield Scan([], damage=damaged(path, "a symbolic link to nothing"))
    if not path.is_file() or not _is_new(path, seen):
        return
    try:
        if path.name == INDEX_NAME:
            yield from map(_checked, parse_index(path))
            return
        kind = kind_of(path)
        if kind == "zip" and not (is_meant_as_saved(path) or holds_archives(path)):
            return
        if kind:
            yield from _scan_kind(path, kind, top)
        elif is_meant_as_saved(path):
            yield Scan([], damage=damaged(path, describe_unknown(path)))
    except ArchiveError as error:
        yield Scan([], damage=str(error))


def _scan_kind(path: Path, kind: Kind, top: Path | None) -> Iterator[Found]:
    try:
        match kind:
            case "warc":
                yield scan_captures(path)
            case "warc.zst":
                with path.open("rb") as file:
                    yield scan_zstd(path, file)
            case "zip":
                yield from scan_zip(path)
            case "har":
                yield scan_har(path)
            case "mhtml":
                yield scan_mhtml(path)
            case "html":
                yield HtmlFile(path, top)
            case "dbm":
                raise ArchiveError(
                    f"{path} is Scrapy's HTTP cache in a DBM file, which holds pickles:"
                    " only that of FilesystemCacheStorage, the default, is read"
                )
    except OSError as error:
        raise ArchiveError(f"cannot read {path}: {error.strerror}") from None


def _is_new(path: Path, seen: set[Path]) -> bool:
    """Two globs may lead to one file or folder."""
    before = len(seen)
    seen.add(path.absolute())
    return len(seen) > before
