"""Today's reading of a saved article page against what is stored."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from scrapy.http import Response

from newsbot.db.rows import ReparseRow
from newsbot.items import ArticleItem, RawArticle
from newsbot.normalize.content_hash import content_hash, fold
from newsbot.pages.parsed import parse_article, parse_article_part
from newsbot.pipelines.normalize import article_item
from newsbot.saved.pages import FetchWindow, SavedPages
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
    """One field of one article, as stored and as read today. Empty is None. `outcome`: one of
    OUTCOMES, or `empty`. Of what is the same, neither is kept.
    """

    field: str
    outcome: str
    stored: Any = None
    today: Any = None


@dataclass(frozen=True, slots=True)
class ArticleDiff:
    """`better`: what to store, where something is read better today; what today's reading lost is
    there as it is stored, and so is what differs in style. `content_hash`: of the text as it is
    stored and read, where that was made in another way.
    """

    article_id: int
    url: str
    comparisons: tuple[Comparison, ...]
    better: ArticleItem | None = None
    content_hash: str | None = None


def _compare_article(row: ReparseRow, today: ArticleItem) -> ArticleDiff:
    """`today`: what the article's saved page gives now."""
    comparisons = tuple(_compare(field, row, today) for field in FIELDS)
    item = _better(row, today, comparisons)
    if {comparison.outcome for comparison in comparisons} & {"changed", "found"}:
        return ArticleDiff(row.id, row.url, comparisons, better=item)
    rehashed = item.content_hash if item.content_hash != row.content_hash else None
    return ArticleDiff(row.id, row.url, comparisons, content_hash=rehashed)


def _compare(field: str, row: ReparseRow, item: ArticleItem) -> Comparison:
    stored, today = _value_of(getattr(row, field)), _value_of(getattr(item, field))
    outcome = _outcome(stored, today)
    if outcome in {"same", "empty"}:
        return Comparison(field, outcome)
    return Comparison(field, outcome, stored, today)


def _outcome(stored: Any, today: Any) -> str:
    """Another style of quotes or white space is the same."""
    if stored is None:
        return "empty" if today is None else "found"
    if today is None:
        return "lost"
    return "same" if stored == today or plain(stored) == plain(today) else "changed"


def _better(row: ReparseRow, today: ArticleItem, comparisons: Iterable[Comparison]) -> ArticleItem:
    kept = {
        comparison.field: _value_of(getattr(row, comparison.field))
        for comparison in comparisons
        if comparison.outcome in {"lost", "same"}
    }
    item = replace(today, **kept)
    headline = item.page_headline or row.headline
    return replace(
        item,
        headline=row.headline or headline,
        excerpt=row.excerpt,
        content_hash=content_hash(headline, "", item.article_body or ""),
    )


def reparse_stored(pages: SavedPages, row: ReparseRow, zone: ZoneInfo) -> ArticleDiff | None:
    """Of the article's newest saved page; None also where none can be read. `zone`: the site's."""
    find = partial(pages.find, window=window_of(row))
    response = find(row.url_key)
    return _reparse_article(row, response, zone, find) if response else None


def window_of(row: ReparseRow) -> FetchWindow:
    return FetchWindow(row.read_at, row.started_at)


def _reparse_article(
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
    return _compare_article(row, article_item(raw, zone)) if raw else None


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
        row["stored"] += comparison.outcome in {"same", "changed", "lost"}
        row["today"] += comparison.outcome in {"same", "changed", "found"}
        if comparison.outcome in row:
            row[comparison.outcome] += 1
    return counts


def _value_of(value: Any) -> Any:
    """Lists as tuples, and one kind of nothing."""
    value = tuple(value) if isinstance(value, list) else value
    return value or None


def plain(value: Any) -> Any:
    return fold(value) if isinstance(value, str) else value
