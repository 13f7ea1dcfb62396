"""A page's title without what sites write around the headline: their name, a section."""

import re
from collections.abc import Callable

# A sign between spaces; a bar, which many sites write without one of them; doubled signs.
BETWEEN = re.compile(r"\s+(?:[|\u2013\u2014»«·•\u2039\u203a~:/-]|::|--)\s+|\s*\|\s*|\s*::\s*")
MAX_PARTS = 6
MAX_SECTION = 24  # characters

IsSiteName = Callable[[str], bool]


def without_site(title: str, is_site_name: IsSiteName) -> str:
    """`Headline | Section | Site` and `Site: Headline` without what is not the headline."""
    breaks = [(found.start(), found.end()) for found in BETWEEN.finditer(title)]
    if not breaks or len(breaks) > MAX_PARTS:
        return title
    start, end = breaks[-1]
    if is_site_name(title[end:]):
        return _without_section(title[:start], title[start:end], len(breaks) > 1)
    start, end = breaks[0]
    return title[end:] if is_site_name(title[:start]) else title


def _without_section(title: str, between: str, has_more: bool) -> str:
    """A short part set off by the same sign as the site's name."""
    head, _, section = title.rpartition(between)
    short = len(section) <= MAX_SECTION and len(section) * 2 < len(head)
    return head if has_more and between.strip() in SECTION_SIGNS and short else title


SECTION_SIGNS = frozenset("|»«·•\u2039\u203a") | {"::"}
