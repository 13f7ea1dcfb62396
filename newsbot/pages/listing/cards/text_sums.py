"""What of a page stands where: sums over its elements and runs of text, so that any stretch of
the page costs one subtraction.
"""

from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate, pairwise

from newsbot.pages.html.outline import HEADINGS, Outline
from newsbot.pages.html.text_weight import weight
from newsbot.pages.vocabulary.dates import MAX_SMALL_PRINT_CHARS, has_date

PICTURES = frozenset({"img", "picture", "amp-img"})
# No label and no line of small print outside links is as long as a teaser's text.
MIN_PROSE_CHARS = 40
# Between a heading and the link in it there are fewer elements than this.
MAX_HEADING_DEPTH = 4


class TextSums:
    """Over runs of text: `all` is their weight, `prose` that outside links, `long` counts the long
    ones outside links, `dates` the short ones with a date. Over elements: `headings` and
    `pictures` count. `in_link` gives each element the link it stands in, else -1; `near_heading`
    has those that are a heading, or have one right above them.
    """

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.in_link = in_link = _links_around(outline)
        runs = outline.runs
        weights = [len(run) if run.isascii() else weight(run) for run in runs]
        owned = zip(weights, outline.owners, strict=True)
        prose = [size if in_link[owner] < 0 else 0 for size, owner in owned]
        self.all = _sums(weights)
        self.prose = _sums(prose)
        self.headings = _sums(map(HEADINGS.__contains__, outline.tags))
        self.near_heading = _near_headings(outline)
        self.pictures = _sums(map(PICTURES.__contains__, outline.tags))

    @cached_property
    def long(self) -> list[float]:
        return _sums([after - before >= MIN_PROSE_CHARS for before, after in pairwise(self.prose)])

    @cached_property
    def dates(self) -> list[float]:
        runs = self.outline.runs
        return _sums([len(run) < MAX_SMALL_PRINT_CHARS and has_date(run) for run in runs])

    def said(self, first_run: int, last_run: int) -> float:
        """Weight of all text, in links or not."""
        return self.all[last_run] - self.all[first_run]

    def linked(self, first_run: int, last_run: int) -> float:
        """Weight of the text in links."""
        prose = self.prose[last_run] - self.prose[first_run]
        return self.said(first_run, last_run) - prose

    def has_prose(self, first_run: int, last_run: int, least: float = MIN_PROSE_CHARS) -> bool:
        return self.prose[last_run] - self.prose[first_run] >= least


def _links_around(outline: Outline) -> list[int]:
    found = [-1] * len(outline.tags)
    for link in outline.places["a"]:  # an inner one comes after the one around it
        end = outline.ends[link]
        found[link:end] = [link] * (end - link)
    return found


def _near_headings(outline: Outline) -> set[int]:
    level = outline.elements(HEADINGS)
    found = set(level)
    for _ in range(MAX_HEADING_DEPTH - 1):
        level = [child for element in level for child in outline.children(element)]
        found.update(level)
    return found


def _sums(values: Iterable[float]) -> list[float]:
    return list(accumulate(values, initial=0))
