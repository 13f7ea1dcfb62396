"""Where the stored values of an article, or a page's rates, came from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

from scrapy.http import Response

from newsbot.db.rows import ArticleRow, RateRow
from newsbot.normalize.excerpts import normalize_excerpt
from newsbot.normalize.text import normalize_line
from newsbot.pages.article.page import ArticlePage
from newsbot.pages.html.document import Document
from newsbot.pages.listing.cards.cards import Card
from newsbot.pages.parsed import parse_listing
from newsbot.saved.articles import FIELDS, plain
from newsbot.saved.locate import find_container, find_places
from newsbot.spiders.raw import page_of
from newsbot.urls.canonical import key_of


@dataclass(frozen=True, slots=True)
class Origin:
    """One stored value: the raw text that a saved page has for it today, before it is normalised
    (None: no saved page tells), the places in that page, and the source that was trusted.
    """

    field: str
    value: Any
    raw: str | None
    places: tuple[str, ...]
    source: str | None = None


def card_origins(row: ArticleRow, pages: list[Response]) -> Iterator[Origin]:
    """Headline and excerpt, by the saved listing pages of the run that read the article."""
    found = next(_cards_of(row.url_key, pages), None)
    for field in ("headline", "excerpt"):
        if found is None:
            yield Origin(field, getattr(row, field), None, ())
            continue
        place, card = found
        raw = getattr(card, field)
        normal = normalize_excerpt(raw).text if field == "excerpt" else normalize_line(raw)
        same = plain(normal) == plain(getattr(row, field))
        yield Origin(
            field,
            getattr(row, field),
            raw if same else None,
            (place,) if same else ("not the saved listing's words",),
        )


def _cards_of(key: str, pages: list[Response]) -> Iterator[tuple[str, Card]]:
    for response in pages:
        for number, card in enumerate(parse_listing(*page_of(response)).cards, 1):
            if key_of(card.url) == key:
                yield f"card {number} of {response.url}", card


def page_origins(row: ArticleRow, response: Response | None) -> Iterator[Origin]:
    """The fields of the article's own page."""
    if response is None:
        for field in FIELDS:
            yield Origin(field, getattr(row, field), None, ())
        return
    found = {part.field: part for part in article_sources(response, row.excerpt)}
    for field in FIELDS:
        part = found[field.removeprefix("page_")]
        yield replace(part, field=field, value=getattr(row, field))


def article_sources(response: Response, excerpt: str = "") -> Iterator[Origin]:
    """Of each field that an article's page gives: its raw text, as the value, too."""
    body, url, encoding = page_of(response)
    page = ArticlePage(body, url, excerpt=excerpt, encoding=encoding)
    document = Document(body, url, encoding)
    for field in FIELDS:
        name = field.removeprefix("page_")
        value = getattr(page, name)
        raw = (value if isinstance(value, str) else "; ".join(value or ())) or None
        places = tuple(dict.fromkeys(_places(document, name, value)))
        yield Origin(name, raw, raw, places, page.sources.get(name))


def _places(document: Document, field: str, raw: str | tuple[str, ...] | None) -> Iterable[str]:
    if field == "article_body":
        return find_container(document, str(raw).split("\n\n")) if raw else []
    texts = [raw] if isinstance(raw, str) else [*(raw or ())]
    return chain.from_iterable(find_places(document, text) for text in texts)


def rate_places(rate: RateRow, response: Response) -> list[str]:
    return ticker_places(rate.raw, Document(*page_of(response)))


def ticker_places(raw: str, document: Document) -> list[str]:
    """Where an entry of the ticker stands, as printed."""
    return find_container(document, [word for word in raw.split() if any(map(str.isalnum, word))])
