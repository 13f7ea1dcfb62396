"""The links from one page of a listing to its others."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from newsbot.pages.html.links import Link
from newsbot.pages.html.outline import Outline
from newsbot.pages.listing.paging.number_rows import NumberRows
from newsbot.pages.vocabulary.box_names import BOX_NAMES
from newsbot.pages.vocabulary.page_labels import (
    MAX_LABEL_CHARS,
    Label,
    has_words,
    parse_label,
    parse_number,
)
from newsbot.pages.vocabulary.paging_names import PAGING_NAMES
from newsbot.urls.paging import ListingAddress, PageNumber

NEXT_NAME = PAGING_NAMES.pattern("next")
CAROUSEL = BOX_NAMES.pattern("carousel")
CAROUSEL_DEPTH = 4
# Themes keep the arrow on the last page, and hide it.
OFF_NAME = PAGING_NAMES.pattern("off_link")
# An arrow's direction is plainer in the words that name it for the blind.
ARROWS = frozenset({Label.FORWARD, Label.BACK})
ONWARD = frozenset({Label.OLDER, Label.NEXT})
# Entries before a page, and pages before the first of those that count down; ids are larger.
MAX_PAGES_AHEAD = 200
YEARS = range(1900, 2100)
WORDS = frozenset({Label.OLDER, Label.NEXT, Label.BACK, Label.PREVIOUS})


@dataclass(frozen=True, slots=True)
class PageLink:
    """`number` is the page's number as the reader sees it; `address` has the one in the URL.
    `is_bare`: nothing but a number in a row can tell that it is a page's.
    """

    link: Link
    label: Label | None
    number: int | None
    address: PageNumber | None
    is_bare: bool = False


def page_links_of(
    outline: Outline, links: list[Link], repeated: AbstractSet[str], address: ListingAddress
) -> list[PageLink]:
    """`repeated`: what several links say that lead elsewhere each."""
    pages = [
        page
        for link in links
        if link.own_site and len(link.name) <= MAX_LABEL_CHARS
        if (page := _page_link(outline, link, address))
        if page.address or link.name not in repeated
    ]
    if any(page.is_bare for page in pages):
        rows = _rows(NumberRows(outline, links, address), pages, address)
        pages = [page for page in pages if not page.is_bare or _is_told(page, rows)]
    counted = {page.address.place for page in pages if page.address and _counts(page)}
    return [page for page in pages if page.address is None or _is_plausible(page, counted, address)]


def _page_link(outline: Outline, link: Link, address: ListingAddress) -> PageLink | None:
    number = parse_number(link.text)
    place = address.number_of(link.url)
    is_below = place is None and number is not None
    if is_below:
        place = address.number_below(link.url)
    label = parse_label(link.name)
    if number is None and (label is None or label in ARROWS):
        attributes = outline.attributes[link.element]
        if len(attributes) > 1:  # than its address
            label = _label_of_attributes(attributes, link, label, address, place)
    if place is None and (label is None or not _leads_apart(outline, label, link, address)):
        return None
    is_marked = place is not None and place.is_marked
    is_page = label is not None or number is not None or is_marked
    if not is_page or _is_off(outline, link):
        return None
    is_bare = label is None and place is not None and (is_below or not is_marked)
    return PageLink(link, label, number if place else None, place, is_bare)


def _rows(numbers: NumberRows, pages: list[PageLink], address: ListingAddress) -> set[str]:
    """The places whose numbers stand in a row of this listing's pages."""
    bare = [page for page in pages if page.is_bare and page.address and page.number]
    firsts = {page.address.place for page in bare if page.address and page.number == 1}
    rows = set()
    for page in bare:
        if page.address is None or page.number is None:
            continue
        place = page.address
        is_plain = place.is_worded or (place.is_list and place.place not in firsts)
        own = address.own_number(place.place)
        is_own = numbers.has_own(page.link.element, own) or (is_plain and not place.is_marked)
        if is_own and numbers.is_beside(page.link.element, page.number):
            rows.add(place.place)
    return rows


def _is_told(page: PageLink, rows: set[str]) -> bool:
    """Years stand in rows as well."""
    if page.address is None:
        return False
    is_year = page.number in YEARS and page.number == page.address.number
    return page.address.place in rows and not is_year


def _leads_apart(outline: Outline, label: Label, link: Link, address: ListingAddress) -> bool:
    """A label to what the address names by no number; of an arrow or a "More" it must go on from
    an entry. Carousels have a "Next" of their own.
    """
    if label in {Label.FORWARD, Label.MORE}:
        return address.is_cursor(link.url)
    if label not in WORDS:
        return False
    near = outline.nearest(link.element, CAROUSEL_DEPTH)
    return not any(CAROUSEL.search(outline.attributes[e].get("class") or "") for e in near)


def _counts(page: PageLink) -> bool:
    """The address counts the pages that the reader counts, or the entries before each."""
    if page.address is None or page.address.number is None or page.number is None:
        return False
    if page.address.is_marked or page.number - page.address.number in {0, 1}:
        return True
    return page.number > 1 and page.address.number % (page.number - 1) == 0


def _is_plausible(page: PageLink, counted: set[str], address: ListingAddress) -> bool:
    """A number that nothing marks as a page's may as well be an article's: `/news/10452`."""
    place = page.address
    if place is None or place.is_marked or place.number is None or _counts(page):
        return True
    if place.place in counted:
        return True
    if page.number is not None or place.number in YEARS:
        return False
    distance = abs(place.number - max(1, address.own_number(place.place)))
    may_be_far = place.is_list or place.is_parameter
    far = MAX_PAGES_AHEAD if page.label in ONWARD and may_be_far else 1
    return distance <= far or (place.is_parameter and not place.is_entry)


def _label_of_attributes(
    attributes: dict[str, str | None],
    link: Link,
    label: Label | None,
    address: ListingAddress,
    place: PageNumber | None,
) -> Label | None:
    """What the reader sees, `label`, speaks first; an icon is named by its attributes, and so is a
    page that the address names. Other words that an attribute calls "next" are the next article's
    title, and what only its class calls so is a carousel's.
    """
    for name in ("aria-label", "title"):
        if name in attributes:
            label = parse_label(" ".join((attributes[name] or "").split())) or label
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    named = label or _label_of_names(names, link.rel)
    if label or named is None or (place is not None and place.is_marked):
        return named
    told = "next" in link.rel and not has_words(link.text)
    return named if told or (place is None and address.goes_on(link.url)) else None


@lru_cache(4096)
def _label_of_names(names: str, rel: frozenset[str]) -> Label | None:
    is_next = "next" in rel or NEXT_NAME.search(names)
    return Label.NEXT if is_next and "prev" not in rel else None


def _is_off(outline: Outline, link: Link) -> bool:
    near = outline.nearest(link.element, 2)
    return any(_is_disabled(outline.attributes[element]) for element in near)


def _is_disabled(attributes: dict[str, str | None]) -> bool:
    off = OFF_NAME.search(attributes.get("class") or "")
    return off is not None or attributes.get("aria-disabled") == "true"


def numbered_links(pages: list[PageLink]) -> dict[int, str]:
    """Address of each page that has a numbered link."""
    found: dict[int, str] = {}
    for page in pages:
        if page.number is not None:
            found.setdefault(page.number, page.link.url)
    return found
