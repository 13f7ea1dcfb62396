"""Which lists of a page are its main listing."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from newsbot.pages.html.links import Link
from newsbot.pages.html.outline import HEADINGS, Outline
from newsbot.pages.listing.cards.card_lists import CardList, CardLists
from newsbot.pages.listing.cards.card_regions import CardRegion
from newsbot.pages.listing.cards.featured import featured_unit, is_featured
from newsbot.pages.listing.cards.fragments import kind_of
from newsbot.pages.listing.cards.promotions import without_promotions
from newsbot.pages.listing.cards.section_words import names_a_box
from newsbot.pages.listing.cards.text_sums import TextSums
from newsbot.pages.listing.cards.zones import zone_factors
from newsbot.pages.vocabulary.page_labels import is_read_more

# Less is a menu, or the few links of a page that says "Nothing found".
MIN_SCORE = 20
# A list belongs to a weightier one if its cards have this share of the other's mean score.
ALIKE = 0.45
# Links in menus and in sidebars' boxes are no titles of cards.
OUT_OF_SIGHT = 0.05
# Elements that no card has in it.
STOPS = frozenset({"nav", "aside", "form", "main", "h1"})
# Links as long as this are titles where shorter ones under the same tags are a menu.
TITLE = 20
# Names that each link has for itself, as in `post-123`, tell nothing in a crowd.
MAX_NAMED_LINKS = 12
# What may stand between a section's heading and its cards.
MAX_LEAD_CHARS = 120
# The texts of a section's label and its "See all".
LABEL_RUNS = 3


def main_units(
    outline: Outline,
    measures: TextSums,
    links: list[Link],
    page_links: set[int],
    *,
    is_later: bool = False,
) -> list[CardRegion]:
    """In page order; one unit is one card. Empty if nothing on the page looks like a listing.
    `is_later`: it is not the listing's first page.
    """
    zones = zone_factors(outline)
    in_sight = [link for link in links if zones[link.element] > OUT_OF_SIGHT]
    lists = CardLists(outline, measures, zones, _stops(outline, page_links))
    search = Search(outline, measures, is_later=is_later, is_paged=bool(page_links))
    units = search.main(
        [lists.of(cluster, among) for cluster, among in _clusters(outline, in_sight)]
    )
    if units and not is_later:
        units = featured_unit(outline, measures, links, units) + units
    return units


def _stops(outline: Outline, page_links: set[int]) -> list[int]:
    """Of the headings the page's own title, which is one without a link."""
    stops = {
        element
        for element in outline.elements(STOPS)
        if outline.tags[element] != "h1" or "a" not in outline.tags[element : outline.ends[element]]
    }
    return sorted(stops | page_links)


def _clusters(outline: Outline, links: list[Link]) -> Iterator[tuple[list[Link], list[Link]]]:
    """Links under the same chain of tags; of these the long ones, those under the same names, and
    those that say "Read more", where any of them are fewer. With each cluster come the links that
    stand among its own.
    """
    by_path: dict[int, list[Link]] = defaultdict(list)
    parts: dict[tuple[int, str] | tuple[int, str, str], list[Link]] = defaultdict(list)
    for link in links:
        path = outline.paths[link.element]
        by_path[path].append(link)
        parts[path, *outline.names(link.element)].append(link)
        if is_read_more(link.text):
            parts[path, link.text].append(link)
    for cluster in by_path.values():
        yield cluster, cluster
        titles = [link for link in cluster if link.weight >= TITLE]
        if 0 < len(titles) < len(cluster):
            yield titles, cluster
    for (path, *_), part in parts.items():
        whole = by_path[path]
        if len(part) < len(whole) and (len(part) > 1 or len(whole) <= MAX_NAMED_LINKS):
            yield part, part


class Search:
    def __init__(
        self, outline: Outline, measures: TextSums, *, is_later: bool, is_paged: bool
    ) -> None:
        self.outline, self.measures = outline, measures
        self.is_later, self.is_paged = is_later, is_paged
        # Headings that open a section; those of an archive's years and days do not.
        self.headings = [
            element
            for element in outline.elements(HEADINGS)
            if not any(map(str.isdigit, outline.text(element)))
        ]

    def main(self, clusters: list[list[CardList]]) -> list[CardRegion]:
        gathered = [self._gather(lists) for lists in clusters if lists]
        best = max(gathered, key=_total, default=[])
        if _total(best) < MIN_SCORE:
            return []
        grown = self._grow(best, [found for lists in clusters for found in lists])
        if self.is_later and len(grown) > 1:
            lead = max(best, key=lambda found: found.score)
            grown = [one for one in grown if one is lead or not self._is_repeated(one, lead)]
        units = [unit for found in grown for unit in found.units]
        units.sort(key=lambda unit: unit.first)
        return without_promotions(self.outline, _of_one_site(units))

    def _gather(self, lists: list[CardList]) -> list[CardList]:
        """The weightiest list and those of its kind: rows of a grid, years of an archive."""
        if len(lists) == 1:
            return lists
        lead = max(lists, key=lambda found: found.score)
        sections = self._sections_outside(lists)
        parts = self._parts_of_index(lists, lead, sections)
        if len(parts) > 1:
            return parts
        alike = [one for one in lists if one is lead or _belongs(one, lead, sections)]
        # Two may be two sections; where there are more, each with its label, it is an archive.
        return [lead] if len(alike) == 2 and self._is_labelled(*alike) else alike

    def _parts_of_index(
        self, lists: list[CardList], lead: CardList, sections: list[int]
    ) -> list[CardList]:
        """Those of the lead's kind of card, each right below a heading of one kind. Where a listing
        goes on on another page, such a heading opens another box.
        """
        label = None if self.is_paged else self._label(lead, sections)
        if label is None:
            return [lead]
        kinds = self._kind(lead.units[0].root), self._kind(label)
        return [
            one
            for one in lists
            if one is lead
            or (
                _is_alike(one, lead)
                and (own := self._label(one, sections)) is not None
                and (self._kind(one.units[0].root), self._kind(own)) == kinds
                and not names_a_box(self.outline.text(own))
            )
        ]

    def _label(self, found: CardList, sections: list[int]) -> int | None:
        """The heading right above the list, with no more than a line between them."""
        place = bisect_left(sections, found.first) - 1
        if place < 0:
            return None
        heading = sections[place]
        between = self.measures.said(self.outline.last_run[heading], found.units[0].first_run)
        return heading if between < MAX_LEAD_CHARS else None

    def _kind(self, element: int) -> tuple[int, str]:
        names = self.outline.attributes[element].get("class") or ""
        return self.outline.paths[element], kind_of(names)

    def _grow(self, best: list[CardList], lists: list[CardList]) -> list[CardList]:
        """And lists under other tags right beside, as the first card shown large."""
        lead = max(best, key=lambda found: found.score)
        sections = self._sections_outside(best)
        grown = sorted(best, key=lambda found: found.first)
        for found in lists:
            place = bisect_left(grown, found.first, key=lambda one: one.first)
            beside = grown[max(0, place - 1) : place + 1]
            apart = all(found.end <= one.first or one.end <= found.first for one in beside)
            if apart and _belongs(found, lead, sections) and self._is_beside(found, beside):
                grown.insert(place, found)
        return grown

    def _is_repeated(self, found: CardList, lead: CardList) -> bool:
        """A box of several that later pages show again."""
        return len(found.units) > 1 and is_featured(self.outline, found, lead)

    def _is_labelled(self, first: CardList, second: CardList) -> bool:
        """The second has a box of its own under a label that is no date."""
        outline = self.outline
        boxes = (outline.parents[one.units[0].root] for one in (first, second))
        if len({outline.parents[box] for box in boxes}) == 1:
            return False
        between = outline.runs[first.units[-1].last_run : second.units[0].first_run]
        has_date = any(sign.isdigit() for text in between for sign in text)
        return 0 < len(between) <= LABEL_RUNS and not has_date

    def _sections_outside(self, lists: list[CardList]) -> list[int]:
        """The headings that are in none of the lists' units."""
        units = sorted((unit for found in lists for unit in found.units), key=lambda u: u.first)
        starts = [unit.first for unit in units]
        places = ((h, bisect_left(starts, h + 1) - 1) for h in self.headings)
        return [h for h, place in places if place < 0 or units[place].end <= h]

    def _is_beside(self, found: CardList, others: list[CardList]) -> bool:
        """With not a word between it and one of the others."""
        for other in others:
            first, second = sorted([found, other], key=lambda one: one.first)
            start, end = first.units[-1].last_run, second.units[0].first_run
            if self.measures.said(start, end) < 4:
                return True
        return False


def _is_alike(found: CardList, lead: CardList) -> bool:
    if found.heading != lead.heading or not 0.5 <= found.zone / lead.zone <= 2:
        return False
    return found.mean >= ALIKE * lead.mean


def _belongs(found: CardList, lead: CardList, sections: list[int]) -> bool:
    """Of the lead's kind, and with no other heading between the two."""
    if not _is_alike(found, lead):
        return False
    first, second = sorted([found, lead], key=lambda one: one.first)
    place = bisect_left(sections, first.end)
    return place == len(sections) or sections[place] >= second.first


def _total(lists: list[CardList]) -> float:
    return sum(found.score for found in lists)


def _of_one_site(units: list[CardRegion]) -> list[CardRegion]:
    """A few links to other sites among many of this one are advertisements."""
    own = [unit for unit in units if unit.link.own_site]
    return own if len(own) * 2 >= len(units) else units
