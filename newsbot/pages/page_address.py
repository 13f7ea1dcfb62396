"""Which page of a listing an address means: `/news/page/3/`, `/news-3.html`, `?start=12`."""

import re
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from newsbot.pages.links import site_of

INDEX = re.compile(r"/(?:index|default)\.[a-z]{3,5}$", re.IGNORECASE)
EXTENSION = re.compile(r"\.[a-z]{3,5}$", re.IGNORECASE)
# The end of a path that may be a page number: /page/3, /page3, -3.html, /3, ;p=3
WITH_WORD = re.compile(r"(.*)([/_.;,-][^\W\d_]{1,12}[/_=:.-]?)(\d{1,7})")
BARE = re.compile(r"(.*)([/_.;,=-])(\d{1,7})")
GLUED = re.compile(r"(.*[^\W\d_])()(\d{1,3})")
CALENDAR = re.compile(r"/(?:19|20)\d\d(?:/\d\d?){0,2}")
NAME_WITH_NUMBER = re.compile(r"([^\W\d]+)(\d{1,7})")
PAGE_PARAMETER = re.compile(r"pag|start|offset|seite|^str|^s[aı]yfa|^p[gn]$|^skip|^from$", re.I)


class PageNumber(NamedTuple):
    """`place` is where in the address the number stands; `number` is None where a page has none
    there, which makes it the first.
    """

    place: str
    number: int | None

    @property
    def is_marked(self) -> bool:
        """The place itself says that it holds a page number, as `/page/` does and `/` does not."""
        return PAGE_PARAMETER.search(self.place.strip("/_.;,=-")) is not None


class ListingAddress:
    """The address of the page that is read; says which of its links stay on the same listing."""

    def __init__(self, url: str) -> None:
        self.site = site_of(url)
        self.path, self.query = _path_and_query(url)
        self.numbered = _numbered_paths(self.path)

    def number_of(self, url: str) -> PageNumber | None:
        """The page of this listing that `url` leads to; None if it leads elsewhere."""
        if site_of(url) != self.site:
            return None
        path, query = _path_and_query(url)
        if path == self.path:
            return self._number_in_query(query)
        return self._number_in_path(path)

    def own_number(self, place: str) -> int | None:
        """This page's own number at that place of its address."""
        if place in self.query:
            return _integer(self.query[place])
        return next((number for _, mark, number in self.numbered if mark == place), None)

    def _number_in_query(self, query: dict[str, str]) -> PageNumber | None:
        names = [n for n in {**self.query, **query} if query.get(n) != self.query.get(n)]
        if any(_integer(query.get(name, "0")) is None for name in names):
            return None
        names.sort(key=lambda name: PAGE_PARAMETER.search(name) is None)
        if not names or (len(names) > 1 and names[0] not in query):
            return None
        return PageNumber(names[0], _integer(query.get(names[0])))

    def _number_in_path(self, path: str) -> PageNumber | None:
        for base, mark, number in _numbered_paths(path):
            if base == self.path or any((base, mark) == own[:2] for own in self.numbered):
                return PageNumber(mark, number)
        for base, mark, _ in self.numbered:
            if base == path:
                return PageNumber(mark, None)
        return None


def _path_and_query(url: str) -> tuple[str, dict[str, str]]:
    parts = urlsplit(url)
    path = EXTENSION.sub("", INDEX.sub("", unquote(parts.path))).rstrip("/")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    return path, dict(_named(name, value) for name, value in pairs)


def _named(name: str, value: str) -> tuple[str, str]:
    """`?page2` means `?page=2`."""
    found = None if value else NAME_WITH_NUMBER.fullmatch(name)
    return (found[1], found[2]) if found else (name, value)


def _numbered_paths(path: str) -> list[tuple[str, str, int]]:
    """The path without its number, the number's mark, the number; a day is no page."""
    if CALENDAR.search(path) and CALENDAR.fullmatch(path[CALENDAR.search(path).start() :]):
        return []
    found = (pattern.fullmatch(path) for pattern in (WITH_WORD, BARE, GLUED))
    return [(match[1], match[2], int(match[3])) for match in found if match]


def _integer(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 10 else None
