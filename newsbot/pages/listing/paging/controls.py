"""What leads on from a listing's page without being a link: a button, a form, a script's anchor.

Only below the list, where a pager or "Load more" stands, and outside of what has a Next of its own:
a carousel, a calendar, the comments.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode, urljoin, urlsplit

from selectolax.lexbor import LexborNode

from newsbot.pages.html.document import absolute_url, collapse
from newsbot.pages.html.links import Link, site_of
from newsbot.pages.html.outline import Outline
from newsbot.pages.listing.paging.list_end import PRESSED, ListEnd
from newsbot.pages.vocabulary.page_labels import Label, parse_label, parse_number
from newsbot.pages.vocabulary.paging import PAGING_WORDS
from newsbot.pages.vocabulary.paging_names import PAGING_NAMES
from newsbot.urls.paging import ListingAddress, is_page_name

CONTROLS = frozenset({"a", "button", "input", "span", "div", "li"})
ONWARD = {Label.NEXT, Label.OLDER, Label.MORE, Label.FORWARD}
# "Next article" leads through the articles, not through the listing.
ONE = PAGING_WORDS.words("article")
QUOTED = re.compile(r"['\"]([^'\"\s]{1,500})['\"]")
SCRIPTED = re.compile(r"data-|on|role$|tabindex$|href$|aria-controls$")
LOADER = PAGING_NAMES.pattern("loader")
TYPES = frozenset({"button", "submit", "image"})
MAX_LABEL_CHARS = 40


class Control(NamedTuple):
    """`words` name it to a person; `url` is the page that it plainly leads to, `elsewhere` one of
    another site.
    """

    words: str
    url: str | None
    elsewhere: str | None = None


@dataclass(frozen=True, slots=True)
class Controls:
    """`first` and `last` are elements of the first and the last card, `rooms` the runs of all."""

    outline: Outline
    links: list[Link]
    url: str
    address: ListingAddress
    rooms: list[range]

    def onward(self) -> Control | None:
        """The one to follow, else the first that cannot be followed; None on the last page."""
        found = list(self._found())
        return next((control for control in found if control.url), next(iter(found), None))

    def _found(self) -> Iterator[Control]:
        end = max(self.rooms, key=lambda room: room.start)
        last = self.outline.owners[end.start]
        place = ListEnd(self.outline, last, end.stop)
        numbers: list[tuple[int, bool]] = []
        in_cards = self._labels_in_cards()
        for element in self.outline.elements(CONTROLS):
            if element <= last or not self._is_control(element):
                continue
            text = self._text(element)
            label, number = parse_label(text), parse_number(text)
            if (label is None and number is None) or not place.owns(element):
                continue
            if place.is_last_page(element):
                continue
            is_vague = label is Label.FORWARD or self._is_one_unseen_word(element, text)
            if label in ONWARD and (not is_vague or place.is_in_pager(element)):
                if not place.is_off(element) and not self._is_of_one(text, in_cards):
                    yield self._control(element, text)
            elif number is not None and place.is_in_pager(element):
                numbers.append((number, place.is_off(element) or place.is_here(element)))
        yield from self._numbered(numbers)
        yield from self._elsewhere(place)

    def _is_control(self, element: int) -> bool:
        """Links with an address of their own are others' business."""
        tag, attributes = self.outline.tags[element], self.outline.attributes[element]
        if "aria-expanded" in attributes:
            return False  # it opens a part of this page
        if tag == "a":
            href = (attributes.get("href") or "").strip()
            is_script = href.startswith(("#", "javascript:")) or self._is_own(href)
            return is_script or (not href and self._is_pressed(element))
        if tag == "input":
            return (attributes.get("type") or "").lower() in TYPES
        if tag == "button" or attributes.get("role") == "button" or "onclick" in attributes:
            return True
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        inside = self.outline.tags[element : self.outline.ends[element]]
        return bool(LOADER.search(names)) and PRESSED.isdisjoint(inside)

    def _is_pressed(self, element: int) -> bool:
        """An anchor without an address: most often, the place of a link that is not there."""
        is_number = parse_number(self._text(element)) is not None
        return is_number or any(map(SCRIPTED.match, self.outline.attributes[element]))

    def _is_own(self, href: str) -> bool:
        """`/news#page=2`"""
        url, sign, _ = href.partition("#")
        return bool(sign) and self.address.is_own(urljoin(self.url, url))

    def _text(self, element: int) -> str:
        attributes = self.outline.attributes[element]
        if self.outline.last_run[element] - self.outline.first_run[element] > 3:
            return ""
        names = (attributes.get(name) for name in ("value", "aria-label", "title"))
        return self.outline.text(element) or " ".join(next(filter(None, names), "").split())

    def _is_one_unseen_word(self, element: int, text: str) -> bool:
        """An icon called "Next" turns pictures as well, and one called "More" opens a menu."""
        is_input = self.outline.tags[element] == "input"
        return " " not in text and not is_input and not self.outline.text(element)

    def _labels_in_cards(self) -> Counter[str]:
        outline, texts = self.outline, Counter[str]()
        for room in self.rooms[:-1]:
            texts.update(outline.texts[run] for run in room)
        return texts

    def _is_of_one(self, text: str, in_cards: Counter[str]) -> bool:
        """Of one card or one article."""
        return text in in_cards or not ONE.isdisjoint(text.lower().split())

    def _numbered(self, numbers: list[tuple[int, bool]]) -> Iterator[Control]:
        here = max((number for number, is_here in numbers if is_here), default=1)
        if any(number == here + 1 for number, _ in numbers):
            yield Control(f'a page number "{here + 1}" without an address', None)

    def _control(self, element: int, text: str) -> Control:
        tag = self.outline.tags[element]
        kind = {"a": "link", "button": "button", "input": "button"}.get(tag, "control")
        above = self.outline.ancestors(element)
        form = next((each for each in above if self.outline.tags[each] == "form"), 0)
        addresses = [*self._form_urls(element, form)] if form else [*self._stated(element)]
        written = (address for address in addresses if "/" in address or "?" in address)
        urls = (absolute_url(self.url, address) for address in written)
        url = next((url for url in urls if url and self._is_later(url)), None)
        return Control(f'a {kind} "{text[:MAX_LABEL_CHARS]}" without an address', url)

    def _stated(self, element: int) -> Iterator[str]:
        for name, value in self.outline.attributes[element].items():
            if value and name.startswith("data-"):
                yield value
            elif value and name in {"onclick", "href"}:
                yield from QUOTED.findall(value)

    def _form_urls(self, element: int, form: int) -> Iterator[str]:
        """Where a form leads that is sent as an address."""
        attributes = self.outline.attributes
        if (attributes[form].get("method") or "get").lower() != "get":
            return
        fields = [
            (attributes[each].get("name"), attributes[each].get("value") or "")
            for each in range(form, self.outline.ends[form])
            if each == element or attributes[each].get("type") == "hidden"
        ]
        action = (attributes[form].get("action") or self.url).partition("?")[0]
        yield f"{action}?{urlencode([(name, value) for name, value in fields if name])}"

    def _is_later(self, url: str) -> bool:
        found = self.address.number_of(url)
        if found is None or found.number is None or site_of(url) != site_of(self.url):
            return False
        return found.number > self.address.own_number(found.place)

    def _elsewhere(self, place: ListEnd) -> Iterator[Control]:
        """Next pages on another site, where the walk never goes."""
        for link in self.links:
            if link.own_site or link.element <= place.last:
                continue
            is_next = parse_label(link.name) in {Label.NEXT, Label.OLDER} or "next" in link.rel
            if is_next and place.owns(link.element) and not place.is_off(link.element):
                words = f'a link "{link.name[:MAX_LABEL_CHARS]}" to {urlsplit(link.url).netloc}'
                yield Control(words, None, link.url)


def select_control(selects: list[LexborNode], url: str, address: ListingAddress) -> Control | None:
    """A selection of the pages by number, unless the last one is selected."""
    for select in selects:
        options = select.css("option")
        numbers = [parse_number(collapse(option.text())) for option in options]
        here = next((i for i, option in enumerate(options) if "selected" in option.attributes), 0)
        if here + 1 >= len(options) or numbers != list(range(1, len(options) + 1)):
            continue
        value = options[here + 1].attributes.get("value") or ""
        target = absolute_url(url, value) if "/" in value or "?" in value else None
        found = address.number_of(target) if target else None
        names = " ".join(select.attributes.get(name) or "" for name in ("name", "id", "class"))
        if found or any(map(is_page_name, names.split())):
            return Control("a selection of pages without addresses", target if found else None)
    return None
