"""An address, read for what may tell a page of a listing: its path, parameters and numbers."""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

AddressKey = tuple[str, str, frozenset[tuple[str, str]]]

WWW = re.compile(r"^www\d?\.")
INDEX = re.compile(r"/(?:index|default)(?:\.[a-z]{3,5})?$", re.IGNORECASE)
EXTENSION = re.compile(r"\.[a-z]{3,5}$", re.IGNORECASE)
# A month or a day of an archive.
CALENDAR_PATH = re.compile(r"/(?:19|20)\d\d(?:[/-]\d\d?){0,2}$")
CALENDAR_NAME = re.compile(
    r"(?:.*[-_])?(?:date|day|week|month|year|cal|calendar|ym|m|y)(?:[-_].*)?|ical.*", re.IGNORECASE
)
# The end of a path that may be a page number: /page/3, /page3, -3.html, /3, ;p=3, news3.html
NUMBERED = (
    re.compile(r"(.*)([/_.;,-][^\W\d_]{1,12}[/_=:.,-]?)(\d{1,7})"),
    re.compile(r"(.*)([/_.;,=-])(\d{1,7})"),
    re.compile(r"(.*[^\W\d_])()(\d{1,3})"),
)
PAGE_WORD = (
    "page|paged|pagina|pag|pg|p|seite|sayfa|strana|stranica|strona|oldal|side|sida|sivu|halaman"
    "|trang|stran|sayt|lapa|puslapis|страница|стр"
)
PAGED = re.compile(rf"[/-](?:{PAGE_WORD})[/_-]?\d{{1,7}}$", re.IGNORECASE)
# A page number that is not the end: /page/3/by-date.html
AMID = re.compile(rf"(.*)(/(?:{PAGE_WORD})[/_-]?)(\d{{1,7}})(/.+)", re.IGNORECASE)
NAME_WITH_NUMBER = re.compile(r"([^\W\d]+)(\d{1,7})")
# What a site appends to every link anew; two addresses that differ only here are one page.
SESSION_NAME = re.compile(
    r"utm_.*|(?:fb|g|y)clid|.*sess(?:ion)?_?(?:id)?|sid|nonce|_|ts|rnd|rand|cb", re.IGNORECASE
)


OWN_PARAMETERS = re.compile(r";([^/]*=[^/]*)/?$")


class Numbered(NamedTuple):
    """A path as a number, the `mark` before it, and the `base` that is left without the two."""

    base: str
    mark: str
    number: int


class Address(NamedTuple):
    """`path` lacks what two spellings of one page differ in: file extension, `index`, final slash.
    `numbered` has every reading of it. `query` is without session ids.
    """

    path: str
    query: dict[str, str]
    numbered: list[Numbered]


@lru_cache(8192)
def parse_address(url: str) -> Address:
    """Of each link of a site, which its pages share, so the parts are not to be changed."""
    parts = urlsplit(url)
    path, query = _parameters(parts)
    path = _trim(unquote(path))
    return Address(path, query, _readings(path))


def address_key(url: str) -> AddressKey:
    """Equal for two spellings of one page: scheme, `www`, final slash and session do not count."""
    try:
        parts = urlsplit(url)
    except ValueError:  # a link may be anything
        return url, "", frozenset()
    path, query = _parameters(parts)
    return host_of(parts), _trim(unquote(path)), frozenset(query.items())


def host_of(parts: SplitResult) -> str:
    return WWW.sub("", parts.netloc.lower())


def _trim(path: str) -> str:
    """A path without the file name of a folder's own page, a file's extension, and final slash."""
    return EXTENSION.sub("", INDEX.sub("", path.rstrip("/"))).rstrip("/")


def is_date(name: str, value: str) -> bool:
    """Whether a parameter turns a calendar's leaf."""
    return bool(CALENDAR_NAME.fullmatch(name)) and any(map(str.isdigit, value))


def is_archive(path: str) -> bool:
    """Whether a path ends with a year, a month or a day, which `/page/2024` does not."""
    return CALENDAR_PATH.search(path) is not None and PAGED.search(path) is None


def _parameters(parts: SplitResult) -> tuple[str, dict[str, str]]:
    """The path without those of its own, as in `/news;p=2`, and all parameters."""
    path, own = parts.path, ""
    if ";" in path and (found := OWN_PARAMETERS.search(path)):
        path, own = path[: found.start()], found[1]
    pairs = parse_qsl(own.replace(";", "&"), keep_blank_values=True) if own else []
    if parts.query:
        pairs += parse_qsl(parts.query, keep_blank_values=True)
    named = (_named(name, value) for name, value in pairs)
    return path, {name: value for name, value in named if not _is_session(name)}


@lru_cache(1024)
def _is_session(name: str) -> bool:
    return SESSION_NAME.fullmatch(name) is not None


def _named(name: str, value: str) -> tuple[str, str]:
    """`?page2` means `?page=2`."""
    found = None if value else NAME_WITH_NUMBER.fullmatch(name)
    return (found[1], found[2]) if found else (name, value)


def _readings(path: str) -> list[Numbered]:
    if not path or is_archive(path):
        return []
    if not path[-1].isdecimal():
        amid = AMID.fullmatch(path)
        return [Numbered(amid[1] + amid[4], amid[2], int(amid[3]))] if amid else []
    found = (pattern.fullmatch(path) for pattern in NUMBERED)
    return [Numbered(match[1], match[2], int(match[3])) for match in found if match]
