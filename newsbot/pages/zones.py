"""How likely a part of a page is to hold its main matter, by what its markup says of it."""

import re

from newsbot.pages.outline import Outline

TAGS = {"nav": 0.05, "aside": 0.15, "footer": 0.15, "form": 0.3, "dialog": 0.1, "menu": 0.3}
ROLES = {"navigation": 0.05, "complementary": 0.15, "contentinfo": 0.15, "search": 0.1,
         "menu": 0.05, "menubar": 0.05, "dialog": 0.1}
NOISE = re.compile(
    r"(?:^|[\s_-])(?<!has-)(?<!with-)(?<!no-)(?<!is-)(?:side-?bar\w*|widget(?:s|[-_]area)?|menus?|sub-?menu|nav|navbar|navigation|footer|"
    r"breadcrumbs?|related|popular|trending|most-?(?:read|viewed|popular)|mostread|recent-?posts|share|social|"
    r"cookies?|newsletter|comments?|modal|popup|pagination|pager|tag-?cloud|aside|mega-?menu|"
    r"latestnews|top-?bar|ticker|breaking\w*|off-?canvas|drawer|recommend\w*|sponsor\w*|promo\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
HINT = 0.2


def zone_factors(outline: Outline) -> list[float]:
    """For each element 1 down to 0.01. A name or role that lies on half of the page's text is
    no hint: layout wrappers are called `has-sidebar` or `content-sidebar-wrap`.
    """
    factors: list[float] = []
    alone = _headers_of_page(outline)
    half = len(outline.runs) / 2
    for element in range(len(outline.tags)):
        parent = outline.parents[element]
        factor = factors[parent] if parent >= 0 else 1.0
        runs = outline.last_run[element] - outline.first_run[element]
        if runs <= half or outline.tags[element] in {"nav", "footer"}:
            factor *= _own_factor(outline, element)
        if element in alone:
            factor *= HINT
        factors.append(max(factor, 0.01))
    return factors


def _own_factor(outline: Outline, element: int) -> float:
    attributes = outline.attributes[element]
    factor = TAGS.get(outline.tags[element], 1.0)
    if not attributes:
        return factor
    factor = min(factor, ROLES.get(attributes.get("role") or "", 1.0))
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if len(names) > 3 and len(names) < 500 and NOISE.search(names):
        factor = min(factor, HINT)
    style = attributes.get("style") or ""
    if "hidden" in attributes or ("display" in style and "none" in style):
        factor = min(factor, 0.1)
    return factor


def _headers_of_page(outline: Outline) -> set[int]:
    """<header> elements of which there is one; those of cards come in numbers, or in articles."""
    headers = [element for element, tag in enumerate(outline.tags) if tag == "header"]
    paths = [outline.paths[element] for element in headers]
    return {
        element
        for element in headers
        if paths.count(outline.paths[element]) == 1
        and not any(outline.tags[a] in {"article", "li", "main"} for a in outline.ancestors(element))
    }
