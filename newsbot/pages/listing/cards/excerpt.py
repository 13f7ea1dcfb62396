"""Which pieces of a card's text are its teaser."""

from functools import lru_cache

from newsbot.pages.html.outline import Outline
from newsbot.pages.listing.cards.columns import Column, Columns
from newsbot.pages.listing.cards.fragments import Fragment
from newsbot.pages.vocabulary.dates import MAX_SMALL_PRINT_CHARS
from newsbot.pages.vocabulary.page_labels import is_read_more
from newsbot.pages.vocabulary.piece_names import PIECE_NAMES

FURNITURE = frozenset(
    {"address", "button", "caption", "dialog", "fieldset", "figcaption", "form", "label", "legend"}
    | {"nav", "time"}
)
PARAGRAPHS = frozenset({"blockquote", "h2", "h3", "h4", "h5", "h6", "li", "p"})
# No name, and no label, above a text is as long as this.
LABEL = 30
CAPTION = PIECE_NAMES.pattern("caption")


class ExcerptReader:
    def __init__(self, outline: Outline, columns: Columns) -> None:
        self.outline, self.columns = outline, columns

    def pieces(self, fragments: list[Fragment], title: Fragment | None) -> list[Fragment]:
        """The prose, and what else is part of the same text."""
        rest = [f for f in fragments if not _repeats(f, title) and not self._is_furniture(f)]
        prose = [f for f in rest if self._is_prose(f)] or self._plain_teaser(rest, title)
        if not prose:
            return []
        prose = self._with_lines_before(rest, prose)
        body = Body(self.outline, prose, title)
        return [f for f in rest if f.first in body.starts or body.holds(f)]

    def _with_lines_before(self, rest: list[Fragment], prose: list[Fragment]) -> list[Fragment]:
        """And the lines above its first that only a break parts from it: not a date, nor a name."""
        first = prose[0]
        place = next(place for place, fragment in enumerate(rest) if fragment is first)
        above: list[Fragment] = []
        for fragment in reversed(rest[:place]):
            if not self._leads_on(fragment, first):
                break
            above.insert(0, fragment)
            first = fragment
        return above + prose

    def _leads_on(self, fragment: Fragment, below: Fragment) -> bool:
        if fragment.owner != below.owner or fragment.dated or fragment.sentence:
            return False
        return fragment.weight >= LABEL or (
            below.text[0].islower() and not is_read_more(fragment.text)
        )

    def _is_furniture(self, fragment: Fragment) -> bool:
        outline, column = self.outline, self.columns[fragment.column]
        if column.size > 2 and column.distinct <= 0.5 and column.weight < 80:
            return True  # all cards say so
        return any(
            outline.tags[element] in FURNITURE
            or _is_caption(outline.attributes[element].get("class"))
            for element in outline.nearest(fragment.owner, 4)
        )

    def _is_prose(self, fragment: Fragment) -> bool:
        column = self.columns[fragment.column]
        if fragment.elsewhere > 0.6 or (fragment.dated and not fragment.sentence):
            return False
        if column.weight < 1.5 * MAX_SMALL_PRINT_CHARS and (
            column.dates > 0.5 or column.elsewhere > 0.3
        ):
            return False
        if column.weight >= 45 and (column.sentences >= 0.25 or column.weight >= 100):
            return True
        return fragment.sentence and fragment.weight > 15 and column.elsewhere < 0.5

    def _plain_teaser(self, rest: list[Fragment], title: Fragment | None) -> list[Fragment]:
        """A teaser without a full stop: the longest text below the title that all cards have."""
        below = [f for f in rest if title is None or f.first > title.first]
        found = [f for f in below if _may_be_teaser(self.columns[f.column])]
        longest = max(found, key=lambda f: self.columns[f.column].weight, default=None)
        return [f for f in found if longest and f.column == longest.column]


class Body:
    """The text that the prose is part of. `box` is the smallest element around all of it, -1 if
    it is one piece only, or the title stands in that element, too.
    """

    def __init__(self, outline: Outline, prose: list[Fragment], title: Fragment | None) -> None:
        self.outline = outline
        self.starts = {fragment.first for fragment in prose}
        self.first, self.last = prose[0].first, prose[-1].first
        self.places = {f.column[:2] for f in prose if outline.tags[f.owner] in PARAGRAPHS}
        self.box = self._box(prose, title) if len(prose) > 1 else -1

    def _box(self, prose: list[Fragment], title: Fragment | None) -> int:
        outline, box = self.outline, prose[0].owner
        while outline.last_run[box] < prose[-1].last:
            box = outline.parents[box]
        return -1 if title and self._is_in(box, title) else box

    def _is_in(self, box: int, fragment: Fragment) -> bool:
        return self.outline.first_run[box] <= fragment.first < self.outline.last_run[box]

    def holds(self, fragment: Fragment) -> bool:
        """Subheads and lists between paragraphs, a salutation, a last line without a full stop."""
        if fragment.own or fragment.elsewhere > 0.6:
            return False
        if self.first < fragment.first < self.last:
            return self.box >= 0 or not fragment.dated
        if fragment.dated or self.outline.tags[fragment.owner] not in PARAGRAPHS:
            return False
        if self.box >= 0 and self._is_in(self.box, fragment):
            return True
        below = fragment.first > self.first and fragment.column[:2] in self.places
        return below and fragment.elsewhere < 0.3 and fragment.weight >= 20


@lru_cache(4096)
def _is_caption(names: str | None) -> bool:
    return CAPTION.search(names or "") is not None


def _repeats(fragment: Fragment, title: Fragment | None) -> bool:
    """The title once more, or a link that leads on: `Continue reading "Title"`."""
    if fragment.own and is_read_more(fragment.text):
        return True
    if title is None:
        return False
    if title.first <= fragment.first < title.last:
        return True
    around = fragment.own and title.text in fragment.text
    return fragment.text == title.text or (around and fragment.weight < title.weight + 40)


def _may_be_teaser(column: Column) -> bool:
    whole = column.elsewhere < 0.3 and column.distinct > 0.8
    return whole and column.weight >= (30 if column.numbers < 0.5 else 60)
