"""Which page of a listing an address means: `/news/page/3/`, `/news-3.html`, `?start=12`."""

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

INDEX = re.compile(r"/(?:index|default)\.[a-z]{3,5}$", re.IGNORECASE)
EXTENSION = re.compile(r"\.[a-z]{3,5}$", re.IGNORECASE)
# A month or a day of an archive.
CALENDAR = re.compile(r"/(?:19|20)\d\d(?:/\d\d?){0,2}$")
# The end of a path that may be a page number: /page/3, /page3, -3.html, /3, ;p=3, news3.html
NUMBERED = (
    re.compile(r"(.*)([/_.;,-][^\W\d_]{1,12}[/_=:.-]?)(\d{1,7})"),
    re.compile(r"(.*)([/_.;,=-])(\d{1,7})"),
    re.compile(r"(.*[^\W\d_])()(\d{1,3})"),
)
NAME_WITH_NUMBER = re.compile(r"([^\W\d]+)(\d{1,7})")
PAGE_NAME = re.compile(
    r"pag|start|offset|seite|^str|^s[a\u0131]yfa|^p[gn]$|^skip|^from$", re.IGNORECASE
)


# A path as a base, a mark and a number.
Numbered = tuple[str, str, int]


class PageNumber(NamedTuple):
    """`place` is where in the address the number stands; `number` is None on the address that
    has none there, which is the first page's.
    """

    place: str
    number: int | None

    @property
    def is_marked(self) -> bool:
        """The place says that it holds a page number: `/page/` does, the `/` of `/news/7` not."""
        return PAGE_NAME.search(self.place.strip("/_.;,=-")) is not None

    @property
    def is_parameter(self) -> bool:
        return self.place[:1].isalpha()


class ListingAddress:
    """The address of the page that is read; tells which others are pages of the same listing."""

    def __init__(self, url: str) -> None:
        self.path, self.query, self.numbered = _parts(url)
        self.bases = {base: mark for base, mark, _ in reversed(self.numbered)}

    def is_own(self, url: str) -> bool:
        return _parts(url)[:2] == (self.path, self.query)

    def number_of(self, url: str) -> PageNumber | None:
        """What page the address of the same site means; None if it is of no page of the listing,
        or this page's own.
        """
        path, query, numbered = _parts(url)
        if path == self.path:
            return self._number_in_query(query)
        if numbered or path in self.bases:
            return self._number_in_path(path, query, numbered)
        return None

    def own_number(self, place: str) -> int:
        """The page's own number at that place of its address; 0 if it has none."""
        if place in self.query:
            return _integer(self.query[place]) or 0
        return next((number for _, mark, number in self.numbered if mark == place), 0)

    def _number_in_query(self, query: dict[str, str]) -> PageNumber | None:
        names = [n for n in {**self.query, **query} if query.get(n) != self.query.get(n)]
        if any(_integer(query.get(name, "0")) is None for name in names):
            return None
        names.sort(key=lambda name: PAGE_NAME.search(name) is None)
        if not names or (len(names) > 1 and names[0] not in query):
            return None
        return PageNumber(names[0], _integer(query.get(names[0])))

    def _number_in_path(
        self, path: str, query: dict[str, str], numbered: list[Numbered]
    ) -> PageNumber | None:
        if any(self.query.get(name, value) != value for name, value in query.items()):
            return None
        for base, mark, number in numbered:
            if base == self.path or any((base, mark) == own[:2] for own in self.numbered):
                return PageNumber(mark, number)
        if path in self.bases and query.keys() <= self.query.keys():
            return PageNumber(self.bases[path], None)
        return None


@lru_cache(8192)
def _parts(url: str) -> tuple[str, dict[str, str], list[Numbered]]:
    """Path, query and the readings of the path; of each link of a site, which its pages share, so
    they are not to be changed.
    """
    parts = urlsplit(url)
    path = EXTENSION.sub("", INDEX.sub("", unquote(parts.path))).rstrip("/")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    return path, dict(_named(name, value) for name, value in pairs), _numbered(path)


def _named(name: str, value: str) -> tuple[str, str]:
    """`?page2` means `?page=2`."""
    found = None if value else NAME_WITH_NUMBER.fullmatch(name)
    return (found[1], found[2]) if found else (name, value)


def _numbered(path: str) -> list[Numbered]:
    """Every reading of the path."""
    if not path or not path[-1].isdecimal() or CALENDAR.search(path):
        return []
    found = (pattern.fullmatch(path) for pattern in NUMBERED)
    return [(match[1], match[2], int(match[3])) for match in found if match]


def _integer(value: str | None) -> int | None:
    return (
        int(value) if value and len(value) < 10 and value.isascii() and value.isdecimal() else None
    )
