"""The cards of a listing's page: one per article, whatever the theme."""

from dataclasses import dataclass
from typing import NamedTuple

from newsbot.pages.html.links import Link
from newsbot.pages.html.outline import Outline
from newsbot.pages.listing.cards.card_regions import CardRegion
from newsbot.pages.listing.cards.columns import columns_of
from newsbot.pages.listing.cards.excerpt import ExcerptReader
from newsbot.pages.listing.cards.fragments import Fragment, Fragments, joined, merged
from newsbot.pages.listing.cards.headline import HeadlineReader
from newsbot.pages.listing.cards.text_sums import TextSums


class Card(NamedTuple):
    """`url` is absolute; headline and excerpt are one line each, empty where the card has none."""

    url: str
    headline: str
    excerpt: str


@dataclass(slots=True)
class CardText:
    """`text_runs` are those of headline and excerpt, `all_runs` those of the whole card."""

    card: Card
    text_runs: list[range]
    all_runs: range


def read_cards(
    outline: Outline, measures: TextSums, links: list[Link], units: list[CardRegion]
) -> list[CardText]:
    """One for each article, in page order, with its runs of text."""
    fragments = Fragments(outline, measures, links)
    texts = [fragments.of(unit) for unit in units]
    columns = columns_of(texts)
    headlines = HeadlineReader(outline, texts, columns)
    excerpts = ExcerptReader(outline, columns)
    found: dict[str, CardText] = {}
    for unit, own in zip(units, texts, strict=True):
        if unit.link.url not in found:
            found[unit.link.url] = _card(outline, unit, own, headlines, excerpts)
    return list(found.values())


def _card(
    outline: Outline,
    unit: CardRegion,
    fragments: list[Fragment],
    headlines: HeadlineReader,
    excerpts: ExcerptReader,
) -> CardText:
    pieces = [] if unit.untitled else headlines.pieces(fragments)
    title = merged(outline, pieces) if pieces else None
    teaser = excerpts.pieces(fragments, title)
    # A picture alone may name its article.
    headline = title.text if title else "" if unit.link.text else unit.link.name
    text_runs = [range(piece.first, piece.last) for piece in [*teaser, *pieces]]
    card = Card(unit.link.url, headline, joined(outline, teaser))
    return CardText(card, text_runs, range(unit.first_run, unit.last_run))
