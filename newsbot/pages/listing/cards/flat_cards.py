"""Cards without an element of their own: titles, and between them, as neighbours, the rest."""

from itertools import pairwise

from newsbot.pages.html.outline import Outline
from newsbot.pages.listing.cards.card_regions import CardRegion, has_stop, line_count
from newsbot.pages.listing.cards.lone_card import lengthen
from newsbot.pages.listing.cards.text_sums import MIN_PROSE_CHARS, TextSums


def spread_flat(
    outline: Outline, measures: TextSums, groups: list[list[CardRegion]], stops: list[int]
) -> None:
    """Give the units of each parent the neighbours that belong to them, where it is a flat one.
    A parent with a single unit is flat if another is: a day on which one article came out.
    """
    flat = [siblings for siblings in groups if _is_flat(outline, measures, siblings)]
    for siblings in flat:
        _spread(outline, siblings, stops)
    for siblings in groups if flat else []:
        if len(siblings) == 1 and not measures.has_prose(
            siblings[0].first_run, siblings[0].last_run
        ):
            lengthen(outline, measures, siblings[0], stops)


def _is_flat(outline: Outline, measures: TextSums, siblings: list[CardRegion]) -> bool:
    """Titles, or links that close a card, whose other texts stand between them as neighbours."""
    least = 10 if _stands_at_end(siblings) else MIN_PROSE_CHARS
    if not measures.has_prose(siblings[0].last_run, siblings[-1].first_run, least):
        return False
    gaps = list(pairwise(siblings))
    filled = sum(measures.has_prose(a.last_run, b.first_run, least) for a, b in gaps)
    if not gaps or filled * 2 < len(gaps):
        return False
    if _stands_at_end(siblings):
        titled = sum(measures.headings[b.first] > measures.headings[a.end] for a, b in gaps)
        whole = sum(line_count(outline, unit) > 1 for unit in siblings)
        return titled * 2 >= len(gaps) or whole * 2 < len(siblings)
    own = sum(measures.has_prose(unit.first_run, unit.last_run) for unit in siblings)
    return own * 2 < len(siblings)


def _spread(outline: Outline, siblings: list[CardRegion], stops: list[int]) -> None:
    parent = outline.parents[siblings[0].root]
    children = outline.children(parent)
    places = {child: place for place, child in enumerate(children)}
    starts = [places[unit.root] for unit in siblings]
    gap = max(b - a for a, b in pairwise(starts))
    # Text that stands bare in the parent belongs to the card before or after it, too.
    befores = [outline.first_run[parent], *(outline.last_run[child] for child in children)]
    afters = [*(outline.first_run[child] for child in children), outline.last_run[parent]]
    if _stands_at_end(siblings):
        begin = _after_stop(outline, children, max(0, starts[0] - gap + 1), starts[0], stops)
        spans = list(zip([begin, *(start + 1 for start in starts)], starts, strict=False))
        runs = [(befores[begin], outline.last_run[children[end]]) for begin, end in spans]
        runs[0] = (outline.first_run[children[begin]], runs[0][1])
    else:
        # The last card has no successor: it is no longer than the longest of the others.
        ends = [*(start - 1 for start in starts[1:]), min(starts[-1] + gap, len(children)) - 1]
        spans = list(zip(starts, ends, strict=True))
        runs = [(outline.first_run[children[begin]], afters[end + 1]) for begin, end in spans]
    for unit, (begin, end), stretch in zip(siblings, spans, runs, strict=True):
        unit.first, unit.end = children[begin], outline.ends[children[end]]
        unit.first_run, unit.last_run = stretch


def _after_stop(
    outline: Outline, children: list[int], begin: int, end: int, stops: list[int]
) -> int:
    """Where the first card begins: not with the page's own title."""
    for place in range(end, begin, -1):
        child = children[place - 1]
        if has_stop(stops, child, outline.ends[child]):
            return place
    return begin


def _stands_at_end(siblings: list[CardRegion]) -> bool:
    """Links that all say the same ("Read more") close their cards; titles open them."""
    texts = {unit.link.text for unit in siblings}
    return len(texts) * 2 <= len(siblings)
