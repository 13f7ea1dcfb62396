"""How likely a part of a page is to hold its main matter, by what its markup says of it."""

import re
from collections import Counter
from functools import lru_cache

from newsbot.pages.outline import Outline

TAGS = {"nav": 0.05, "aside": 0.15, "footer": 0.15, "form": 0.3, "dialog": 0.1, "menu": 0.3}
ROLES = {
    "navigation": 0.05,
    "complementary": 0.15,
    "contentinfo": 0.15,
    "search": 0.1,
    "menu": 0.05,
    "menubar": 0.05,
    "dialog": 0.1,
}
# Whole words of class names and ids, but not those that say what a box has beside it.
NAMES = re.compile(
    r"(?:^|[\s_-])(?<!has-)(?<!with-)(?<!no-)(?<!is-)"
    r"(?:side-?bar\w*|menus?|sub-?menu|mega-?menu|nav|navbar|navigation|footer"
    r"|breadcrumbs?|related|popular|trending|most-?(?:read|viewed|popular)|recent-?posts|latestnews"
    r"|share|social|cookies?|newsletter|comments?|modal|popup|pagination|pager|tag-?cloud|(?<!format-)aside"
    r"|top-?bar|ticker|breaking\w*|off-?canvas|drawer|recommend\w*|sponsor\w*|promo\w*)"
    r"(?:$|[\s_-])"
    # Page builders call all their boxes widgets: `elementor-widget-wrap`.
    r"|(?:^|\s)widget(?:s|[-_]area|_[\w-]+)?(?:$|\s)",
    re.IGNORECASE,
)
HINT = 0.2
HIDDEN = 0.1
LEAST = 0.01


def zone_factors(outline: Outline) -> list[float]:
    """For each element 1 down to 0.01. Names that lie on half of the page's text are no hint:
    layout wrappers are called `content-sidebar-wrap`.
    """
    factors: list[float] = []
    headers = _page_headers(outline)
    half = len(outline.runs) / 2
    for element, tag in enumerate(outline.tags):
        parent, attributes = outline.parents[element], outline.attributes[element]
        factor = factors[parent] if parent >= 0 else 1.0
        is_part = outline.last_run[element] - outline.first_run[element] <= half
        if is_part and len(attributes) > ("href" in attributes):
            factor *= _attribute_factor(attributes)
        if tag in TAGS and (is_part or tag in {"nav", "footer"}):
            factor *= TAGS[tag]
        factors.append(max(factor * (HINT if element in headers else 1.0), LEAST))
    return factors


def _attribute_factor(attributes: dict[str, str | None]) -> float:
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    factor = _name_factor(names) if names != " " else 1.0
    if "role" in attributes:
        factor = min(factor, ROLES.get(attributes["role"] or "", 1.0))
    style = attributes.get("style") or ""
    is_hidden = "hidden" in attributes or ("display" in style and "none" in style)
    return min(factor, HIDDEN) if is_hidden else factor


@lru_cache(4096)
def _name_factor(names: str) -> float:
    return HINT if NAMES.search(names[:500]) else 1.0


def _page_headers(outline: Outline) -> set[int]:
    """<header> elements of which there is one; those of cards come in numbers, or in articles."""
    headers = [element for element, tag in enumerate(outline.tags) if tag == "header"]
    counts = Counter(outline.paths[element] for element in headers)
    alone = (element for element in headers if counts[outline.paths[element]] == 1)
    return {
        element
        for element in alone
        if not any(outline.tags[a] in {"article", "li", "main"} for a in outline.ancestors(element))
    }
