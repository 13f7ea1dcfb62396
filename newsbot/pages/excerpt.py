"""Which pieces of a card's text are its teaser."""

import re

from newsbot.pages.columns import Column, ends_as_sentence
from newsbot.pages.dates import SMALL_PRINT, is_dated
from newsbot.pages.fragments import ColumnKey, Fragment
from newsbot.pages.outline import Outline
from newsbot.pages.page_labels import is_read_more

FURNITURE = frozenset(
    "address button caption dialog fieldset figcaption form label legend nav time".split()
)
PARAGRAPHS = frozenset("blockquote h2 h3 h4 h5 h6 li p".split())
CAPTION = re.compile(r"(?:wp|image|photo|img)-?caption|caption-text|credit", re.IGNORECASE)


class ExcerptReader:
    def __init__(self, outline: Outline, columns: dict[ColumnKey, Column]) -> None:
        self.outline, self.columns = outline, columns

    def pieces(self, fragments: list[Fragment], title: Fragment | None) -> list[Fragment]:
        """Prose, and what stands with it in its box."""
        rest = [f for f in fragments if not self._is_title(f, title) and not self._is_furniture(f)]
        prose = [f for f in rest if self._is_prose(f)] or self._plain_teaser(rest, title)
        if not prose:
            return []
        box = self._box(prose, title) if len(prose) > 1 else -1
        first, last = prose[0].first, prose[-1].first
        places = {f.column[:2] for f in prose if self.outline.tags[f.owner] in PARAGRAPHS}
        return [
            f
            for f in rest
            if f in prose
            or (f.first > first and f.column[:2] in places and self._is_paragraph(f))
            or self._is_inside(f, box, first, last)
        ]

    def _is_title(self, fragment: Fragment, title: Fragment | None) -> bool:
        """The title, or a link that repeats it: `Continue reading "Title"`."""
        if title is None or (fragment.own and is_read_more(fragment.text)):
            return fragment.own and is_read_more(fragment.text)
        repeats = fragment.own and title.text in fragment.text
        return fragment.text == title.text or repeats and fragment.weight < title.weight + 40

    def _plain_teaser(self, rest: list[Fragment], title: Fragment | None) -> list[Fragment]:
        """A teaser without a full stop: the longest text below the title that all cards have."""
        below = [f for f in rest if title is None or f.first > title.first]
        found = [f for f in below if self._may_be_teaser(self.columns[f.column])]
        longest = max(found, key=lambda f: self.columns[f.column].weight, default=None)
        return [f for f in found if longest and f.column == longest.column]

    def _may_be_teaser(self, column: Column) -> bool:
        whole = column.elsewhere < 0.3 and column.distinct > 0.8
        return whole and column.weight >= (30 if column.numbers < 0.5 else 60)

    def _is_furniture(self, fragment: Fragment) -> bool:
        element = fragment.owner
        for _ in range(4):
            if element < 0:
                break
            names = self.outline.attributes[element].get("class") or ""
            if self.outline.tags[element] in FURNITURE or CAPTION.search(names):
                return True
            element = self.outline.parents[element]
        column = self.columns[fragment.column]
        return column.size > 2 and column.distinct <= 0.5 and column.weight < 80

    def _is_prose(self, fragment: Fragment) -> bool:
        column = self.columns[fragment.column]
        sentence = ends_as_sentence(fragment.text)
        if fragment.elsewhere > 0.6 or (is_dated(fragment.text) and not sentence):
            return False
        if column.weight < 1.5 * SMALL_PRINT and (column.dates > 0.5 or column.elsewhere > 0.3):
            return False
        if column.weight >= 45 and (column.sentences >= 0.25 or column.weight >= 100):
            return True
        return sentence and fragment.weight > 15 and column.elsewhere < 0.5

    def _box(self, prose: list[Fragment], title: Fragment | None) -> int:
        """The smallest element around all prose; -1 if the title stands in it."""
        outline = self.outline
        box = prose[0].owner
        while outline.last_run[box] < prose[-1].last:
            box = outline.parents[box]
        if title and outline.first_run[box] <= title.first < outline.last_run[box]:
            return -1
        return box

    def _is_paragraph(self, fragment: Fragment) -> bool:
        plain = fragment.elsewhere < 0.3 and not fragment.own
        return plain and fragment.weight >= 20 and not is_dated(fragment.text)

    def _is_inside(self, fragment: Fragment, box: int, first: int, last: int) -> bool:
        """Between two pieces of prose; in their box also before and after, as paragraphs are."""
        if fragment.elsewhere > 0.6 or fragment.own:
            return False
        if first < fragment.first < last:
            return box >= 0 or not is_dated(fragment.text)
        outline = self.outline
        inside = outline.first_run[box] <= fragment.first < outline.last_run[box]
        text = outline.tags[fragment.owner] in PARAGRAPHS
        return box >= 0 and inside and text and not is_dated(fragment.text)
