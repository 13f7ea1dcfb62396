"""Boxes between the cards that look like cards: a newsletter, an offer."""

from collections import Counter

from newsbot.pages.html.outline import Outline
from newsbot.pages.listing.cards.card_regions import CardRegion
from newsbot.pages.vocabulary.box_names import BOX_NAMES

PROMOTION = BOX_NAMES.pattern("promotion")


def without_promotions(outline: Outline, units: list[CardRegion]) -> list[CardRegion]:
    """A box that names itself so, and lacks something that all cards have: a picture, a label.
    Fewer than three are too few to tell.
    """
    if len(units) < 3:
        return units
    shapes = [frozenset(outline.paths[unit.first : unit.end]) for unit in units]
    counts = Counter(path for shape in shapes for path in shape)
    in_all_but_one = {path for path, count in counts.items() if count == len(units) - 1}
    return [
        unit
        for unit, shape in zip(units, shapes, strict=True)
        if in_all_but_one <= shape or not _says_so(outline, unit)
    ]


def _says_so(outline: Outline, unit: CardRegion) -> bool:
    names = outline.attributes[unit.root].get("class") or ""
    return PROMOTION.search(f"{names} {unit.link.url}") is not None
