"""How a listing writes the address of its n-th page, learnt from its own links.

The first page is the one that the user gave: a listing given as `…/page/3/` is walked from there.
"""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit, urlunsplit

from newsbot.urls.paging import Place, find_place


@dataclass(frozen=True, slots=True)
class Pagination:
    """The address of page n is `before`, its number `first + (n - 1) * step`, and `after`."""

    before: str
    after: str
    first: int
    step: int

    def address(self, page_no: int) -> str:
        return f"{self.before}{self.first + (page_no - 1) * self.step}{self.after}"


def learn_pagination(
    listing_url: str, next_url: str | None, page_links: dict[int, str], cards: int
) -> Pagination | None:
    """From the first page's links; None where they go on by cursor, so that no page can be named.

    Numbers in `page_links` are the site's. cards: on the first page, to tell an offset's origin.
    """
    url = next_url if next_url and find_place(listing_url, next_url) else page_links.get(2)
    place = find_place(listing_url, url) if url else None
    if url is None or place is None:
        return _wordpress_habit(listing_url)
    if place.kind == "cursor":
        return None
    step = _step(listing_url, place, page_links, cards)
    return Pagination(url[: place.start], url[place.end :], place.number - step, step)


def _wordpress_habit(listing_url: str) -> Pagination:
    parts = urlsplit(listing_url)
    slash = "/" if parts.path.endswith("/") or not parts.path else ""
    path = f"{parts.path.rstrip('/')}/page/"
    before = urlunsplit((parts.scheme, parts.netloc, path, "", ""))
    after = urlunsplit(("", "", "", parts.query, ""))
    return Pagination(before, slash + after, 1, 1)


def _step(listing_url: str, place: Place, page_links: dict[int, str], cards: int) -> int:
    if place.kind == "page":
        return 1
    third = find_place(listing_url, page_links.get(3, ""))
    if third and third.number > place.number:
        return third.number - place.number
    if place.number == cards + 1:
        return cards  # an offset that counts from 1
    own = parse_qs(urlsplit(listing_url).query).get(place.name, ["0"])[0]
    return place.number - int(own) if own.isdecimal() else place.number
