"""A card that stands alone on its page, without others to compare it with."""

from newsbot.pages.html.links import Link
from newsbot.pages.html.outline import HEADINGS, Outline
from newsbot.pages.listing.cards.card_regions import CardRegion, has_stop, line_count, unit_at
from newsbot.pages.listing.cards.text_sums import MIN_PROSE_CHARS, TextSums

BREAKS = HEADINGS | {"hr"}


def lone_unit(outline: Outline, measures: TextSums, link: Link, stops: list[int]) -> CardRegion:
    """A card alone on its page: its <article>, else the smallest element with a title and a long
    text, or, where that is the page's main box, the link and its neighbours.
    """
    chain = [link.element, *outline.ancestors(link.element)]
    articles = [element for element in chain if outline.tags[element] == "article"]
    if articles:
        return unit_at(outline, link, articles[0])
    unit = unit_at(outline, link, link.element)
    for element in chain:
        if has_stop(stops, element, outline.ends[element]):
            break
        unit = unit_at(outline, link, element)
        if _is_whole(outline, measures, unit):
            return unit
    if outline.parents[unit.root] >= 0:
        lengthen(outline, measures, unit, stops)
    return unit


def _is_whole(outline: Outline, measures: TextSums, unit: CardRegion) -> bool:
    """It has a title and a text: two lines, of which one is long, or all in one link."""
    long = measures.long[unit.last_run] > measures.long[unit.first_run]
    around = unit.root == unit.link.element and len(unit.link.text) > 2 * MIN_PROSE_CHARS
    return (long or around) and line_count(outline, unit) > 1


def lengthen(outline: Outline, measures: TextSums, unit: CardRegion, stops: list[int]) -> None:
    """By the neighbours that follow, or, for a "Read more", by those from the title on."""
    parent = outline.parents[unit.root]
    siblings = outline.children(parent)
    place = siblings.index(unit.root)
    unit.last_run = outline.last_run[parent]
    for child in siblings[place + 1 :]:
        if has_stop(stops, child, outline.ends[child]) or outline.tags[child] in BREAKS:
            unit.last_run = outline.first_run[child]
            break
        unit.end = outline.ends[child]
    if measures.long[unit.last_run] > measures.long[unit.first_run]:
        return
    for child in reversed(siblings[:place]):
        if has_stop(stops, child, outline.ends[child]):
            break
        unit.first, unit.first_run = child, outline.first_run[child]
        if outline.tags[child] in BREAKS:
            break
