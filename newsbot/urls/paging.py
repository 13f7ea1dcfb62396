"""A listing page's address, taken apart: the list path, and the place where the page is named.

Pure text work; nothing here says whether a page exists.
"""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import SplitResult, unquote, urlsplit

Kind = Literal["page", "offset", "cursor"]
AddressKey = tuple[str, str, frozenset[tuple[str, str]]]

_WORD = r"(?:page|paged|pagina|pag|pg|p|seite|sayfa|strana|stranica|strona|oldal|side|sida)"
_PATH_PLACES = (
    re.compile("/" + _WORD + r"[/_-]?(\d{1,9})(?:\.\w+)?/?$", re.IGNORECASE),  # /page/2/ /p2.html
    re.compile("[-_]" + _WORD + r"[-_]?(\d{1,9})(?:\.\w+)?/?$", re.IGNORECASE),  # /news-page-2/
    re.compile(r"(?:[-_]|/(?=index))(?:index)?(\d{1,9})\.\w+$", re.IGNORECASE),  # /index_2.html
    re.compile(r"/(\d{1,6})/?$"),  # /2/
)
_PAGE_NAME = re.compile(
    rf"(?:{_WORD}|.*page|page.*|pn|pagen_\d+)(?:_?(?:no|nr|num|number|id|index))?", re.IGNORECASE
)
_OFFSET_NAME = re.compile(r"(?:limit)?start|offset|skip|first|from|b_start.*", re.IGNORECASE)
_CURSOR_NAME = re.compile(r"cursor|after|updated-max|.*token|continue", re.IGNORECASE)
_CALENDAR_NAME = re.compile(
    r"(?:.*[-_])?(?:date|day|week|month|year|cal|calendar|ym|m|y)(?:[-_].*)?|ical.*", re.IGNORECASE
)
# What a site appends to every link anew; two addresses that differ only here are one page.
_SESSION_NAME = re.compile(
    r"utm_.*|(?:fb|g|y)clid|.*sess(?:ion)?_?(?:id)?|sid|nonce|_|ts|rnd|rand|cb", re.IGNORECASE
)
_PARAMETER = re.compile(r"([^&=]+)=?([^&]*)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PAGE_FILE = re.compile(r"(?:/index)?\.(?:html?|php|aspx?)$|/index$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address names its page: `url[start:end]` reads `number` (0 for a cursor)."""

    kind: Kind
    name: str
    number: int
    start: int
    end: int


def address_key(url: str) -> AddressKey:
    """Equal for two spellings of one page: scheme, `www`, final slash and session do not count."""
    try:
        parts = urlsplit(url)
    except ValueError:  # a link may be anything
        return url, "", frozenset()
    return _host(parts), _trimmed(parts.path), frozenset(_parameters(parts).items())


def same_listing(listing_url: str, url: str) -> bool:
    """Whether `url`, where a redirect may have led, is still some page of the listing."""
    listing, other = urlsplit(listing_url), urlsplit(url)
    paths = {_trimmed(listing.path), _list_path(listing.path)}
    return _host(listing) == _host(other) and (
        _trimmed(other.path) in paths or _list_path(other.path) in paths
    )


def find_place(listing_url: str, url: str) -> Place | None:
    """The place at which `url` is another, later page of this listing; None where it is not.

    Only the page may move: what leaves the list path, or turns a calendar, continues nothing.
    """
    try:
        listing, other = urlsplit(listing_url), urlsplit(url)
    except ValueError:
        return None
    if _host(listing) != _host(other):
        return None
    before, now = _parameters(listing), _parameters(other)
    moved = {name: value for name, value in now.items() if value != before.get(name)}
    if any(map(_is_date, moved.items())) or before.keys() - now.keys():
        return None
    if _trimmed(listing.path) == _trimmed(other.path) or _is_older_posts(listing, other):
        return _query_place(url, before, moved)
    return None if moved.keys() & before.keys() else _path_place(listing.path, url)


def _host(parts: SplitResult) -> str:
    return parts.netloc.lower().removeprefix("www.")


def _trimmed(path: str) -> str:
    return _PAGE_FILE.sub("", unquote(path.partition(";")[0]).rstrip("/")).rstrip("/")


def _list_path(path: str) -> str:
    for place in _PATH_PLACES:
        if found := place.search(path):
            return _trimmed(path[: found.start()])
    return _trimmed(path)


def _parameters(parts: SplitResult) -> dict[str, str]:
    pairs = _PARAMETER.findall(parts.query)
    return {unquote(k): unquote(v) for k, v in pairs if not _SESSION_NAME.fullmatch(unquote(k))}


def _is_older_posts(listing: SplitResult, other: SplitResult) -> bool:
    """Blogger goes on from the home page to its search page."""
    return listing.path in ("", "/") and other.path == "/search"


def _is_date(parameter: tuple[str, str]) -> bool:
    name, value = parameter
    return bool(_CALENDAR_NAME.fullmatch(name)) and any(map(str.isdigit, value))


def _query_place(url: str, before: dict[str, str], moved: dict[str, str]) -> Place | None:
    places = []
    offset = url.find("?") + 1
    for found in _PARAMETER.finditer(urlsplit(url).query):
        name, value = unquote(found[1]), found[2]
        if name in moved and (kind := _kind(name, value)):
            number = int(value) if kind != "cursor" else 0
            places.append(Place(kind, name, number, *(offset + at for at in found.span(2))))
    cursors = [place for place in places if place.kind == "cursor"]
    named = [place for place in places if _is_named(place.name)]
    place = next(iter(cursors or named or places), None)
    if place is None or moved.keys() & before.keys() - {place.name}:
        return None
    return place if place.kind == "cursor" or place.number > _number(before, place.name) else None


def _number(parameters: dict[str, str], name: str) -> int:
    value = parameters.get(name, "")
    return int(value) if value.isdecimal() else 0


def _is_named(name: str) -> bool:
    return bool(_PAGE_NAME.fullmatch(name) or _OFFSET_NAME.fullmatch(name))


def _kind(name: str, value: str) -> Kind | None:
    if _CURSOR_NAME.fullmatch(name):
        return "cursor"
    if not value.isdecimal() or len(value) > 9:
        return None
    if _OFFSET_NAME.fullmatch(name):
        return "offset"
    if _PAGE_NAME.fullmatch(name) or int(value) <= 2:
        return "page"
    return "offset"


def _path_place(listing_path: str, url: str) -> Place | None:
    path = urlsplit(url).path
    start = url.index(path, url.index("//") + 2)
    for place in _PATH_PLACES:
        if found := place.search(path):
            base, number = path[: found.start()], found[1]
            worded, bare = place is _PATH_PLACES[0], place is _PATH_PLACES[-1]
            if bare and _is_calendar(base, number):
                return None
            if not _continues(listing_path, base, int(number), worded):
                return None
            return Place("page", "", int(number), *(start + at for at in found.span(1)))
    return None


def _continues(listing_path: str, base: str, number: int, worded: bool) -> bool:
    """The list path must stay; only `/page/n` may follow it under another parent.

    Sites serve one listing as /category/x and /category/home/x and link the one from the other.
    """
    own, base = _trimmed(listing_path), _trimmed(base)
    if base == own or (worded and base.rpartition("/")[2] == own.rpartition("/")[2]):
        return True
    return base == _list_path(listing_path) and number > _path_number(listing_path)


def _path_number(path: str) -> int:
    """The page that a path names at its end, 0 where it names none."""
    for place in _PATH_PLACES:
        if found := place.search(path):
            return int(found[1])
    return 0


def _is_calendar(base: str, number: str) -> bool:
    """`/2026/2/` and `/2026/`: a bare number is a page only where it cannot be a date."""
    return bool(number[0] == "0" or _YEAR.fullmatch(number) or _YEAR.fullmatch(base[-4:]))
