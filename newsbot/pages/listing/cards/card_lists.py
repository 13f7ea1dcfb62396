"""Stretches of a page that may be cards, list by list, and how much they look like cards."""

from collections import defaultdict
from dataclasses import dataclass

from newsbot.pages.html.links import Link
from newsbot.pages.html.outline import Outline
from newsbot.pages.listing.cards.card_regions import CardRegion, units_of
from newsbot.pages.listing.cards.flat_cards import spread_flat
from newsbot.pages.listing.cards.lone_card import lone_unit
from newsbot.pages.listing.cards.section_words import names_a_box
from newsbot.pages.listing.cards.text_sums import MIN_PROSE_CHARS, TextSums
from newsbot.pages.vocabulary.page_labels import is_read_more

# Of what a card may have, in the weight of letters.
MAX_TITLE_CHARS = 90
MAX_PROSE_CHARS = 250
HEADING = 35
PICTURE = 25


@dataclass(slots=True)
class CardList:
    """Units with one parent. `score` is their sum, `zone` the share of it that their place on the
    page has already taken off.
    """

    units: list[CardRegion]
    score: float
    zone: float
    heading: bool

    @property
    def mean(self) -> float:
        return self.score / len(self.units)

    @property
    def first(self) -> int:
        return self.units[0].first

    @property
    def end(self) -> int:
        return self.units[-1].end


class CardLists:
    def __init__(
        self, outline: Outline, measures: TextSums, zones: list[float], stops: list[int]
    ) -> None:
        self.outline, self.measures, self.zones, self.stops = outline, measures, zones, stops

    def of(self, links: list[Link], among: list[Link]) -> list[CardList]:
        if len({link.url for link in links}) == 1:
            lone = [found for link in links for found in self._lone(link, among)]
            return sorted(lone, key=lambda found: found.score)[-1:]
        by_parent: dict[int, list[CardRegion]] = defaultdict(list)
        for unit in units_of(self.outline, links):
            by_parent[self.outline.parents[unit.root]].append(unit)
        spread_flat(self.outline, self.measures, list(by_parent.values()), self.stops)
        return [self._card_list(units) for units in by_parent.values()]

    def _lone(self, link: Link, among: list[Link]) -> list[CardList]:
        """A card alone: its link opens it or says "Read more". A link below some prose that says
        anything else leads away from a notice.
        """
        others = [other.element for other in among if other.url != link.url]
        unit = lone_unit(self.outline, self.measures, link, sorted([*self.stops, *others]))
        first = self.outline.first_run[link.element]
        leads = not self.measures.has_prose(unit.first_run, first)
        if leads or not link.text or is_read_more(link.text):
            return [self._card_list([unit])]
        return []

    def _card_list(self, units: list[CardRegion]) -> CardList:
        distinct = len({unit.link.url for unit in units}) / len(units)
        zone = max([self.zones[unit.root] for unit in units]) * self._label_factor(units[0])
        score = sum(map(self._score, units))
        heading = self._is_heading(units[len(units) // 2].link)
        return CardList(units, score * distinct * zone, zone, heading)

    def _label_factor(self, unit: CardRegion) -> float:
        """A box named "Most read" is not the listing."""
        if unit.first_run == 0 or self.measures.has_prose(unit.first_run, unit.last_run):
            return 1.0
        return 0.2 if names_a_box(self.outline.runs[unit.first_run - 1]) else 1.0

    def _score(self, unit: CardRegion) -> float:
        """The room that the card takes on the page, roughly."""
        measures, link = self.measures, unit.link
        title = min(link.weight, MAX_TITLE_CHARS)
        prose = measures.prose[unit.last_run] - measures.prose[unit.first_run]
        headings = measures.headings
        headed = headings[unit.end] > headings[unit.first] or link.element in measures.near_heading
        if not headed and prose < MIN_PROSE_CHARS and title < 14:
            return 0.1 * title
        picture = measures.pictures[unit.end] > measures.pictures[unit.first]
        if not (headed or picture) and prose < MIN_PROSE_CHARS:
            has_date = measures.dates[unit.last_run] > measures.dates[unit.first_run]
            return title * (0.7 if has_date else 0.4)
        heading = HEADING * (1 if self._is_heading(link) else 0.8) if headed else 0.0
        score = title + heading + 0.4 * min(prose, MAX_PROSE_CHARS) + PICTURE * picture
        if link.own_site:
            return score
        # Articles on another site are named by headings; other links there are references.
        return score * (0.5 if heading == HEADING else 0.05)

    def _is_heading(self, link: Link) -> bool:
        """Around the link or in it."""
        element, headings = link.element, self.measures.headings
        within = headings[self.outline.ends[element]] > headings[element]
        return within or element in self.measures.near_heading
