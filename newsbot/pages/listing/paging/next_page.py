"""Which link continues the listing with older entries.

What calls itself the next page comes first, then numbers that stand in a row of page numbers.
Which way a word leads, the numbers in the addresses tell: "Older" and "Previous" mean the next
page on some sites, "Next" the newer one on others, and a few sites count their pages down.
"""

from collections.abc import Container, Iterator
from functools import cached_property

from newsbot.pages.listing.paging.pagination import MAX_PAGES_AHEAD, ONWARD, PageLink
from newsbot.pages.vocabulary.page_labels import Label, has_words
from newsbot.urls.paging import ListingAddress, PageNumber

# Of WordPress, some of whose themes call the newer page the next one.
ENTRY_PAGES = {"/page/", "/page", "?paged"}


class NextPage:
    """`head_next` are the targets of <link rel=next> on the page's own site. `articles` are the
    addresses of its cards: a link to one of them is a card's "Next", to go on reading.
    """

    def __init__(
        self,
        pages: list[PageLink],
        head_next: list[str],
        address: ListingAddress,
        articles: Container[str],
    ) -> None:
        self.address = address
        self.pages = [page for page in pages if page.link.url not in articles]
        self.heads = [
            (url, address.number_of(url))
            for url in head_next
            if url not in articles and not address.is_own(url) and not address.turns_calendar(url)
        ]
        self.counts_down = self._counts_down()

    @cached_property
    def url(self) -> str | None:
        """None on the last page."""
        return (
            self._labelled_beyond()
            or self._labelled_cursor()
            or self._labelled_below()
            or self._numbered()
            or self._labelled_elsewhere()
            or self._by_head()
            or self._by_address()
        )

    @property
    def others(self) -> tuple[str, ...]:
        """Where "Previous" leads to a higher number and "Next" to a lower one, the site may count
        down, or call the newer page the next one: the link that was not taken.
        """
        beyond = [p for p in self._labelled(Label.PREVIOUS) if self._is_beyond(p.address)]
        below = [p for p in self._labelled(Label.NEXT) if self._is_below(p.address)]
        both = [page.link.url for page in beyond + below] if beyond and below else []
        return tuple(url for url in both if url != self.url)

    def _labelled_beyond(self) -> str | None:
        """A label names the place where the pages are counted. It may lead farther than to the
        next page: to the next ten.
        """
        for page in self._labelled(Label.OLDER, Label.NEXT):
            if self._is_beyond(page.address):
                return self._nearest(page.address, page.link.url)
        for url, address in self.heads:
            if self._is_beyond(address) and self._is_near(address):
                return self._nearest(address, url)
        return None

    def _nearest(self, address: PageNumber | None, url: str) -> str:
        """The nearest page that is counted at the place of the address, which `url` has."""
        if address is None or address.number is None or self.counts_down:
            return url
        counted = [
            (page.address.number, page.link.url)
            for page in self.pages
            if page.address
            and page.address.number
            and page.address.place == address.place
            and (page.number or page.label in ONWARD)
            and self._is_after(page)
        ]
        return min([(address.number, url), *counted], key=lambda found: found[0])[1]

    def _labelled_cursor(self) -> str | None:
        """A listing that does not count its pages goes on from an entry: `?before=8134`."""
        return next((url for url in self._apart() if self.address.goes_on(url)), None)

    def _labelled_below(self) -> str | None:
        """The next page of a site that counts its pages down."""
        if self.counts_down is False:
            return None
        stated = [url for url, address in self.heads if self._is_below(address)]
        for page in self._labelled(Label.OLDER, Label.NEXT):
            if self._is_below(page.address) and self._means_below(page, stated):
                return page.link.url
        return next(iter(stated), None)

    def _means_below(self, page: PageLink, stated: list[str]) -> bool:
        """Whether a lower page called "Next" is the next one, and not the newer one."""
        if self.counts_down or page.label is Label.OLDER or page.link.url in stated:
            return True
        if page.address is None or page.address.place in ENTRY_PAGES:
            return self._has_previous_below(or_none="next" in page.link.rel)
        return True

    def _has_previous_below(self, *, or_none: bool) -> bool:
        """Whether "Previous" leads to no higher number: to the first page, which has none."""
        previous = [self._is_beyond(page.address) for page in self._labelled(Label.PREVIOUS)]
        return not any(previous) if previous else or_none

    def _numbered(self) -> str | None:
        """The nearest page that a link names as such."""
        if self.counts_down:
            return self._numbered_below()
        following = [
            (page.address.number, page.link.url)
            for page in self.pages
            if page.address and page.address.number and self._is_after(page)
        ]
        return min(following, default=(0, None), key=lambda found: found[0])[1]

    def _numbered_below(self) -> str | None:
        numbered = [page for page in self.pages if page.address and (page.number or 0) > 1]
        below = [page for page in numbered if self._is_below(page.address)]
        if below:
            return max(below, key=_address_number).link.url
        first = [p for p in numbered if p.address and not self.address.own_number(p.address.place)]
        return min(first, key=lambda page: page.number or 0).link.url if first else None

    def _labelled_elsewhere(self) -> str | None:
        elsewhere = (url for url in self._apart() if not self.address.turns_calendar(url))
        return next(elsewhere, None)

    def _apart(self) -> Iterator[str]:
        """Where labels lead that name no page by a number."""
        for page in self._labelled(Label.OLDER, Label.NEXT, Label.MORE, Label.FORWARD):
            if page.address is None and not self.address.is_own(page.link.url):
                yield page.link.url

    def _labelled(self, *labels: Label) -> Iterator[PageLink]:
        """Pages of the first label, then those of the others."""
        for label in labels:
            yield from (page for page in self.pages if page.label is label)

    def _by_head(self) -> str | None:
        for url, address in self.heads:
            if address is None and self.address.continues_at(url):
                return url
        return None

    def _by_address(self) -> str | None:
        """The page after this one, whatever words lead to it ("See all")."""
        for page in self.pages:
            up = page.label is not Label.BACK and not self.counts_down
            if up and page.address and page.address.number:
                own = self.address.own_number(page.address.place) or 1
                if page.address.number == own + 1:
                    return page.link.url
        return None

    def _is_after(self, page: PageLink) -> bool:
        if page.number == 1 or page.label is Label.END or (page.label or page.number) is None:
            return False
        is_newer = page.label is Label.BACK and has_words(page.link.name)
        return not is_newer and self._is_beyond(page.address)

    def _is_beyond(self, address: PageNumber | None) -> bool:
        if address is None or address.number is None:
            return False
        return address.number > self.address.own_number(address.place)

    def _is_below(self, address: PageNumber | None) -> bool:
        if address is None or address.number is None:
            return False
        return address.number < self.address.own_number(address.place)

    def _is_near(self, address: PageNumber | None) -> bool:
        """A number that nothing marks as a page's may as well be the next article's."""
        if address is None or address.number is None or address.is_marked:
            return True
        far = MAX_PAGES_AHEAD if address.is_list or address.is_parameter else 1
        return address.number - max(1, self.address.own_number(address.place)) <= far

    def _counts_down(self) -> bool | None:
        """Whether the numbers that the reader sees grow as those in the addresses fall, or the
        first page has the highest; None where there are too few to tell.
        """
        if self._first_is_last():
            return True
        counted = sorted(
            (page.number, page.address.number, page.address.place)
            for page in self.pages
            if page.number and page.number > 1 and page.address and page.address.number is not None
        )
        if not counted:
            return None
        (number, least, place), (_, most, last_place) = counted[0], counted[-1]
        if place != last_place or least == most:
            return False if least in {number, number - 1} else None
        return least > most

    def _first_is_last(self) -> bool:
        """In a row from 1 to 5, the page without a number in its address is the fifth."""
        numbers = [page.number for page in self.pages if page.number]
        firsts = [p.number or 0 for p in self.pages if p.address and p.address.number is None]
        return max(firsts, default=0) > 1 and max(firsts) == max(numbers)


def _address_number(page: PageLink) -> int:
    return (page.address and page.address.number) or 0
