"""What of a page stands where: sums over its elements and runs of text, so that any stretch of
the page costs one subtraction.
"""

from collections.abc import Iterable
from itertools import accumulate

from newsbot.pages.cards.text_weight import weight
from newsbot.pages.dates import SMALL_PRINT, has_date
from newsbot.pages.outline import Outline

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PICTURES = frozenset({"img", "picture", "amp-img"})
# No label and no line of small print outside links is as long as a teaser's text.
ENOUGH_PROSE = 40
# Between a heading and the link in it there are fewer elements than this.
NEAR = 4


class Measures:
    """Over runs of text: `prose` is the weight outside links, `linked` that in links, `long`
    counts the long ones outside links, `dates` the short ones with a date. Over elements:
    `headings` and `pictures` count. `in_link` gives each element the link it stands in, else -1;
    `near_heading` tells which are a heading, or have one right above them.
    """

    __slots__ = (
        "dates",
        "headings",
        "in_link",
        "linked",
        "long",
        "near_heading",
        "pictures",
        "prose",
    )

    def __init__(self, outline: Outline) -> None:
        self.in_link = _links_around(outline)
        weights = [weight(run) for run in outline.runs]
        free = [self.in_link[owner] < 0 for owner in outline.owners]
        prose = [size if is_free else 0 for size, is_free in zip(weights, free, strict=True)]
        self.prose = _sums(prose)
        self.linked = _sums(a - b for a, b in zip(weights, prose, strict=True))
        self.long = _sums(size >= ENOUGH_PROSE for size in prose)
        self.dates = _sums(len(run) < SMALL_PRINT and has_date(run) for run in outline.runs)
        self.headings = _sums(tag in HEADINGS for tag in outline.tags)
        self.near_heading = [distance < NEAR for distance in _from_headings(outline)]
        self.pictures = _sums(tag in PICTURES for tag in outline.tags)

    def said(self, first_run: int, last_run: int) -> float:
        """Weight of all text, in links or not."""
        prose = self.prose[last_run] - self.prose[first_run]
        return prose + self.linked[last_run] - self.linked[first_run]

    def has_prose(self, first_run: int, last_run: int, least: float = ENOUGH_PROSE) -> bool:
        return self.prose[last_run] - self.prose[first_run] >= least


def _links_around(outline: Outline) -> list[int]:
    found: list[int] = []
    for element, (tag, parent) in enumerate(zip(outline.tags, outline.parents, strict=True)):
        found.append(element if tag == "a" else found[parent] if parent >= 0 else -1)
    return found


def _from_headings(outline: Outline) -> list[int]:
    """How many elements up the nearest heading is."""
    found: list[int] = []
    for tag, parent in zip(outline.tags, outline.parents, strict=True):
        found.append(0 if tag in HEADINGS else found[parent] + 1 if parent >= 0 else NEAR)
    return found


def _sums(values: Iterable[float]) -> list[float]:
    return list(accumulate(values, initial=0))
