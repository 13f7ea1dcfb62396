"""Stretches of a page that each hold one title link: what may be cards."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter, eq

from newsbot.pages.html.links import Link
from newsbot.pages.html.outline import Outline


@dataclass(slots=True)
class CardRegion:
    """Elements first … end-1, which are one element's subtree or neighbours in a flat parent.
    `untitled`: no text in it is a headline.
    """

    link: Link
    root: int
    first: int
    end: int
    first_run: int
    last_run: int
    untitled: bool = False


def units_of(outline: Outline, links: list[Link]) -> list[CardRegion]:
    """One for each run of links to one target: the widest element without a link to another."""
    roots = _common_roots(outline, _widest_roots(outline, links))
    ends, first_run, last_run = outline.ends, outline.first_run, outline.last_run
    return [
        CardRegion(link, root, root, ends[root], first_run[root], last_run[root])
        for link, root in roots
    ]


def unit_at(outline: Outline, link: Link, root: int) -> CardRegion:
    return CardRegion(
        link, root, root, outline.ends[root], outline.first_run[root], outline.last_run[root]
    )


def line_count(outline: Outline, unit: CardRegion) -> int:
    return len(set(outline.lines[unit.first_run : unit.last_run]))


def has_stop(stops: list[int], first: int, end: int) -> bool:
    """Whether one of the elements stands among first … end-1."""
    place = bisect_left(stops, first)
    return place < len(stops) and stops[place] < end


def _widest_roots(outline: Outline, links: list[Link]) -> list[tuple[Link, int]]:
    urls = [link.url for link in links]
    if not any(map(eq, urls, urls[1:])):
        elements = [link.element for link in links]
        alone = zip(links, *_borders(outline, elements, elements), strict=True)
        return [
            (link, _climb(outline, link.element, before, after)) for link, before, after in alone
        ]
    roots = []
    for same, before, after in _with_borders(outline, _marks(outline, links)):
        best = max(same, key=attrgetter("weight"))
        roots.append((best, _climb(outline, best.element, before, after)))
    return roots


def _marks(outline: Outline, links: list[Link]) -> list[list[Link]]:
    """Links in page order, those to one target in one card together: its picture, its title."""
    runs = [list(run) for _, run in groupby(links, key=attrgetter("url"))]
    marks: list[list[Link]] = []
    for run, before, after in _with_borders(outline, runs):
        marks.append(run[:1])
        for first, second in pairwise(run):
            # The last entry of a menu and the first card may be the same article.
            above = _climb(outline, first.element, before, second.element)
            below = _climb(outline, second.element, first.element, after)
            if outline.parents[above] == outline.parents[below]:
                marks[-1].append(second)
            else:
                marks.append([second])
    return marks


def _with_borders(
    outline: Outline, marks: list[list[Link]]
) -> Iterator[tuple[list[Link], int, int]]:
    """Each with the elements before and after it that are another's."""
    firsts = [mark[0].element for mark in marks]
    lasts = [mark[-1].element for mark in marks]
    return zip(marks, *_borders(outline, firsts, lasts), strict=True)


def _borders(outline: Outline, firsts: list[int], lasts: list[int]) -> tuple[list[int], list[int]]:
    return [-1, *lasts[:-1]], [*firsts[1:], len(outline.tags)]


def _climb(outline: Outline, element: int, before: int, after: int) -> int:
    parents, ends = outline.parents, outline.ends
    parent = parents[element]
    while parent > before and ends[parent] <= after:
        element, parent = parent, parents[parent]
    return element


def _common_roots(outline: Outline, roots: list[tuple[Link, int]]) -> list[tuple[Link, int]]:
    """The same depth for all: the last card, in a row of its own, would take the whole row."""
    counts = Counter([outline.paths[root] for _, root in roots])
    common, count = counts.most_common(1)[0]
    if count == len(roots) or count * 2 < len(roots):
        return roots
    return [(link, _ancestor(outline, link.element, root, common)) for link, root in roots]


def _ancestor(outline: Outline, element: int, root: int, path: int) -> int:
    """The element with that path between `element` and `root`; `root` if there is none."""
    while element != root and outline.paths[element] != path:
        element = outline.parents[element]
    return element
