"""Stretches of a page that each hold one title link: what may be cards."""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from newsbot.pages.links import Link
from newsbot.pages.measures import ENOUGH_PROSE, HEADINGS, Measures
from newsbot.pages.outline import Outline
from newsbot.pages.text_weight import weight


BREAKS = HEADINGS | {"hr"}


@dataclass(slots=True)
class Unit:
    """Elements first … end-1, which are one element's subtree or neighbours in a flat parent."""

    link: Link
    root: int
    first: int
    end: int
    first_run: int
    last_run: int


def units_of(
    outline: Outline, measures: Measures, links: list[Link], stops: list[int]
) -> list[Unit]:
    """`stops` are elements, in page order, that no card has in it: menus, forms, page links."""
    roots = _common_roots(outline, links, _widest_roots(outline, links))
    units = [_unit(outline, link, root) for link, root in roots]
    by_parent: dict[int, list[Unit]] = {}
    for unit in units:
        by_parent.setdefault(outline.parents[unit.root], []).append(unit)
    for parent, siblings in by_parent.items():
        if parent >= 0 and _is_flat(outline, measures, siblings):
            _spread(outline, siblings, stops)
    return units


def lone_unit(outline: Outline, measures: Measures, link: Link, stops: list[int]) -> Unit:
    """A card alone on its page: its <article>, else the smallest element with a title and a long
    text, or, where that is the page's main box, the link and its neighbours.
    """
    chain = [link.element, *outline.ancestors(link.element)]
    articles = [element for element in chain if outline.tags[element] == "article"]
    if articles:
        return _unit(outline, link, articles[0])
    unit = _unit(outline, link, link.element)
    for element in chain:
        if _has_stop(stops, element, outline.ends[element]):
            break
        unit = _unit(outline, link, element)
        if _is_whole(outline, measures, unit):
            return unit
    _lengthen(outline, measures, unit, stops)
    return unit


def _is_whole(outline: Outline, measures: Measures, unit: Unit) -> bool:
    """It has a title and a text: two lines, of which one is long, or all in one link."""
    long = measures.long[unit.last_run] > measures.long[unit.first_run]
    around = unit.root == unit.link.element and len(unit.link.text) > 2 * ENOUGH_PROSE
    return (long or around) and _line_count(outline, unit) > 1


def _line_count(outline: Outline, unit: Unit) -> int:
    return len(set(outline.lines[unit.first_run : unit.last_run]))


def _has_stop(stops: list[int], first: int, end: int) -> bool:
    place = bisect_left(stops, first)
    return place < len(stops) and stops[place] < end


def _lengthen(outline: Outline, measures: Measures, unit: Unit, stops: list[int]) -> None:
    """By the neighbours that follow, or, for a "Read more", by those from the title on."""
    siblings = outline.children(outline.parents[unit.root])
    place = siblings.index(unit.root)
    for child in siblings[place + 1 :]:
        if _has_stop(stops, child, outline.ends[child]) or outline.tags[child] in BREAKS:
            break
        unit.end, unit.last_run = outline.ends[child], outline.last_run[child]
    if measures.long[unit.last_run] > measures.long[unit.first_run]:
        return
    for child in reversed(siblings[:place]):
        if _has_stop(stops, child, outline.ends[child]):
            break
        unit.first, unit.first_run = child, outline.first_run[child]
        if outline.tags[child] in BREAKS:
            break


def _unit(outline: Outline, link: Link, root: int) -> Unit:
    return Unit(
        link, root, root, outline.ends[root], outline.first_run[root], outline.last_run[root]
    )


def _widest_roots(outline: Outline, links: list[Link]) -> list[tuple[Link, int]]:
    """For each run of links to one target the widest element without a link to another."""
    marks = _marks(outline, links)
    roots = []
    for place, same in enumerate(marks):
        before, after = _borders(outline, marks, place)
        best = max(same, key=lambda link: weight(link.name))
        roots.append((best, _climb(outline, best.element, before, after)))
    return roots


def _marks(outline: Outline, links: list[Link]) -> list[list[Link]]:
    """Links in page order, those to one target in one card together: its picture, its title."""
    runs: list[list[Link]] = []
    for link in links:
        if runs and runs[-1][0].url == link.url:
            runs[-1].append(link)
        else:
            runs.append([link])
    marks: list[list[Link]] = []
    for place, run in enumerate(runs):
        before, after = _borders(outline, runs, place)
        marks.append(run[:1])
        for first, second in zip(run, run[1:], strict=False):
            # The last entry of a menu and the first card may be the same article.
            above = _climb(outline, first.element, before, second.element)
            below = _climb(outline, second.element, first.element, after)
            if outline.parents[above] == outline.parents[below]:
                marks[-1].append(second)
            else:
                marks.append([second])
    return marks


def _borders(outline: Outline, marks: list[list[Link]], place: int) -> tuple[int, int]:
    before = marks[place - 1][-1].element if place else -1
    after = marks[place + 1][0].element if place + 1 < len(marks) else len(outline.tags)
    return before, after


def _climb(outline: Outline, element: int, before: int, after: int) -> int:
    root = element
    for parent in outline.ancestors(element):
        if parent <= before or outline.ends[parent] > after:
            break
        root = parent
    return root


def _common_roots(
    outline: Outline, links: list[Link], roots: list[tuple[Link, int]]
) -> list[tuple[Link, int]]:
    """The same depth for all: the last card of a row of its own would take the row's heading."""
    counts = Counter(outline.paths[root] for _, root in roots)
    common, count = counts.most_common(1)[0]
    if count * 2 < len(roots):
        return roots
    result = []
    for link, root in roots:
        chain = [link.element, *outline.ancestors(link.element)]
        chain = chain[: chain.index(root) + 1]
        same = [element for element in chain if outline.paths[element] == common]
        result.append((link, same[0] if same else root))
    return result


def _is_flat(outline: Outline, measures: Measures, siblings: list[Unit]) -> bool:
    """Titles, or links that close a card, whose other texts stand between them as neighbours."""
    gaps = list(zip(siblings, siblings[1:], strict=False))
    least = 10 if _stands_at_end(siblings) else ENOUGH_PROSE
    filled = sum(measures.has_prose(a.last_run, b.first_run, least) for a, b in gaps)
    if not gaps or filled * 2 < len(gaps):
        return False
    if _stands_at_end(siblings):
        titled = sum(measures.headings[b.first] > measures.headings[a.end] for a, b in gaps)
        whole = sum(_line_count(outline, unit) > 1 for unit in siblings)
        return titled * 2 >= len(gaps) or whole * 2 < len(siblings)
    own = sum(measures.has_prose(unit.first_run, unit.last_run) for unit in siblings)
    return own * 2 < len(siblings)


def _spread(outline: Outline, siblings: list[Unit], stops: list[int]) -> None:
    """Give every unit of a flat parent the neighbours that belong to it."""
    parent = outline.parents[siblings[0].root]
    children = outline.children(parent)
    places = {child: place for place, child in enumerate(children)}
    at_end = _stands_at_end(siblings)
    starts = [places[unit.root] for unit in siblings]
    if at_end:
        spans = list(zip([starts[0] - _longest_gap(starts), *starts], starts, strict=False))
        spans = [(max(0, a + (k > 0)), b + 1) for k, (a, b) in enumerate(spans)]
        spans[0] = (_after_stop(outline, children, spans[0], stops), spans[0][1])
    else:
        last = min(starts[-1] + _longest_gap(starts), len(children))
        spans = list(zip(starts, [*starts[1:], last], strict=True))
    for unit, (a, b) in zip(siblings, spans, strict=True):
        unit.first, unit.end = children[a], outline.ends[children[b - 1]]
        unit.first_run = outline.first_run[unit.first]
        unit.last_run = outline.last_run[children[b - 1]]


def _after_stop(
    outline: Outline, children: list[int], span: tuple[int, int], stops: list[int]
) -> int:
    for place in range(span[1] - 1, span[0], -1):
        child = children[place - 1]
        if _has_stop(stops, child, outline.ends[child]):
            return place
    return span[0]


def _stands_at_end(siblings: list[Unit]) -> bool:
    """Links that all say the same ("Read more") close their cards; titles open them."""
    texts = {unit.link.text for unit in siblings}
    return len(texts) * 2 <= len(siblings)


def _longest_gap(starts: list[int]) -> int:
    return max(b - a for a, b in zip(starts, starts[1:], strict=False))
