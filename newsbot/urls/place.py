"""Where an address names its page of a listing, for those who follow links and foretell others."""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote_plus, urlsplit

from newsbot.urls.address import Address, Numbered, host_of, parse_address
from newsbot.urls.paging import (
    PAGE_MARK,
    ListingAddress,
    PageNumber,
    goes_with_page,
    is_page_name,
    number_at,
)

Kind = Literal["page", "offset", "cursor"]

PARAMETER = re.compile(r"[?&;]([^?&=;]+)=?([^&;]*)")
NUMBER = re.compile(r"(?<![\d%])(?<!%[0-9A-Fa-f])(\d{1,7})(?!\d)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an address names its page: `url[start:end]` reads `number` (0 for a cursor)."""

    kind: Kind
    name: str
    number: int
    start: int
    end: int


def find_place(listing_url: str, url: str) -> Place | None:
    """The place at which `url` is another page of this listing than the first; None where it is
    not, or where the grammar cannot tell.

    Only the page may move: what leaves the list path, or turns a calendar, continues nothing.
    """
    if not same_site(listing_url, url):
        return None
    listing = ListingAddress(listing_url)
    if listing.turns_calendar(url):
        return None
    if cursor := _cursor(listing, url):
        return cursor
    number = listing.number_of(url) or listing.number_below(url)
    return _place(number, url) if number and number.number is not None else None


def own_place(url: str) -> Place | None:
    """Where the address of a page names its own number, in so many words."""
    _, query, numbered = parse_address(url)
    pages = [number_at(name, value) for name, value in query.items() if is_page_name(name)]
    pages += [PageNumber(f.mark, f.number) for f in numbered if PAGE_MARK.fullmatch(f.mark)]
    page = next((page for page in pages if page.number is not None), None)
    return page and _place(page, url)


def is_alone(listing_url: str, place: Place, url: str) -> bool:
    """Whether nothing else in the address goes with the number of that page alone."""
    moved = ListingAddress(listing_url).moved(parse_address(url).query)
    return not any(goes_with_page(name) for name in moved if f"?{name}" != place.name)


def leads_on(listing_url: str, url: str) -> bool:
    """Whether `url`, to which a page of the listing sends its reader for more, stays at or below
    the list path, whatever it changes there.
    """
    if not same_site(listing_url, url):
        return False
    listing, other = ListingAddress(listing_url), parse_address(url)
    below = f"{other.path}/".startswith(f"{listing.path}/")
    turned = listing.turns_calendar(url)
    return (below and not turned) or find_place(listing_url, url) is not None


def same_site(listing_url: str, url: str) -> bool:
    try:
        host = host_of(urlsplit(listing_url))
        return bool(host) and host == host_of(urlsplit(url))
    except ValueError:  # a link may be anything
        return False


def same_listing(listing_url: str, url: str) -> bool:
    """Whether `url`, where a redirect may have led, is still some page of the listing."""
    if not same_site(listing_url, url):
        return False
    listing, other = parse_address(listing_url), parse_address(url)
    return not _bases(listing).isdisjoint(_bases(other))


def _bases(address: Address) -> set[str]:
    """The paths of the listings that it may be a page of."""
    return {address.path, *(found.base for found in address.numbered if _is_page_mark(found))}


def _is_page_mark(found: Numbered) -> bool:
    return len(found.mark) == 1 or PAGE_MARK.fullmatch(found.mark) is not None


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
    for found in PARAMETER.finditer(url.partition("#")[0]):
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
    found = [f.span(1) for f in NUMBER.finditer(path) if int(f[1]) == number]
    return (start + found[-1][0], start + found[-1][1]) if found else None
