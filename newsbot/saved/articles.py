"""Today's reading of a saved article page against what is stored."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from scrapy.http import Response

from newsbot.db.rows import ReparseRow
from newsbot.items import ArticleItem, RawArticle
from newsbot.normalize.content_hash import content_hash, fold
from newsbot.pages.parsed import parse_article, parse_article_part
from newsbot.pipelines.normalize import article_item
from newsbot.spiders.content import name_foreign_content
from newsbot.spiders.identity import find_put_before, is_article, known_by_row
from newsbot.spiders.parts import MAX_PARTS, Parts
from newsbot.spiders.raw import page_of, raw_article, stored_card
from newsbot.spiders.soft_404 import find_replacement
from newsbot.urls.canonical import key_of, url_key

FIELDS = (
    "page_headline",
    "article_body",
    "authors",
    "section",
    "keywords",
    "date_published",
    "date_modified",
    "in_language",
    "main_image",
)
OUTCOMES = ("same", "changed", "found", "lost")


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field of one article, as stored and as read today. Empty is None."""

    field: str
    stored: Any
    today: Any

    @property
    def outcome(self) -> str:
        """One of OUTCOMES, or `empty`. Another style of quotes or white space is the same."""
        if self.stored is None:
            return "empty" if self.today is None else "found"
        if self.today is None:
            return "lost"
        return "same" if plain(self.stored) == plain(self.today) else "changed"


@dataclass(frozen=True, slots=True)
class ArticleDiff:
    """`today` is what the article's saved page gives now."""

    stored: ReparseRow
    today: ArticleItem

    @property
    def comparisons(self) -> Iterator[Comparison]:
        for field in FIELDS:
            yield Comparison(
                field, _value_of(getattr(self.stored, field)), _value_of(getattr(self.today, field))
            )

    @property
    def better(self) -> ArticleItem:
        """What today's reading lost stays as it is stored, and so does what differs in style."""
        kept = {
            comparison.field: comparison.stored
            for comparison in self.comparisons
            if comparison.outcome in {"lost", "same"}
        }
        item = replace(self.today, **kept)
        headline = item.page_headline or self.stored.headline
        return replace(
            item,
            headline=self.stored.headline or headline,
            excerpt=self.stored.excerpt,
            content_hash=content_hash(headline, "", item.article_body or ""),
        )


def reparse_article(
    row: ReparseRow, response: Response, zone: ZoneInfo, find: Callable[[str], Response | None]
) -> ArticleDiff | None:
    """`find`: the saved page of an address's `key_of`. None where the site showed another page in
    its place, or one of the article's further pages is not saved.
    """
    page = parse_article(*page_of(response), row.excerpt)
    card = stored_card(row, row.listing_url)
    known = known_by_row(card, row)
    if (
        name_foreign_content(response)
        or find_replacement(page, response.url, card, {url_key(row.listing_url)})
        or find_put_before(page, known)
        or not is_article(page, known)
    ):
        return None
    raw = _whole(Parts(raw_article(page, response, card), response.url, page.part_urls), find)
    return ArticleDiff(row, article_item(raw, zone)) if raw else None


def _whole(parts: Parts, find: Callable[[str], Response | None]) -> RawArticle | None:
    while parts.next_url and parts.number < MAX_PARTS:
        response = find(key_of(parts.next_url))
        if response is None:
            return None
        part = parse_article_part(*page_of(response), parts.url, parts.number + 1)
        if not parts.is_part(part, response.url):
            return None
        parts = parts.joined(part)
    return parts.article


def count(comparisons: Iterable[Comparison]) -> dict[str, dict[str, int]]:
    """Field → `stored`, `today` and each outcome → how many."""
    counts = {field: dict.fromkeys(("stored", "today", *OUTCOMES), 0) for field in FIELDS}
    for comparison in comparisons:
        row = counts[comparison.field]
        row["stored"] += comparison.stored is not None
        row["today"] += comparison.today is not None
        if comparison.outcome in row:
            row[comparison.outcome] += 1
    return counts


def _value_of(value: Any) -> Any:
    """Lists as tuples, and one kind of nothing."""
    value = tuple(value) if isinstance(value, list) else value
    return value or None


def plain(value: Any) -> Any:
    return fold(value) if isinstance(value, str) else value
