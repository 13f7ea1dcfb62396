"""The links from one page of a listing to its others."""

import re
from dataclasses import dataclass

from newsbot.pages.links import Link, repeated_names
from newsbot.pages.outline import Outline
from newsbot.pages.page_address import ListingAddress, PageNumber
from newsbot.pages.page_labels import Label, parse_label, parse_number

NEXT_NAME = re.compile(r"(?:^|[\s_-])(?:next|older)(?:$|[\s_-])", re.IGNORECASE)

OFF_NAME = re.compile(r"\b(?:disabled|invisible|inactive)\b")


@dataclass(frozen=True, slots=True)
class PageLink:
    """`number` is the page's number as the reader sees it; `address` has the one in the URL."""

    link: Link
    label: Label | None
    number: int | None
    address: PageNumber | None


class Pagination:
    """Where the addresses count the pages, the numbers decide: "Older" and "Previous" mean the
    next page on some sites, "Next" means the newer one on others. Words decide elsewhere.
    """

    def __init__(self, outline: Outline, links: list[Link], head_next: list[str], url: str) -> None:
        self.outline = outline
        self.address = ListingAddress(url)
        self.own_url = url.partition("#")[0]
        self.head_next = head_next
        repeated = repeated_names(links)
        found = (self._page_link(link) for link in links)
        self.links = [page for page in found if page and (page.address or page.link.name not in repeated)]

    def _page_link(self, link: Link) -> PageLink | None:
        if self._is_off(link):
            return None
        label = self._label(link)
        number = parse_number(link.text)
        address = self.address.number_of(link.url)
        if address is not None:
            marked = address.is_marked and len(link.name) < 60
            known = label is not None or number is not None or marked
            return PageLink(link, label, number, address) if known else None
        leads = label in {Label.OLDER, Label.NEXT, Label.BACK, Label.PREVIOUS} and link.own_site
        return PageLink(link, label, None, None) if leads else None

    def _is_off(self, link: Link) -> bool:
        """Themes keep the arrow on the last page, and hide it."""
        parent = self.outline.parents[link.element]
        for element in (link.element, parent):
            if OFF_NAME.search(self.outline.attributes[element].get("class") or ""):
                return True
        return self.outline.attributes[link.element].get("aria-disabled") == "true"

    def _label(self, link: Link) -> Label | None:
        """What the reader sees speaks first; an icon is named by its attributes."""
        label = parse_label(link.name)
        if label in {None, Label.FORWARD, Label.BACK} and not parse_number(link.text):
            attributes = self.outline.attributes[link.element]
            for name in ("aria-label", "title"):
                label = parse_label(" ".join((attributes.get(name) or "").split())) or label
        if label is None and not parse_number(link.text) and len(link.text) < 30:
            label = self._label_of_names(link)
        return label

    def _label_of_names(self, link: Link) -> Label | None:
        attributes = self.outline.attributes[link.element]
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        is_next = "next" in link.rel or NEXT_NAME.search(names)
        return Label.NEXT if is_next and "prev" not in link.rel else None

    @property
    def numbered(self) -> dict[int, str]:
        """Address of each page that has a numbered link."""
        found: dict[int, str] = {}
        for page in self.links:
            if page.number is not None and page.address is not None:
                found.setdefault(page.number, page.link.url)
        return found

    def next_url(self) -> str | None:
        return self._by_number() or self._by_word() or self._by_head() or self._by_address()

    def _by_number(self) -> str | None:
        """The nearest page that a link names as such."""
        following = [
            (page.address.number, page.link.url)
            for page in self.links
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
        return address.number > (self.address.own_number(address.place) or 0)

    def _by_address(self) -> str | None:
        """The page after this one, whatever words lead to it ("See all", "और खबरें")."""
        for page in self.links:
            own = page.address and self.address.own_number(page.address.place)
            if page.address and page.address.number == (own or 1) + 1:
                return page.link.url
        return None

    def _by_word(self) -> str | None:
        for label in (Label.OLDER, Label.NEXT):
            for page in self.links:
                if page.label is label and page.address is None and page.link.url != self.own_url:
                    return page.link.url
        return None

    def _by_head(self) -> str | None:
        """<link rel=next>, unless it leads to this page or an earlier one."""
        for url in self.head_next:
            address = self.address.number_of(url)
            if self._is_beyond(address) or (address is None and url != self.own_url):
                return url
        return None
