"""Cards whose end tags were forgotten: each next one stands in the one before."""

from bisect import bisect_left
from collections import Counter
from itertools import islice

from newsbot.pages.html.document import Document
from newsbot.pages.html.outline import Outline, number_paths
from newsbot.pages.listing.cards.fragments import kind_of

# Of these a page has few; of <div> so many that the source is asked first.
RARE_TAGS = ("article", "section")
# Of one kind, that there is a list of them; of such that no class tells apart, one in the other.
MIN_UNCLOSED = 3
# A card and what it holds may both lack their ends.
REACH = 2


def close_forgotten(outline: Outline, document: Document) -> None:
    """Ends each element where the next of its kind begins in it, and what follows with it."""
    for tag in RARE_TAGS:
        pairs = _pairs(outline, tag) if len(outline.places[tag]) >= MIN_UNCLOSED else None
        if pairs and document.lacks_ends(tag):
            _lift(outline, pairs)
    if document.lacks_ends("div") and (pairs := _pairs(outline, "div")):
        _lift(outline, pairs)


def _pairs(outline: Outline, tag: str) -> dict[int, int]:
    """What begins in what has not ended."""
    nested = {inner: outer for inner in outline.places[tag] if (outer := _outer(outline, inner))}
    if not nested:
        return {}
    counts = Counter([_kind(outline, element) for element in outline.places[tag]])
    found = Counter([_kind(outline, inner) for inner in nested])
    least = {
        kind: MIN_UNCLOSED if kind or tag == "article" else 2 * MIN_UNCLOSED - 1 for kind in found
    }
    return {
        inner: outer
        for inner, outer in nested.items()
        if counts[kind := _kind(outline, inner)] >= least[kind]
        and (outline.parents[inner] == outer or found[kind] > 1)
    }


def _kind(outline: Outline, element: int) -> str:
    return kind_of(outline.attributes[element].get("class") or "")


def _outer(outline: Outline, inner: int) -> int | None:
    """The element of the same kind around it that has had a title of its own before."""
    kind = _kind(outline, inner)
    for outer in islice(outline.ancestors(inner), REACH):
        if outline.tags[outer] == outline.tags[inner] and _kind(outline, outer) == kind:
            is_like = outline.tags[outer + 1 : outer + 2] == outline.tags[inner + 1 : inner + 2]
            has_links = _has_link(outline, outer, inner)
            return outer if is_like and has_links and _has_link(outline, inner) else None
    return None


def _has_link(outline: Outline, first: int, end: int | None = None) -> bool:
    links = outline.places["a"]
    place = bisect_left(links, first)
    return place < len(links) and links[place] < (outline.ends[first] if end is None else end)


def _lift(outline: Outline, pairs: dict[int, int]) -> None:
    parents, closed = outline.parents, set[int]()
    for element in range(min(pairs), len(parents)):
        while parents[element] in closed:
            parents[element] = parents[parents[element]]
        outer = pairs.get(element)
        while outer is not None and outer not in closed:
            around = parents[element]
            closed.add(around)
            outline.ends[around] = element
            outline.last_run[around] = outline.first_run[element]
            parents[element] = parents[around]
    owners = outline.owners
    for run in range(len(owners)):
        while owners[run] in closed and run >= outline.last_run[owners[run]]:
            owners[run] = parents[owners[run]]
    outline.paths = number_paths(outline)
