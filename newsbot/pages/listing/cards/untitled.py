"""Cards among others whose article has no title: only its date, its comments or a "Read more" names
it.
"""

from bisect import bisect_left, bisect_right
from collections import Counter

from newsbot.pages.html.links import Link
from newsbot.pages.html.outline import Outline
from newsbot.pages.listing.cards.card_regions import CardRegion
from newsbot.pages.listing.cards.fragments import kind_of
from newsbot.pages.listing.cards.text_sums import TextSums
from newsbot.pages.vocabulary.dates import MAX_SMALL_PRINT_CHARS, has_date
from newsbot.pages.vocabulary.page_labels import is_read_more

MIN_CARDS = 2  # cards that show what a card is


def untitled_units(
    outline: Outline, measures: TextSums, links: list[Link], units: list[CardRegion]
) -> list[CardRegion]:
    """One for each element with a text that stands among the cards, is marked as they are, and is
    none.
    """
    roots = Counter([(outline.parents[unit.root], _kind(outline, unit.root)) for unit in units])
    if not roots:
        return []
    (parent, kind), count = roots.most_common(1)[0]
    if count < MIN_CARDS or parent < 0:
        return []
    taken = sorted((unit.first, unit.end) for unit in units)
    listed = {unit.link.url for unit in units}
    found = []
    for child in outline.children(parent):
        has_text = measures.has_prose(outline.first_run[child], outline.last_run[child])
        if has_text and _kind(outline, child) == kind and not _is_taken(outline, child, taken):
            link = _permalink(outline, links, child)
            if link is not None and link.url not in listed:
                found.append(_region(outline, link, child))
    return found


def _kind(outline: Outline, element: int) -> tuple[str, str]:
    """The first of its names, as WordPress adds those of its categories and tags."""
    names = kind_of(outline.attributes[element].get("class") or "").split()
    return outline.tags[element], names[0] if names else ""


def _is_taken(outline: Outline, child: int, taken: list[tuple[int, int]]) -> bool:
    place = bisect_right(taken, (outline.ends[child] - 1, 0))
    return place > 0 and taken[place - 1][1] > child


def _permalink(outline: Outline, links: list[Link], element: int) -> Link | None:
    first = bisect_left(links, element, key=lambda link: link.element)
    end = bisect_left(links, outline.ends[element], key=lambda link: link.element)
    own = (link for link in links[first:end] if link.own_site)
    return next((link for link in own if _names_its_article(outline, link)), None)


def _names_its_article(outline: Outline, link: Link) -> bool:
    if link.fragment or "bookmark" in link.rel or is_read_more(link.text):
        return True
    has_time = "time" in outline.tags[link.element : outline.ends[link.element]]
    return has_time or (len(link.text) < MAX_SMALL_PRINT_CHARS and has_date(link.text))


def _region(outline: Outline, link: Link, root: int) -> CardRegion:
    first, last = outline.first_run[root], outline.last_run[root]
    return CardRegion(link, root, root, outline.ends[root], first, last, untitled=True)
