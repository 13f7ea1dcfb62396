"""How likely a part of a page is to hold its main matter, by what its markup says of it."""

from collections import Counter
from functools import lru_cache

from newsbot.pages.html.outline import Outline
from newsbot.pages.vocabulary.box_names import BOX_NAMES
from newsbot.pages.vocabulary.box_tags import BOX_ROLES, BOX_TAGS

TAGS = BOX_TAGS.weights("zone")
PARTS = frozenset(TAGS)
ROLES = BOX_ROLES.weights("zone")
NAMES = BOX_NAMES.pattern("zone", "zone_class")
HEADERS = frozenset({"header"})
# Attributes besides class and id that say something of an element's part in the page.
TELLING = frozenset({"role", "style", "hidden"})
HINT = 0.2
HIDDEN = 0.1
MIN_FACTOR = 0.01


def zone_factors(outline: Outline) -> list[float]:
    """For each element 1 down to 0.01. Names that lie on half of the page's text are no hint:
    layout wrappers are called `content-sidebar-wrap`.
    """
    factors = [1.0] * len(outline.tags)
    headers = _page_headers(outline)
    hints = _hints(outline)
    half = len(outline.runs) / 2
    for element in sorted({*hints, *headers, *outline.elements(PARTS)}):
        factor, tag = factors[element], outline.tags[element]
        if factor == MIN_FACTOR:
            continue
        is_part = outline.last_run[element] - outline.first_run[element] <= half
        if is_part:
            factor *= hints.get(element, 1.0)
        if tag in TAGS and (is_part or tag in {"nav", "footer"}):
            factor *= TAGS[tag]
        if element in headers:
            factor *= HINT
        end = outline.ends[element]
        factors[element:end] = [max(factor, MIN_FACTOR)] * (end - element)
    return factors


def _hints(outline: Outline) -> dict[int, float]:
    """Of the elements whose attributes give one."""
    hints: dict[int, float] = {}
    for element, attributes in enumerate(outline.attributes):
        if len(attributes) > ("href" in attributes):
            factor = _name_factor(attributes.get("class"), attributes.get("id"))
            if not TELLING.isdisjoint(attributes):
                factor = min(factor, _told_factor(attributes))
            if factor < 1.0:
                hints[element] = factor
    return hints


def _told_factor(attributes: dict[str, str | None]) -> float:
    style = attributes.get("style") or ""
    is_hidden = "hidden" in attributes or ("display" in style and "none" in style)
    role = ROLES.get(attributes.get("role") or "", 1.0)
    return min(role, HIDDEN) if is_hidden else role


@lru_cache(4096)
def _name_factor(names: str | None, name: str | None) -> float:
    return HINT if NAMES.search(f"{names or ''} {name or ''}"[:500]) else 1.0


def _page_headers(outline: Outline) -> set[int]:
    """<header> elements of which there is one; those of cards come in numbers, or in articles."""
    headers = outline.elements(HEADERS)
    counts = Counter(outline.paths[element] for element in headers)
    alone = (element for element in headers if counts[outline.paths[element]] == 1)
    return {
        element
        for element in alone
        if not any(outline.tags[a] in {"article", "li", "main"} for a in outline.ancestors(element))
    }
