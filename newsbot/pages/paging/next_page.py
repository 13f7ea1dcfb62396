"""Which link continues the listing with older entries.

Where the addresses count the pages, the numbers decide: "Older" and "Previous" mean the next page
on some sites, "Next" means the newer one on others. Words decide elsewhere.
"""

from collections.abc import Container
from urllib.parse import urlsplit

from newsbot.pages.paging.page_labels import Label
from newsbot.pages.paging.pagination import PageLink
from newsbot.urls.paging import ListingAddress, PageNumber


class NextPage:
    """`head_next` are the targets of <link rel=next>."""

    def __init__(
        self, pages: list[PageLink], head_next: list[str], url: str, address: ListingAddress
    ) -> None:
        self.pages, self.head_next, self.address = pages, head_next, address
        self.path = urlsplit(url).path

    def url(self, articles: Container[str]) -> str | None:
        """None on the last page. A link to one of the `articles` is a card's "Next", to go on."""
        return self._by_number() or self._by_word(articles) or self._by_head() or self._by_address()

    def _by_number(self) -> str | None:
        """The nearest page that a link names as such."""
        following = [
            (page.address.number, page.link.url)
            for page in self.pages
            if page.address and page.address.number and self._is_after(page)
        ]
        return min(following, default=(0, None), key=lambda found: found[0])[1]

    def _is_after(self, page: PageLink) -> bool:
        if page.number == 1 or page.label is Label.END or (page.label or page.number) is None:
            return False
        return self._is_beyond(page.address)

    def _is_beyond(self, address: PageNumber | None) -> bool:
        if address is None or address.number is None:
            return False
        return address.number > self.address.own_number(address.place)

    def _by_word(self, articles: Container[str]) -> str | None:
        for label in (Label.OLDER, Label.NEXT):
            for page in self.pages:
                url = page.link.url
                elsewhere = page.address is None and not self.address.is_own(url)
                if page.label is label and elsewhere and url not in articles:
                    return url
        return None

    def _by_head(self) -> str | None:
        for url in self.head_next:
            address = self.address.number_of(url)
            # A listing that does not count its pages goes on from an entry: ?before=8134
            same_path = urlsplit(url).path == self.path
            goes_on = address is None and same_path and not self.address.is_own(url)
            if self._is_beyond(address) or goes_on:
                return url
        return None

    def _by_address(self) -> str | None:
        """The page after this one, whatever words lead to it ("See all")."""
        for page in self.pages:
            if page.address and page.address.number:
                own = self.address.own_number(page.address.place) or 1
                if page.address.number == own + 1:
                    return page.link.url
        return None
