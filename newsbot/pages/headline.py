"""Which piece of a card's text is its headline."""

import re
from collections import defaultdict

from newsbot.pages.columns import Column
from newsbot.pages.fragments import ColumnKey, Fragment
from newsbot.pages.outline import Outline
from newsbot.pages.page_labels import is_read_more

TITLE_NAME = re.compile(
    r"(?<!up)(?<!sub)(?<!sub-)(?<!pre)title|headline|heading|titulo|titre|titel|naslov|zagolovok",
    re.IGNORECASE,
)
OTHER_NAME = re.compile(
    r"excerpt|summary|desc|teaser|intro|text|meta|date|time|author|categ|tag|more|button|btn|label|"
    r"sub-?title|sub-?head|kicker",
    re.IGNORECASE,
)
STRONG = frozenset({"b", "strong", "dt", "th", "big"})
LEAST_SCORE = 1.0
TEASER = 30


class HeadlineReader:
    """Finds the column that looks most like titles, and reads it from each card."""

    def __init__(self, outline: Outline, columns: dict[ColumnKey, Column]) -> None:
        self.outline, self.columns = outline, columns
        self.column: ColumnKey | None = None
        self.only_teasers = False

    def choose(self, cards: list[list[Fragment]]) -> None:
        """The best column is the one with the highest sum of scores over all cards."""
        totals: dict[ColumnKey, float] = defaultdict(float)
        for fragments in cards:
            for place, fragment in enumerate(fragments):
                totals[fragment.column] += self._score(fragment, place) - LEAST_SCORE
        best = max(totals, key=lambda key: totals[key], default=None)
        self.column = best if best is not None and totals[best] > 0 else None
        self.only_teasers = best is not None and self._are_teasers(best)

    def _are_teasers(self, best: ColumnKey) -> bool:
        """Cards without titles: the best there is are sentences, and there are no others."""
        column = self.columns[best]
        if column.headings or column.sentences < 0.5 or column.weight < TEASER:
            return False
        others = (other for key, other in self.columns.items() if key[:2] != best[:2])
        return not any(other.weight >= TEASER and other.elsewhere < 0.5 for other in others)

    def headline(self, fragments: list[Fragment]) -> Fragment | None:
        """None for a card that shows a teaser only."""
        if self.only_teasers:
            return None
        for fragment in fragments:
            if fragment.column == self.column:
                return fragment
        scores = [self._score(fragment, place) for place, fragment in enumerate(fragments)]
        best = max(scores, default=0.0)
        return fragments[scores.index(best)] if best > LEAST_SCORE else None

    def _score(self, fragment: Fragment, place: int) -> float:
        return _score(self.outline, fragment, self.columns[fragment.column]) - 0.1 * place


def _score(outline: Outline, fragment: Fragment, column: Column) -> float:
    score = 3.0 - 0.2 * fragment.heading if fragment.heading else 0.0
    score += 2.0 * fragment.own - 3.0 * fragment.elsewhere
    score += _length_score(fragment.weight) + _length_score(column.weight)
    score -= 2.0 * column.dates + column.sentences
    score -= 6.0 * (1 - column.distinct) if column.size > 1 else 0.0
    score -= 4.0 * is_read_more(fragment.text)
    return score + _name_score(outline, fragment)


def _length_score(weight: float) -> float:
    if weight < 25:
        return weight / 12.5 - 1
    return 1.0 if weight <= 130 else max(-1.0, 1 - (weight - 130) / 70)


def _name_score(outline: Outline, fragment: Fragment) -> float:
    element, score = fragment.owner, 0.0
    for _ in range(2):
        names = f"{outline.attributes[element].get('class') or ''} "
        score += 0.5 * bool(TITLE_NAME.search(names)) - 0.5 * bool(OTHER_NAME.search(names))
        score += 0.5 * (outline.tags[element] in STRONG)
        element = max(outline.parents[element], 0)
    return score
