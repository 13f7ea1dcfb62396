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

from newsbot.pages.document import absolute_url, collapse
from newsbot.pages.links import Link, site_of
from newsbot.pages.outline import Outline
from newsbot.pages.paging.page_labels import Label, parse_label, parse_number
from newsbot.urls.paging import ListingAddress, is_page_name

CONTROLS = frozenset({"a", "button", "input", "span", "div", "li"})
PLAIN = frozenset({"span", "div", "li"})  # a control only with a role or a script of its own
ONWARD = {Label.NEXT, Label.OLDER, Label.MORE}
# Of the element and what stands around it, up to the list.
FOREIGN = re.compile(
    r"carousel|slid(?:e|er)|slick|swiper|splide|owl|flickity|gallery|lightbox|calendar|datepicker"
    r"|comment|cookie|consent|newsletter|subscri|signup|login|search|modal|dialog|popup|player"
    r"|video|audio|\bmenu|navbar|breadcrumb|\btabs?\b|accordion|dropdown|share|social|poll|quiz"
    r"|testimonial|marquee|toast|related|filter|facet|sidebar|widget",
    re.IGNORECASE,
)
FOREIGN_TAGS = frozenset({"aside", "dialog", "footer", "header"})
PAGER = re.compile(r"pag(?:er|inat|ing|es?\b|e-)|nav-?links|load-?more|show-?more", re.IGNORECASE)
OFF = re.compile(r"\b(?:disabled|inactive|invisible|hidden|hide|d-none)\b", re.IGNORECASE)
OFF_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
CURRENT = re.compile(r"\b(?:current|active|selected)\b", re.IGNORECASE)
# "Next article" leads through the articles, not through the listing.
ONE = {"article", "artikel", "artículo", "artigo", "articolo", "beitrag", "post", "story", "статья"}
ASKING = frozenset({"text", "email", "search", "password", "tel", "checkbox", "radio", "number"})
QUOTED = re.compile(r"['\"]([^'\"\s]{1,500})['\"]")
TYPES = frozenset({"button", "submit", "image"})
LONGEST = 40
MOST_RUNS = 40  # a pager has no more


class Control(NamedTuple):
    """`words` name it to a person; `url` is the page that it plainly leads to."""

    words: str
    url: str | None


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
        last = self.outline.owners[max(room.start for room in self.rooms)]
        numbers: list[tuple[int, bool]] = []
        in_cards = self._labels_in_cards()
        for element in self.outline.elements(CONTROLS):
            if element <= last or not self._is_control(element):
                continue
            text = self._text(element)
            label, number = parse_label(text), parse_number(text)
            if (label is None and number is None) or not self._belongs(element, last):
                continue
            if label in ONWARD or (label is Label.FORWARD and self._is_in_pager(element, last)):
                if not self._is_off(element, last) and not self._is_of_one(text, in_cards):
                    yield self._control(element, text)
            elif number is not None and self._is_in_pager(element, last):
                numbers.append((number, self._is_off(element, last) or self._is_here(element)))
        yield from self._numbered(numbers)
        yield from self._elsewhere(last)

    def _is_control(self, element: int) -> bool:
        """Links with an address of their own are others' business."""
        tag, attributes = self.outline.tags[element], self.outline.attributes[element]
        if tag == "a":
            href = (attributes.get("href") or "").strip()
            return href.startswith(("#", "javascript:")) or not href or self._is_own(href)
        if tag == "input":
            return (attributes.get("type") or "").lower() in TYPES
        return tag == "button" or attributes.get("role") == "button" or "onclick" in attributes

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

    def _labels_in_cards(self) -> Counter[str]:
        outline, texts = self.outline, Counter[str]()
        for room in self.rooms[:-1]:
            texts.update(outline.texts[run] for run in room)
        return texts

    def _is_of_one(self, text: str, in_cards: Counter[str]) -> bool:
        """Of one card or one article."""
        return text in in_cards or not ONE.isdisjoint(text.lower().split())

    def _belongs(self, element: int, last: int) -> bool:
        """To the list above, and to nothing else."""
        outline, branch = self.outline, element
        for each in self._around(element, last):
            branch = each
            if outline.tags[each] in FOREIGN_TAGS or FOREIGN.search(self._names(each)):
                return False
        if outline.last_run[branch] - outline.first_run[branch] > MOST_RUNS:
            return False
        return not any(self._asks(each) for each in range(branch, outline.ends[branch]))

    def _asks(self, element: int) -> bool:
        """A field to fill in, or the title of something else."""
        tag, attributes = self.outline.tags[element], self.outline.attributes[element]
        if tag == "input":
            return (attributes.get("type") or "text").lower() in ASKING
        end = self.outline.ends[element]
        return tag in {"h2", "h3", "h4"} and "a" in self.outline.tags[element:end]

    def _around(self, element: int, last: int) -> Iterator[int]:
        """The element and its ancestors that hold no card."""
        while element > last:
            yield element
            element = self.outline.parents[element]

    def _names(self, element: int) -> str:
        attributes = self.outline.attributes[element]
        return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"

    def _is_in_pager(self, element: int, last: int) -> bool:
        return any(
            self.outline.tags[each] == "nav" or PAGER.search(self._names(each))
            for each in self._around(element, last)
        )

    def _is_off(self, element: int, last: int) -> bool:
        for each in self._around(element, last):
            attributes = self.outline.attributes[each]
            if "hidden" in attributes or "disabled" in attributes:
                return True
            if "true" in (attributes.get("aria-disabled"), attributes.get("aria-hidden")):
                return True
            style = attributes.get("style") or ""
            if OFF.search(attributes.get("class") or "") or OFF_STYLE.search(style):
                return True
        return False

    def _is_here(self, element: int) -> bool:
        attributes = self.outline.attributes[element]
        own, parent = self.outline.names(element)
        return "aria-current" in attributes or bool(CURRENT.search(f"{own} {parent}"))

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
        return Control(f'a {kind} "{text[:LONGEST]}" without an address', url)

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

    def _elsewhere(self, last: int) -> Iterator[Control]:
        """Next pages on another site, where the walk never goes."""
        for link in self.links:
            if link.own_site or link.element <= last:
                continue
            is_next = parse_label(link.name) in {Label.NEXT, Label.OLDER} or "next" in link.rel
            stands = is_next and self._belongs(link.element, last)
            if stands and not self._is_off(link.element, last):
                words = f'a link "{link.name[:LONGEST]}" to {urlsplit(link.url).netloc}'
                yield Control(words, None)


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
