"""Where in a page the values of its lines came from."""

from collections.abc import Iterator, Mapping
from typing import Any

from scrapy.http import Response

from newsbot.pages.html.document import Document
from newsbot.pages.listing.cards.cards import Card
from newsbot.pages.parsed import parse_listing
from newsbot.saved.locate import find_places
from newsbot.saved.page_reading import PageReading
from newsbot.saved.provenance import Origin, article_sources, ticker_places
from newsbot.spiders.raw import page_of
from newsbot.urls.canonical import key_of

Line = dict[str, Any]


def explained(reading: PageReading, response: Response) -> Iterator[Line]:
    """Each line with `sources`: field → `raw` (as the page words it), `found_in` (elements and
    metadata that have it) and, of an article's page, `source` (the one that was trusted).
    """
    if reading.kind == "article":
        (line,) = reading.lines
        found = {origin.field: _as_json(origin) for origin in article_sources(response)}
        yield {**line, "sources": found}
        return
    document = Document(*page_of(response))
    cards = {key_of(card.url): card for card in parse_listing(*page_of(response)).cards}
    rates = len(reading.tickers)
    for line, raw in zip(reading.lines, reading.tickers, strict=False):
        place = {"raw": raw, "found_in": ticker_places(raw, document)}
        yield {**line, "sources": {"rate": place}}
    for line in reading.lines[rates:]:
        yield {**line, "sources": _card_sources(cards[key_of(line["url"])], document)}


def _card_sources(card: Card, document: Document) -> Mapping[str, Any]:
    return {
        field: {"raw": raw, "found_in": find_places(document, raw)}
        for field, raw in (("headline", card.headline), ("excerpt", card.excerpt))
        if raw
    }


def _as_json(origin: Origin) -> Mapping[str, Any]:
    found = {"raw": origin.raw, "found_in": list(origin.places)}
    return found | ({"source": origin.source} if origin.source else {})
