"""Which addresses are pages of one listing, and what number each of them has.

The one grammar for those who read the links and those who follow them. Pure text work: nothing
here says whether a page exists, nor which of two comes first, as some sites count down.
"""

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from newsbot.urls.address import (
    PAGE_WORD,
    Address,
    is_archive,
    is_date,
    parse_address,
)

PAGE_NAME = re.compile(
    r"pag|start|offset|seite|^str|^s[a\u0131]yfa|^p[gn]$|^skip|^from$|^first$", re.IGNORECASE
)
# Names like those of pages that say how long one is, or which page of another kind.
NO_PAGE_NAME = re.compile(r"per[-_]?pag|pag\w*[-_]?siz|^page_id$|^string$|^street$", re.IGNORECASE)
OFFSET_NAME = re.compile(r"start|offset|skip|^first$|^from$", re.IGNORECASE)
CURSOR_NAME = re.compile(
    r".*cursor|after|before|since|until|(?:max|min|last|since)_?id|updated-max|.*token|continue|next",
    re.IGNORECASE,
)
# Values that are no number of a page: the moment of an entry, the pages of several lists.
MARK = re.compile(r"\d{10,24}|\d{1,4}(?:,\d{1,4})+")
# Sums that a site adds over the others.
SUM_NAME = re.compile(r"c?hash|checksum|sig|signature", re.IGNORECASE)
PAGE_MARK = re.compile(rf"[/_.;,-]?(?:{PAGE_WORD}|start|offset|skip)[/_=:.,-]?", re.IGNORECASE)
ENTRY_NAME = re.compile(r"\?(?:(?:.*[-_])?id|p|post|article|story|item|[na]id)", re.IGNORECASE)
# Posts stand there as well: /p/8134
SHORT_MARKS = {"/p/", "/p-", "-p-", "/P/", "/p", "-p"}
LIST_MARK = re.compile(
    r"[/_.,-]?(?:(?:index|list|default|archiv\w{0,2}|news|blog|posts|all|p)[/_.,-]?)?",
    re.IGNORECASE,
)
CURSOR_MARK = re.compile(r"/(?:older|before|after|since|until|from)/", re.IGNORECASE)


class PageNumber(NamedTuple):
    """`place` is where in the address the number stands, `?name` for a parameter's value; `number`
    is None on the address that has none there, which is the first page's.
    """

    place: str
    number: int | None

    @property
    def is_marked(self) -> bool:
        """The place says that it holds a page number: `/page/` does, the `/` of `/news/7` not."""
        return _is_marked(self.place)

    @property
    def is_list(self) -> bool:
        """The place may hold the number of a page, and that of no article: `/index-9.html`."""
        return LIST_MARK.fullmatch(self.place) is not None

    @property
    def is_worded(self) -> bool:
        """The place has a word for pages, if only a letter: `?p=3`."""
        return PAGE_MARK.fullmatch(self.place.lstrip("?")) is not None

    @property
    def is_parameter(self) -> bool:
        return self.place.startswith("?")

    @property
    def is_entry(self) -> bool:
        """The parameter rather names an entry: `?id=8134`."""
        return ENTRY_NAME.fullmatch(self.place) is not None

    @property
    def is_offset(self) -> bool:
        """The number counts the entries before the page."""
        return OFFSET_NAME.search(self.place.lstrip("?")) is not None


@lru_cache(1024)
def is_page_name(name: str) -> bool:
    return PAGE_NAME.search(name) is not None and NO_PAGE_NAME.search(name) is None


@lru_cache(1024)
def _is_marked(place: str) -> bool:
    if place.startswith("?"):
        return is_page_name(place[1:])
    return PAGE_MARK.fullmatch(place) is not None and place not in SHORT_MARKS


class ListingAddress:
    """The address of a page of a listing; tells which others are pages of the same listing.

    `url` may be anything that `urlsplit` takes.
    """

    def __init__(self, url: str) -> None:
        self.path, self.query, self.numbered = parse_address(url)
        self.marks = {(base, mark) for base, mark, _ in self.numbered}
        self.bases = {base: mark for base, mark, _ in reversed(self.numbered)}

    def is_own(self, url: str) -> bool:
        return parse_address(url)[:2] == (self.path, self.query)

    def number_of(self, url: str) -> PageNumber | None:
        """What page the address of the same site means; None if it is of no page of the listing,
        of one that goes on from an entry and counts nothing, or this page's own.
        """
        path, query, numbered = address = parse_address(url)
        if path == self.path:
            return self._number_in_query(query)
        if numbered or path in self.bases:
            return self._number_in_path(address)
        return None

    def number_below(self, url: str) -> PageNumber | None:
        """Of a page under another parent, or with a path of its own below the list path: sites
        serve one listing as /category/x and /category/home/x, or go on from the front page at
        /node?page=1.
        """
        address = parse_address(url)
        for found in address.numbered:
            if PAGE_MARK.fullmatch(found.mark) and _is_akin(self.path, found.base):
                return PageNumber(found.mark, found.number)
        if address.path.startswith(f"{self.path}/"):
            for name, value in address.query.items():
                if is_page_name(name) and _parse_integer(value) is not None:
                    return number_at(name, value)
        return None

    def own_number(self, place: str) -> int:
        """The page's own number at that place of its address; 0 if it has none."""
        if place.startswith("?"):
            return _parse_integer(self.query.get(place[1:])) or 0
        return next((number for _, mark, number in self.numbered if mark == place), 0)

    def turns_calendar(self, url: str) -> bool:
        """Whether the address is that of another day, month or year, which is no next page."""
        path, query, _ = parse_address(url)
        if path != self.path and is_archive(path):
            return True
        return any(is_date(*moved) for moved in self.moved(query).items())

    def goes_on(self, url: str) -> bool:
        """Whether the address differs from this one in its parameters alone, and in no date."""
        path, query, _ = parse_address(url)
        return path == self.path and query != self.query and not self.turns_calendar(url)

    def continues_at(self, url: str) -> bool:
        """Whether the address, of the same site, is of this listing, as far as an address can tell
        and no number is compared.
        """
        below = self.is_cursor(url) or self.number_below(url) is not None
        return self.goes_on(url) or (below and not self.turns_calendar(url))

    def is_cursor(self, url: str) -> bool:
        """Whether the address goes on from an entry, and counts nothing: `?before=8134`."""
        _, query, numbered = parse_address(url)
        if self.goes_on(url) and self.cursor_name(query):
            return True
        return any(
            CURSOR_MARK.fullmatch(mark) and self._is_own_mark(base, mark)
            for base, mark, _ in numbered
        )

    def _is_own_mark(self, base: str, mark: str) -> bool:
        return base == self.path or (base, mark) in self.marks

    def cursor_name(self, query: dict[str, str]) -> str | None:
        for name, value in self.moved(query).items():
            if CURSOR_NAME.fullmatch(name) or (is_page_name(name) and MARK.fullmatch(value)):
                return name
        return None

    def moved(self, query: dict[str, str]) -> dict[str, str]:
        return {name: value for name, value in query.items() if self.query.get(name) != value}

    def _number_in_query(self, query: dict[str, str]) -> PageNumber | None:
        """A parameter that names pages may come with others, new or left out; one that may mean
        anything moves alone.
        """
        moved = self.moved(query)
        for name in moved:
            if is_page_name(name) and _parse_integer(moved[name]) is not None:
                return None if self._moves_more(moved, name) else number_at(name, moved[name])
        left = self.query.keys() - query.keys()
        if not moved:
            return _first_page(left)
        ((name, value),) = moved.items() if len(moved) == 1 else [("", "")]
        is_number = _parse_integer(value) is not None and not CURSOR_NAME.fullmatch(name)
        return None if left or not is_number or is_date(name, value) else number_at(name, value)

    def _moves_more(self, moved: dict[str, str], name: str) -> bool:
        """Whether an address leads to a page of another listing, or of another day."""
        return any(
            is_date(other, value) or (other in self.query and not goes_with_page(other))
            for other, value in moved.items()
            if other != name
        )

    def _number_in_path(self, address: Address) -> PageNumber | None:
        path, query, numbered = address
        if any(self.query.get(name, value) != value for name, value in query.items()):
            return None
        own = [
            PageNumber(mark, number)
            for base, mark, number in numbered
            if self._is_own_mark(base, mark) and not CURSOR_MARK.fullmatch(mark)
        ]
        if own:
            return next((page for page in own if page.is_marked), own[-1])
        if path in self.bases and query.keys() <= self.query.keys():
            return PageNumber(self.bases[path], None)
        return None


def _parse_integer(value: str | None) -> int | None:
    return (
        int(value) if value and len(value) < 10 and value.isascii() and value.isdecimal() else None
    )


def number_at(name: str, value: str) -> PageNumber:
    return PageNumber(f"?{name}", _parse_integer(value))


def _first_page(left: AbstractSet[str]) -> PageNumber | None:
    """An address that leaves out one parameter, and moves none."""
    return PageNumber(f"?{next(iter(left))}", None) if len(left) == 1 else None


def goes_with_page(name: str) -> bool:
    """What changes from page to page beside the page's number."""
    return bool(is_page_name(name) or CURSOR_NAME.fullmatch(name) or SUM_NAME.fullmatch(name))


def _is_akin(path: str, base: str) -> bool:
    parent, _, name = path.rpartition("/")
    return base.rpartition("/")[2] == name or base == parent or base.startswith(f"{path}/")
