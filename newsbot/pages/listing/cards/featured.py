"""Boxes in which a site shows articles apart from its list: the newest, set large, or chosen ones.

The newest may stand there and nowhere else, on the listing's first page. On later pages a box of
several repeats what the first page showed.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from newsbot.pages.html.links import Link
from newsbot.pages.html.outline import HEADINGS, Outline
from newsbot.pages.html.text_weight import weight
from newsbot.pages.listing.cards.card_lists import CardList
from newsbot.pages.listing.cards.card_regions import CardRegion, unit_at
from newsbot.pages.listing.cards.text_sums import TextSums
from newsbot.pages.vocabulary.box_names import BOX_NAMES

NAME = BOX_NAMES.pattern("featured")
BOXES = frozenset({"aside", "div", "section", "article", "header", "li"})
TITLE = 15
# What may stand between the box and the list: a label.
LABEL_RUNS = 2
LABEL = 60


def is_featured(outline: Outline, found: CardList, main: CardList) -> bool:
    """Whether a box around the list, and not around the main one, says so."""
    for element in outline.ancestors(found.units[0].root):
        if element <= main.first < outline.ends[element]:
            return False
        if _says_so(outline, element):
            return True
    return False


def featured_unit(
    outline: Outline, measures: TextSums, links: list[Link], units: list[CardRegion]
) -> list[CardRegion]:
    """The one article of the box right above the list, if it is in the list no more. It says as
    much of it as the list of its own, unlike an offer.
    """
    start, listed = units[0].first, {unit.link.url for unit in units}
    for box in _boxes(outline, start):
        between = outline.runs[outline.last_run[box] : units[0].first_run]
        if len(between) > LABEL_RUNS or sum(map(weight, between)) > LABEL:
            continue
        titles = _titles(outline, _links_in(outline, links, box))
        if len({link.url for link in titles}) != 1 or titles[0].url in listed:
            continue
        best = max(titles, key=lambda link: weight(link.name))
        unit = unit_at(outline, best, _article(outline, best, box))
        if _has_more(measures, unit) or not any(_has_more(measures, one) for one in units):
            return [unit]
    return []


def _has_more(measures: TextSums, unit: CardRegion) -> bool:
    """Than a title: a teaser, or a date."""
    first, last = unit.first_run, unit.last_run
    return measures.has_prose(first, last) or measures.dates[last] > measures.dates[first]


def _boxes(outline: Outline, end: int) -> Iterator[int]:
    """Outermost ones: each of several items in a box may be called as the box is."""
    after = 0
    for element in outline.elements(BOXES):
        if element >= end:
            break
        if element >= after and outline.ends[element] <= end and _says_so(outline, element):
            after = outline.ends[element]
            yield element


def _says_so(outline: Outline, element: int) -> bool:
    attributes = outline.attributes[element]
    return _is_name(attributes.get("class")) or _is_name(attributes.get("id"))


@lru_cache(4096)
def _is_name(names: str | None) -> bool:
    return names is not None and NAME.search(names) is not None


def _links_in(outline: Outline, links: list[Link], box: int) -> list[Link]:
    first = bisect_left(links, box, key=lambda link: link.element)
    end = bisect_left(links, outline.ends[box], key=lambda link: link.element)
    return links[first:end]


def _titles(outline: Outline, links: list[Link]) -> list[Link]:
    """Those in headings, where there are any: its author's name may be as long as a title."""
    titles = [link for link in links if _is_title(link)]
    return [link for link in titles if _is_headed(outline, link.element)] or titles


def _is_headed(outline: Outline, element: int) -> bool:
    inside = outline.tags[element : outline.ends[element]]
    above = (outline.tags[around] for around in outline.ancestors(element))
    return not HEADINGS.isdisjoint(inside) or not HEADINGS.isdisjoint(above)


def _is_title(link: Link) -> bool:
    return link.own_site and weight(link.name) >= TITLE


def _article(outline: Outline, link: Link, box: int) -> int:
    around = (e for e in outline.ancestors(link.element) if outline.tags[e] == "article")
    return next((element for element in around if element >= box), box)
