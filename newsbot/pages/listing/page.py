"""A page of a listing: what it says, whatever its theme."""

from functools import cached_property

from newsbot.pages.html.document import Document, absolute_url
from newsbot.pages.html.inline_text import set_apart
from newsbot.pages.html.layout_forms import has_links_in_forms, unwrap_layout_forms
from newsbot.pages.html.links import Link, links_of, repeated_names, site_of
from newsbot.pages.html.mojibake import is_garbled_html
from newsbot.pages.html.outline import Outline, outline_of
from newsbot.pages.html.seen_text import SeenText, has_markup
from newsbot.pages.listing.card_dates import find_card_date
from newsbot.pages.listing.cards.candidates import article_links, candidate_links
from newsbot.pages.listing.cards.cards import Card, CardText, read_cards
from newsbot.pages.listing.cards.main_listing import main_units
from newsbot.pages.listing.cards.text_sums import TextSums
from newsbot.pages.listing.cards.unclosed import close_forgotten
from newsbot.pages.listing.cards.untitled import untitled_units
from newsbot.pages.listing.counter import Counter, ListPlace, parse_counter
from newsbot.pages.listing.page_date import find_page_date
from newsbot.pages.listing.page_kind import find_landmarks, is_article, page_title, says_nothing
from newsbot.pages.listing.page_lines import PageLines
from newsbot.pages.listing.paging.controls import Control, Controls, select_control
from newsbot.pages.listing.paging.next_page import NextPage
from newsbot.pages.listing.paging.pagination import PageLink, numbered_links, page_links_of
from newsbot.pages.listing.ticker import Rate, names_of_pairs, parse_ticker
from newsbot.urls.paging import ListingAddress


class ListingPage:
    """`url` is the address that the page came from, `encoding` the one that the HTTP header states.
    Texts are as the page words them, on one line; nothing here judges a number, a date or an
    address.
    """

    def __init__(self, body: bytes | str, url: str, *, encoding: str | None = None) -> None:
        # A page without a proper address has no relative links, and no site of its own.
        self.url = absolute_url(url, url) or ""
        self._document = Document(body, self.url, encoding)
        self._address = ListingAddress(self.url)

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """In page order, each article once."""
        return tuple(text.card for text in self._card_texts)

    @property
    def card_dates(self) -> tuple[str | None, ...]:
        """When each card's article appeared, as far as the card tells: for programs or printed."""
        return tuple(find_card_date(self._outline, card.all_runs) for card in self._card_texts)

    @property
    def garbled(self) -> bool:
        """As of an article's page."""
        texts = (f"{card.headline} {card.excerpt}" for card in self.cards)
        return self._document.is_guess or any(map(is_garbled_html, texts))

    @cached_property
    def counter(self) -> Counter | None:
        lines = self._lines
        place = ListPlace(lines.cards, lines.in_cards, len(self.cards)) if self.cards else None
        return parse_counter(lines.text, place)

    @property
    def ticker(self) -> tuple[Rate, ...]:
        return self._strip[0]

    @cached_property
    def page_date(self) -> str | None:
        return find_page_date(self._lines.lines, self._strip[1], self._lines.in_cards)

    @property
    def next_url(self) -> str | None:
        return self._next_page.url or (self._control.url if self._control else None)

    @property
    def other_next_urls(self) -> tuple[str, ...]:
        """What may be the next page as well, where words and numbers do not tell."""
        return self._next_page.others

    @property
    def next_elsewhere(self) -> tuple[str, ...]:
        """Next pages on another site, where the walk never goes."""
        heads = [url for url in self._document.head_next if site_of(url) != site_of(self.url)]
        link = self._control.elsewhere if self.next_url is None and self._control else None
        return (*heads, *([link] if link else []))

    @cached_property
    def _next_page(self) -> NextPage:
        articles = {card.url for card in self.cards}
        heads = [url for url in self._document.head_next if site_of(url) == site_of(self.url)]
        return NextPage(self._page_links, heads, self._address, articles)

    @property
    def way_on(self) -> str | None:
        """What leads on from a page without a next address, in words: a button, a script's link."""
        return self._control.words if self.next_url is None and self._control else None

    @cached_property
    def farthest_url(self) -> str | None:
        """The last page that a numbered or labelled link leads to, if that is a later one."""
        found = [
            (page.address.number, page.link.url)
            for page in self._page_links
            if page.address and page.address.number and (page.number or page.label)
            if page.address.number > self._address.own_number(page.address.place)
        ]
        return max(found, default=(0, None), key=lambda page: page[0])[1]

    @property
    def title(self) -> str:
        """Of the window."""
        return page_title(self._document)

    @property
    def landmarks(self) -> tuple[str, ...]:
        """Addresses that its template links to from every page."""
        return find_landmarks(self._links, {card.url for card in self.cards})

    @property
    def says_nothing(self) -> bool:
        """It has no cards, and says so itself."""
        return not self.cards and says_nothing(self._outline)

    @property
    def is_article(self) -> bool:
        """It is no listing, though it may have a box of cards."""
        if self.counter:
            return False
        rooms = [text.all_runs for text in self._card_texts]
        return is_article(self._document, self.url, self._outline, rooms, self._page_links)

    @property
    def page_links(self) -> dict[int, str]:
        """Address of each page of the listing that has a numbered link."""
        return numbered_links(self._page_links)

    @cached_property
    def _outline(self) -> Outline:
        document = self._document
        outline = outline_of(document.body)
        if has_links_in_forms(outline) and unwrap_layout_forms(document.tree):
            outline = outline_of(document.body)
        close_forgotten(outline, document)
        set_apart(outline)
        return outline

    @cached_property
    def _links(self) -> list[Link]:
        return links_of(self._outline, self._document.base_url, self.url)

    @cached_property
    def _repeated(self) -> set[str]:
        return repeated_names(self._links)

    @cached_property
    def _page_links(self) -> list[PageLink]:
        return page_links_of(self._outline, self._links, self._repeated, self._address)

    @property
    def is_later(self) -> bool:
        """A link leads back to a page with a smaller number than this one's."""
        places = [page.address for page in self._page_links if page.address]
        return any(self._address.own_number(at.place) > (at.number or 0) for at in places)

    @cached_property
    def _card_texts(self) -> list[CardText]:
        outline = self._outline
        measures = TextSums(outline)
        page_links = {page.link.element for page in self._page_links}
        links = article_links(self._links, self.url, page_links)
        titles = candidate_links(outline, links, self._repeated)
        units = main_units(outline, measures, titles, page_links, is_later=self.is_later)
        units += untitled_units(outline, measures, links, units)
        units.sort(key=lambda unit: unit.first)
        return read_cards(outline, measures, self._links, units)

    @cached_property
    def _control(self) -> Control | None:
        """Looked for only where no link leads on."""
        rooms = [text.all_runs for text in self._card_texts if text.all_runs]
        if not rooms:
            return None
        controls = Controls(self._outline, self._links, self.url, self._address, rooms)
        selects = self._document.tree.css("select")
        return controls.onward() or select_control(selects, self.url, self._address)

    @cached_property
    def _lines(self) -> PageLines:
        return PageLines(self._outline, self._card_texts)

    @cached_property
    def _strip(self) -> tuple[tuple[Rate, ...], range]:
        text = self._lines.text
        rates, strip = parse_ticker(text)
        runs = self._lines.runs(strip) if rates else []
        if not has_markup(self._outline, runs):
            return rates, strip
        # A rate is told but by its elements from one that is struck out beside it.
        lines = text.split("\n")
        lines[strip.start : strip.stop] = SeenText(self._outline, names_of_pairs).of(runs)
        return parse_ticker("\n".join(lines))
