"""A mirror as `wget -r` keeps it: each file's path is its page's address, `host/path`, but for what
the options change: `index.html` for a folder's page, `.html` behind other names (-E), links between
the files (-k), `@` and `+` for signs that Windows forbids (--restrict-file-names).
"""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote, unquote_to_bytes, urlsplit

HOST = re.compile(
    r"(?:(?:[\w-]+\.)+[a-z][a-z0-9-]+|localhost|[0-9]{1,3}(?:\.[0-9]{1,3}){3})(?:[:+][0-9]{1,5})?",
    re.IGNORECASE,
)
INDEX = re.compile(r"(^|/)index\.html?(?=$|[?@])", re.IGNORECASE)
HTML = re.compile(r"\.[xs]?html?$", re.IGNORECASE)
# A query with `@` for its mark: a name and a value, or a path may begin with `@`.
QUERY = re.compile(r"\?|@(?=[^/@=]+=)")
ADDRESS = re.compile(rb"""https?:(?:\\?/){2}[^\s"'<>]+""", re.IGNORECASE)
HOST_OF = re.compile(r"https?://([^/?#]*)", re.IGNORECASE)
TAG = re.compile(rb"<[a-zA-Z][^<>]*>")
LINK = re.compile(rb"""(\s(?:href|src|action|poster)\s*=\s*)(["'])([^"']*)\2""", re.IGNORECASE)
BASE = re.compile(rb"""<base\s[^>]*href\s*=\s*["']?[^\s"'>]""", re.IGNORECASE)
ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MirrorPlace:
    """`host` as an address has it, `folder` that of its files, `name` the file's path in it."""

    host: str
    folder: Path
    name: str


def find_place(path: Path, top: Path | None, body: bytes) -> MirrorPlace | None:
    """The first folder below `top` with a host's name, else `top` itself, else the nearest above
    whose host the page itself names: a project's folder may have a host's name, too.
    """
    below = [parent for parent in reversed(path.parents) if top and parent.is_relative_to(top)]
    inside = [*below[1:], *below[:1]]
    above = [parent for parent in path.absolute().parents if parent not in inside]
    for folder in inside:
        if HOST.fullmatch(folder.resolve().name):
            return _place(folder, path)
    for folder in above:
        if HOST.fullmatch(folder.name) and f"//{_host(folder)}".encode() in body:
            return _place(folder, path.absolute())
    return None


def _host(folder: Path) -> str:
    return folder.resolve().name.replace("+", ":").lower()


def _place(folder: Path, path: Path) -> MirrorPlace:
    return MirrorPlace(_host(folder), folder, path.relative_to(folder).as_posix())


def address_of(place: MirrorPlace, body: bytes) -> tuple[str, bool]:
    """Its address, and whether the page itself says so (else the name alone does)."""
    default, key = _named_address(place), _key(place.name)
    said = [url for url in _addresses(body, place.host) if _key(_path_of(url)) == key]
    if not said:
        return default, False
    alike = (url for url in said if _path_of(url).rstrip("/") == _path_of(default).rstrip("/"))
    same = next(alike, None)
    return (f"{urlsplit(said[0]).scheme}:{default.partition(':')[2]}" if same else said[0]), True


def is_end_of(place: MirrorPlace, url: str) -> bool:
    """Whether the file's name is but the end of this address, as `--cut-dirs` leaves it."""
    key = _key(place.name)
    is_same_host = urlsplit(url).netloc.lower() == place.host
    return bool(key) and is_same_host and _key(_path_of(url)).endswith(f"/{key}")


def _addresses(body: bytes, host: str) -> Iterator[str]:
    """Scripts hold what begins like an address and is none."""
    for match in ADDRESS.finditer(body):
        url = unescape(match[0].replace(b"\\", b"").decode(errors="replace"))
        named = HOST_OF.match(url)
        if named and named[1].lower() == host:
            yield url.partition("#")[0]


def _path_of(url: str) -> str:
    parts = urlsplit(url)
    return unquote(parts.path.lstrip("/") + (f"?{parts.query}" if parts.query else ""))


def _key(name: str) -> str:
    """Equal for a file's name and the addresses that wget may have given it to."""
    plain = HTML.sub("", unquote(name).replace("@", "?"))
    plain = f"{plain}.html" if plain.endswith("index") else plain
    return INDEX.sub(r"\1", plain).rstrip("/").lower()


def _named_address(place: MirrorPlace) -> str:
    mark = QUERY.search(place.name)
    path = place.name[: mark.start()] if mark else place.name
    query = HTML.sub("", place.name[mark.end() :]) if mark else ""
    path = INDEX.sub(r"\1", path)
    return f"http://{place.host}/{_quoted(path)}{'?' if mark else ''}{_quoted(query, '?')}"


def _quoted(name: str, also: str = "") -> str:
    """A part of a file's name as an address has it; its escapes stay."""
    return quote_from_bytes(os.fsencode(name), safe=f"/:@!$&'()*+,;=~%{also}")


def restore_links(
    body: bytes, file: Path, place: MirrorPlace | None, addresses: Mapping[str, str]
) -> bytes:
    """Links to files as the links to addresses that they were. `addresses`: of each file's whole
    path. They are left without their scheme, and their own host: the page's is as good.
    """
    if BASE.search(body):
        return body
    folder = os.fsencode(file.absolute().parent) + b"/"

    def restore(link: re.Match[bytes]) -> bytes:
        value = unescape(os.fsdecode(link[3]).strip())
        if ABSOLUTE.match(value):
            return link[0]
        name, hash_sign, fragment = value.partition("#")
        target = os.fsdecode(os.path.normpath(folder + unquote_to_bytes(name)))
        url = addresses.get(target) or _neighbour(target, place)
        # HTTrack leaves a query behind the name of its file.
        url = url or addresses.get(target.partition("?")[0])
        if not name or url is None:
            return link[0]
        short = url.partition(":")[2].removeprefix(f"//{place.host}" if place else "")
        restored = escape(f"{short}{hash_sign}{fragment}")
        return link[1] + link[2] + os.fsencode(restored) + link[2]

    return TAG.sub(lambda tag: LINK.sub(restore, tag[0]), body)


def _neighbour(target: str, place: MirrorPlace | None) -> str | None:
    """A file that was not asked for: where one page is named alone, or of another host (-H)."""
    if place is None:
        return None
    top, file = place.folder.absolute().parent, Path(target)
    parts = file.relative_to(top).parts if file.is_relative_to(top) else ()
    if len(parts) < 2 or not (parts[0] == place.folder.name or HOST.fullmatch(parts[0])):
        return None
    folder = top / parts[0]
    found = MirrorPlace(_host(folder), folder, "/".join(parts[1:]))
    if HTML.search(found.name) and file.is_file():
        return address_of(found, file.read_bytes())[0]
    return _named_address(found) if found.host != place.host else None
