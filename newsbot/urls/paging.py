"""Which addresses are pages of one listing, and where each of them names its page.

The one grammar for those who read the links and those who follow them. Pure text work: nothing
here says whether a page exists, nor which of two comes first, as some sites count down.
"""

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal, NamedTuple
from urllib.parse import unquote_plus, urlsplit

from newsbot.urls.address import (
    PAGE_WORD,
    Address,
    Numbered,
    host_of,
    is_archive,
    is_date,
    parse_address,
)

Kind = Literal["page", "offset", "cursor"]

_PAGE_NAME = re.compile(
    r"pag|start|offset|seite|^str|^s[a\u0131]yfa|^p[gn]$|^skip|^from$|^first$", re.IGNORECASE
)
# Names like those of pages that say how long one is, or which page of another kind.
_NO_PAGE_NAME = re.compile(r"per[-_]?pag|pag\w*[-_]?siz|^page_id$|^string$|^street$", re.IGNORECASE)
_OFFSET_NAME = re.compile(r"start|offset|skip|^first$|^from$", re.IGNORECASE)
_CURSOR_NAME = re.compile(
    r".*cursor|after|before|since|until|(?:max|min|last|since)_?id|updated-max|.*token|continue",
    re.IGNORECASE,
)
# Values that are no number of a page: the moment of an entry, the pages of several lists.
_MARK = re.compile(r"\d{10,24}|\d{1,4}(?:,\d{1,4})+")
# Sums that a site adds over the others.
_SUM_NAME = re.compile(r"c?hash|checksum|sig|signature", re.IGNORECASE)
_PAGE_MARK = re.compile(rf"[/_.;,-]?(?:{PAGE_WORD}|start|offset|skip)[/_=:.,-]?", re.IGNORECASE)
_ENTRY_NAME = re.compile(r"\?(?:(?:.*[-_])?id|p|post|article|story|item|[na]id)", re.IGNORECASE)
# Posts stand there as well: /p/8134
_SHORT_MARKS = {"/p/", "/p-", "-p-", "/P/"}
_LIST_MARK = re.compile(
    r"[/_.,-]?(?:(?:index|list|default|archiv\w{0,2}|news|blog|posts|all|p)[/_.,-]?)?",
    re.IGNORECASE,
)
_CURSOR_MARK = re.compile(r"/(?:older|before|after|since|until|from)/", re.IGNORECASE)
_PARAMETER = re.compile(r"[?&;]([^?&=;]+)=?([^&;]*)")
_NUMBER = re.compile(r"(?<![\d%])(?<!%[0-9A-Fa-f])(\d{1,7})(?!\d)")


class PageNumber(NamedTuple):
    """`place` is where in the address the number stands, `?name` for a parameter's value; `number`
    is None on the address that has none there, which is the first page's.
    """

    place: str
    number: int | None

    @property
    def is_marked(self) -> bool:
        """The place says that it holds a page number: `/page/` does, the `/` of `/news/7` not."""
        if self.is_parameter:
            return is_page_name(self.place[1:])
        return _PAGE_MARK.fullmatch(self.place) is not None and self.place not in _SHORT_MARKS

    @property
    def is_list(self) -> bool:
        """The place may hold the number of a page, and that of no article: `/index-9.html`."""
        return _LIST_MARK.fullmatch(self.place) is not None

    @property
    def is_parameter(self) -> bool:
        return self.place.startswith("?")

    @property
    def is_entry(self) -> bool:
        """The parameter rather names an entry: `?id=8134`."""
        return _ENTRY_NAME.fullmatch(self.place) is not None

    @property
    def is_offset(self) -> bool:
        """The number counts the entries before the page."""
        return _OFFSET_NAME.search(self.place.lstrip("?")) is not None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address names its page: `url[start:end]` reads `number` (0 for a cursor)."""

    kind: Kind
    name: str
    number: int
    start: int
    end: int


def is_page_name(name: str) -> bool:
    return _PAGE_NAME.search(name) is not None and _NO_PAGE_NAME.search(name) is None


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
        address = parse_address(url)
        if address.path == self.path:
            return self._number_in_query(address.query)
        if address.numbered or address.path in self.bases:
            return self._number_in_path(address)
        return None

    def number_below(self, url: str) -> PageNumber | None:
        """Of a page under another parent, or with a path of its own below the list path: sites
        serve one listing as /category/x and /category/home/x, or go on from the front page at
        /node?page=1.
        """
        address = parse_address(url)
        for found in address.numbered:
            if _PAGE_MARK.fullmatch(found.mark) and _is_akin(self.path, found.base):
                return PageNumber(found.mark, found.number)
        if address.path.startswith(f"{self.path}/"):
            for name, value in address.query.items():
                if is_page_name(name) and parse_integer(value) is not None:
                    return _page_number(name, value)
        return None

    def own_number(self, place: str) -> int:
        """The page's own number at that place of its address; 0 if it has none."""
        if place.startswith("?"):
            return parse_integer(self.query.get(place[1:])) or 0
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
            _CURSOR_MARK.fullmatch(mark) and self._is_own_mark(base, mark)
            for base, mark, _ in numbered
        )

    def _is_own_mark(self, base: str, mark: str) -> bool:
        return base == self.path or (base, mark) in self.marks

    def cursor_name(self, query: dict[str, str]) -> str | None:
        for name, value in self.moved(query).items():
            if _CURSOR_NAME.fullmatch(name) or (is_page_name(name) and _MARK.fullmatch(value)):
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
            if is_page_name(name) and parse_integer(moved[name]) is not None:
                return None if self._moves_more(moved, name) else _page_number(name, moved[name])
        left = self.query.keys() - query.keys()
        if not moved:
            return _first_page(left)
        ((name, value),) = moved.items() if len(moved) == 1 else [("", "")]
        is_number = parse_integer(value) is not None and not _CURSOR_NAME.fullmatch(name)
        return None if left or not is_number or is_date(name, value) else _page_number(name, value)

    def _moves_more(self, moved: dict[str, str], name: str) -> bool:
        """Whether an address leads to a page of another listing, or of another day."""
        return any(
            is_date(other, value) or (other in self.query and not _goes_with_page(other))
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
            if self._is_own_mark(base, mark) and not _CURSOR_MARK.fullmatch(mark)
        ]
        if own:
            return next((page for page in own if page.is_marked), own[-1])
        if path in self.bases and query.keys() <= self.query.keys():
            return PageNumber(self.bases[path], None)
        return None


def find_place(listing_url: str, url: str) -> Place | None:
    """The place at which `url` is another page of this listing than the first; None where it is
    not, or where the grammar cannot tell.

    Only the page may move: what leaves the list path, or turns a calendar, continues nothing.
    """
    try:
        if host_of(urlsplit(listing_url)) != host_of(urlsplit(url)):
            return None
        listing = ListingAddress(listing_url)
    except ValueError:  # a link may be anything
        return None
    if listing.turns_calendar(url):
        return None
    if cursor := _cursor(listing, url):
        return cursor
    number = listing.number_of(url) or listing.number_below(url)
    return _place(number, url) if number and number.number is not None else None


def own_place(url: str) -> Place | None:
    """Where the address of a page names its own number, in so many words."""
    _, query, numbered = parse_address(url)
    pages = [_page_number(name, value) for name, value in query.items() if is_page_name(name)]
    pages += [PageNumber(f.mark, f.number) for f in numbered if _PAGE_MARK.fullmatch(f.mark)]
    page = next((page for page in pages if page.number is not None), None)
    return page and _place(page, url)


def is_alone(listing_url: str, place: Place, url: str) -> bool:
    """Whether nothing else in the address goes with the number of that page alone."""
    moved = ListingAddress(listing_url).moved(parse_address(url).query)
    return not any(_goes_with_page(name) for name in moved if f"?{name}" != place.name)


def leads_on(listing_url: str, url: str) -> bool:
    """Whether `url`, to which a page of the listing sends its reader for more, stays at or below
    the list path, whatever it changes there.
    """
    try:
        listing, other = ListingAddress(listing_url), parse_address(url)
    except ValueError:
        return False
    below = f"{other.path}/".startswith(f"{listing.path}/")
    turned = listing.turns_calendar(url)
    return (below and not turned) or find_place(listing_url, url) is not None


def same_site(listing_url: str, url: str) -> bool:
    try:
        return host_of(urlsplit(listing_url)) == host_of(urlsplit(url))
    except ValueError:
        return False


def same_listing(listing_url: str, url: str) -> bool:
    """Whether `url`, where a redirect may have led, is still some page of the listing."""
    if not same_site(listing_url, url):
        return False
    listing, other = parse_address(listing_url), parse_address(url)
    return not _bases(listing).isdisjoint(_bases(other))


def parse_integer(value: str | None) -> int | None:
    return (
        int(value) if value and len(value) < 10 and value.isascii() and value.isdecimal() else None
    )


def _page_number(name: str, value: str) -> PageNumber:
    return PageNumber(f"?{name}", parse_integer(value))


def _first_page(left: AbstractSet[str]) -> PageNumber | None:
    """An address that leaves out one parameter, and moves none."""
    return PageNumber(f"?{next(iter(left))}", None) if len(left) == 1 else None


def _goes_with_page(name: str) -> bool:
    """What changes from page to page beside the page's number."""
    return bool(is_page_name(name) or _CURSOR_NAME.fullmatch(name) or _SUM_NAME.fullmatch(name))


def _bases(address: Address) -> set[str]:
    """The paths of the listings that it may be a page of."""
    return {address.path, *(found.base for found in address.numbered if _is_page_mark(found))}


def _is_page_mark(found: Numbered) -> bool:
    return len(found.mark) == 1 or _PAGE_MARK.fullmatch(found.mark) is not None


def _is_akin(path: str, base: str) -> bool:
    parent, _, name = path.rpartition("/")
    return base.rpartition("/")[2] == name or base == parent or base.startswith(f"{path}/")


def _cursor(listing: ListingAddress, url: str) -> Place | None:
    """Where a listing that counts nothing goes on from an entry: `?before=8134`."""
    path, query, _ = parse_address(url)
    if path != listing.path and not path.startswith(f"{listing.path}/"):
        return None
    name = listing.cursor_name(query)
    span = name and _span(name, url)
    return Place("cursor", f"?{name}", 0, *span) if span else None


def _place(number: PageNumber, url: str) -> Place | None:
    span = _span(number.place[1:], url) if number.is_parameter else _path_span(number.number, url)
    kind: Kind = "offset" if number.is_offset else "page"
    return span and Place(kind, number.place, number.number or 0, *span)


def _span(name: str, url: str) -> tuple[int, int] | None:
    """Of a parameter's value in the address, or of the number at the end of its name."""
    for found in _PARAMETER.finditer(url.partition("#")[0]):
        own = unquote_plus(found[1])
        if own == name:
            return found.span(2)
        if not found[2] and own.rstrip("0123456789") == name:
            return found.start(1) + len(found[1].rstrip("0123456789")), found.end(1)
    return None


def _path_span(number: int | None, url: str) -> tuple[int, int] | None:
    """Of the last such number in the path; `%20` is none."""
    path = urlsplit(url).path.partition(";")[0]
    start = url.index(path, url.index("//") + 2)
    found = [f.span(1) for f in _NUMBER.finditer(path) if int(f[1]) == number]
    return (start + found[-1][0], start + found[-1][1]) if found else None
