"""The whole of a title that its markup cuts in pieces, without what is printed beside it."""

import re

from newsbot.pages.html.inline_text import is_label
from newsbot.pages.html.outline import HEADINGS, Outline
from newsbot.pages.listing.cards.columns import Columns
from newsbot.pages.listing.cards.fragments import Fragment
from newsbot.pages.vocabulary.page_labels import is_read_more

# Texts at one place that are as heavy, and end as sentences do, are teasers.
TEASER = 45
# No label is as long as this.
LABEL = 25
# `(4)`, `40 views`, `1.2K comments`.
COUNT = re.compile(r"\(?\d[\d.,]{0,9}[KkM]?\+?(?: [^\W\d]{1,12})?\)?")


class TitlePieces:
    def __init__(self, outline: Outline, cards: list[list[Fragment]], columns: Columns) -> None:
        self.outline, self.cards, self.columns = outline, cards, columns

    def around(self, fragments: list[Fragment], title: Fragment) -> list[Fragment]:
        """In page order, the title itself among them. Further lines and spans of its heading; where
        it has none, of its link, if they go on with the title rather than stand below it.
        """
        box, is_heading = self._box(title)
        if box < 0 or len(fragments) == 1:
            return [title]
        first, last = self.outline.first_run[box], self.outline.last_run[box]
        return [
            piece
            for piece in fragments
            if piece is title
            or (
                first <= piece.first < last
                and piece.own == title.own
                and not self._is_teaser(piece, title)
                and (is_heading or self._goes_on(piece, title))
                and not self._is_beside(piece, title, box)
            )
        ]

    def _box(self, title: Fragment) -> tuple[int, bool]:
        """What the title stands in, and whether that is a heading; -1 where nothing says so."""
        outline, element, link = self.outline, title.owner, -1
        while element >= 0 and (title.heading or title.own):
            if outline.tags[element] in HEADINGS:
                return element, True
            if outline.tags[element] == "a":
                link = element
                if not title.heading:
                    break
            element = outline.parents[element]
        return link, False

    def _goes_on(self, piece: Fragment, title: Fragment) -> bool:
        """Bare lines of one link, or a stretch of the same line; spans and blocks of one kind where
        few cards have a second one, or most second ones go on with a small letter.
        """
        lines = self.outline.lines
        if piece.owner == title.owner or lines[piece.first] in {
            lines[title.first],
            lines[title.last - 1],
        }:
            return True
        if piece.column[:2] != title.column[:2] and piece.column[2] == title.column[2]:
            return False
        if self.columns[piece.column].size * 2 <= len(self.cards):
            return True
        texts = [f.text for card in self.cards for f in card if f.column == piece.column]
        return 2 * sum(text[0].islower() for text in texts) >= len(texts)

    def _is_teaser(self, piece: Fragment, title: Fragment) -> bool:
        column = self.columns[piece.column]
        if piece.column == title.column or column.weight < TEASER:
            return False
        return column.sentences >= 0.25 or column.weight > 2 * self.columns[title.column].weight

    def _is_beside(self, piece: Fragment, title: Fragment, box: int) -> bool:
        """A kicker, a badge, a rank, a count, a date: by name, or as all cards have the same."""
        outline = self.outline
        element = piece.owner
        while element > box:
            if is_label(outline, element) or outline.tags[element] in {"time", "small"}:
                return True
            element = outline.parents[element]
        if piece.owner == title.owner or piece.weight >= LABEL:
            return False
        column = self.columns[piece.column]
        if is_read_more(piece.text) or (piece.first > title.first and COUNT.fullmatch(piece.text)):
            return True
        if column.size == 1:
            return piece.dated and not piece.text.isdigit()
        return column.distinct <= 0.5 or (
            column.numbers > 0.9 and column.size * 2 >= len(self.cards)
        )
