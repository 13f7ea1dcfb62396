"""The cards of a listing's page: one per article, whatever the theme."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from newsbot.pages.columns import columns_of
from newsbot.pages.excerpt import ExcerptReader
from newsbot.pages.fragments import Fragment, Fragments
from newsbot.pages.headline import HeadlineReader
from newsbot.pages.links import Link
from newsbot.pages.measures import Measures
from newsbot.pages.outline import Outline
from newsbot.pages.units import Unit


class Card(NamedTuple):
    """`url` is absolute; headline and excerpt are one line each, empty where the card has none."""

    url: str
    headline: str
    excerpt: str


@dataclass(slots=True)
class CardText:
    """`told` are the runs of headline and excerpt, `room` are all runs of the card."""

    card: Card
    told: list[range]
    room: range


def read_cards(
    outline: Outline, measures: Measures, links: list[Link], units: list[Unit]
) -> list[CardText]:
    """One for each article, in page order, with its runs of text."""
    fragments = Fragments(outline, measures, links)
    texts = [fragments.of(unit) for unit in units]
    columns = columns_of(texts)
    headlines = HeadlineReader(outline, columns)
    headlines.choose(texts)
    reader = ExcerptReader(outline, columns)
    found: dict[str, CardText] = {}
    for unit, own in zip(units, texts, strict=True):
        if unit.link.url not in found:
            title = headlines.headline(own)
            pieces = reader.pieces(own, title)
            # A picture alone may name its article.
            headline = title.text if title else "" if unit.link.text else unit.link.name
            card = Card(unit.link.url, headline, _joined(outline, pieces))
            found[card.url] = CardText(
                card, _ranges(pieces, title), range(unit.first_run, unit.last_run)
            )
    return list(found.values())


def _joined(outline: Outline, pieces: Iterable[Fragment]) -> str:
    """Neighbours as the page spaces them: two spans of a line may stand without a space."""
    texts: list[str] = []
    first = last = -1
    for piece in pieces:
        if piece.first != last:
            if last >= 0:
                texts.append(outline.text_between(first, last))
            first = piece.first
        last = piece.last
    if last >= 0:
        texts.append(outline.text_between(first, last))
    return " ".join(texts)


def _ranges(pieces: list[Fragment], title: Fragment | None) -> list[range]:
    return [range(piece.first, piece.last) for piece in [*pieces, *([title] if title else [])]]
