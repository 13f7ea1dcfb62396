"""How a listing writes the address of its n-th page, learnt from its own links.

The first page is the one that the user gave: a listing given as `…/page/3/` is walked from there.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from newsbot.urls.paging import ListingAddress, PageNumber
from newsbot.urls.place import Place, find_place, is_alone, leads_on, own_place


@dataclass(frozen=True, slots=True)
class Pagination:
    """The address of page n is `before`, its number `first + (n - 1) * step`, and `after`."""

    before: str
    after: str
    first: int
    step: int

    def address(self, page_no: int) -> str:
        return f"{self.before}{self.first + (page_no - 1) * self.step}{self.after}"

    def page_no(self, url: str) -> int | None:
        """None where the address is written otherwise."""
        number = url.removeprefix(self.before).removesuffix(self.after)
        if not number.isdecimal() or f"{self.before}{number}{self.after}" != url:
            return None
        return (int(number) - self.first) // self.step + 1


def learn_pagination(
    listing_url: str,
    next_url: str | None,
    page_links: dict[int, str],
    cards: int,
    farthest_url: str | None = None,
) -> Pagination | None:
    """From the first page's links; None where they name no page that could be foretold, as those
    of cursors and of pages that count down.

    Numbers in `page_links` are the site's. cards: on the first page, to tell an offset's origin.
    farthest_url: where "Last" leads, for a page that links to nothing between.
    """
    url = next_url if next_url and leads_on(listing_url, next_url) else page_links.get(2)
    place = find_place(listing_url, url) if url else None
    if url is None or (place is None and url != next_url):
        return _like_the_last(listing_url, farthest_url) or _habit(listing_url, cards)
    if place is None or place.kind == "cursor" or not is_alone(listing_url, place, url):
        return None
    step = _step(listing_url, place, page_links, cards)
    if step is None:
        return None
    return Pagination(url[: place.start], url[place.end :], place.number - step, step)


def _like_the_last(listing_url: str, url: str | None) -> Pagination | None:
    """Counted from zero, as the last page's number does not tell: at worst page 1 is read twice."""
    place = find_place(listing_url, url) if url else None
    if url is None or place is None or place.kind != "page":
        return None
    return Pagination(url[: place.start], url[place.end :], 0, 1)


def _habit(listing_url: str, cards: int) -> Pagination:
    """Where no link says how: an address that names its own page counts on, else WordPress's."""
    place = own_place(listing_url)
    if place and place.kind == "page":
        return Pagination(listing_url[: place.start], listing_url[place.end :], place.number, 1)
    if place:
        before, after = listing_url[: place.start], listing_url[place.end :]
        return Pagination(before, after, place.number, max(1, cards))
    parts = urlsplit(listing_url)
    slash = "/" if parts.path.endswith("/") or not parts.path else ""
    path = f"{parts.path.rstrip('/')}/page/"
    before = urlunsplit((parts.scheme, parts.netloc, path, "", ""))
    after = urlunsplit(("", "", "", parts.query, ""))
    return Pagination(before, slash + after, 1, 1)


def _step(listing_url: str, place: Place, page_links: dict[int, str], cards: int) -> int | None:
    """From one page's number to the next one's; None where that may be anything."""
    third = find_place(listing_url, page_links.get(3, ""))
    if third and third.name == place.name:
        step = third.number - place.number
        return step if step > 0 else None
    step = place.number - ListingAddress(listing_url).own_number(place.name)
    if step == 1 or (place.number == 2 and place.kind == "page"):
        return 1
    if place.number == cards + 1:
        return cards  # an offset that counts from 1
    return step if _is_offset(place, step, cards) else None


def _is_offset(place: Place, step: int, cards: int) -> bool:
    """A page may hold a few cards more or fewer than it counts; where nothing says that a number
    counts them, it must be exactly theirs.
    """
    if place.kind == "offset":
        return cards <= 2 * step <= 4 * cards
    may_count = place.name.startswith("?") and not PageNumber(place.name, None).is_marked
    return step == cards and (may_count or place.name in {"/", "/P"})
