"""Which piece of a card's text is its headline."""

from collections import defaultdict
from functools import lru_cache

from newsbot.pages.html.outline import Outline
from newsbot.pages.listing.cards.columns import Columns
from newsbot.pages.listing.cards.fragments import ColumnKey, Fragment
from newsbot.pages.listing.cards.title_pieces import TitlePieces
from newsbot.pages.vocabulary.page_labels import is_read_more
from newsbot.pages.vocabulary.piece_names import PIECE_NAMES

TITLE_NAME = PIECE_NAMES.pattern("title")
OTHER_NAME = PIECE_NAMES.pattern("no_title")
STRONG = frozenset({"b", "strong", "dt", "th", "big"})
MIN_SCORE = 1.0
# Of several links to the article the first is the title, unless it says "Read more".
FIRST_LINK = 0.7
# No label is as long as this.
TEASER = 30


class HeadlineReader:
    """Finds the column that looks most like titles, and reads it from each card."""

    def __init__(self, outline: Outline, cards: list[list[Fragment]], columns: Columns) -> None:
        self.outline, self.columns = outline, columns
        totals: dict[ColumnKey, float] = defaultdict(float)
        for fragments in cards:
            for fragment, score in zip(fragments, self._scores(fragments), strict=True):
                totals[fragment.column] += score - MIN_SCORE
        best = max(totals, key=lambda key: totals[key], default=None)
        self.column = best if best is not None and totals[best] > 0 else None
        self.only_teasers = best is not None and self._are_teasers(best)
        self.whole = TitlePieces(outline, cards, columns)

    def pieces(self, fragments: list[Fragment]) -> list[Fragment]:
        """Its pieces, in page order; empty for a card that shows a teaser only."""
        title = self._title(fragments)
        return [] if title is None else self.whole.around(fragments, title)

    def _title(self, fragments: list[Fragment]) -> Fragment | None:
        if self.only_teasers or not fragments:
            return None
        for fragment in fragments:
            if fragment.column == self.column:
                return fragment
        scores = self._scores(fragments)
        best = max(scores)
        return fragments[scores.index(best)] if best > MIN_SCORE else None

    def _are_teasers(self, best: ColumnKey) -> bool:
        """Cards without titles: the best there is are sentences, and there are no others."""
        column = self.columns[best]
        if column.headings or column.sentences < 0.5 or column.weight < TEASER:
            return False
        others = (other for key, other in self.columns.items() if key[:2] != best[:2])
        return not any(other.weight >= TEASER and other.elsewhere < 0.5 for other in others)

    def _scores(self, fragments: list[Fragment]) -> list[float]:
        scores = [self._score(fragment) - 0.1 * place for place, fragment in enumerate(fragments)]
        own = (place for place, fragment in enumerate(fragments) if fragment.own)
        first = next(own, None)
        if first is not None:
            scores[first] += FIRST_LINK
        return scores

    def _score(self, fragment: Fragment) -> float:
        column = self.columns[fragment.column]
        score = 3.0 - 0.2 * fragment.heading if fragment.heading else 0.0
        score += 2.0 * fragment.own - 3.0 * fragment.elsewhere
        score += _length_score(fragment.weight) + _length_score(column.weight)
        score -= 2.0 * column.dates + column.sentences
        score -= 6.0 * (1 - column.distinct) if column.size > 1 else 0.0
        score -= 4.0 * is_read_more(fragment.text)
        return score + self._name_score(fragment)

    def _name_score(self, fragment: Fragment) -> float:
        outline = self.outline
        near = outline.nearest(fragment.owner, 2)
        return sum([_name_value(outline.tags[e], outline.attributes[e].get("class")) for e in near])


def _length_score(weight: float) -> float:
    if weight < 25:
        return weight / 12.5 - 1
    return 1.0 if weight <= 130 else max(-1.0, 1 - (weight - 130) / 70)


@lru_cache(4096)
def _name_value(tag: str, names: str | None) -> float:
    title, other = TITLE_NAME.search(names or ""), OTHER_NAME.search(names or "")
    return 0.5 * bool(title) - 0.5 * bool(other) + 0.5 * (tag in STRONG)
