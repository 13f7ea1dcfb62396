"""Turns text as the page words it into exact values, or drops it by name."""

from collections.abc import Callable
from typing import Any, Self
from zoneinfo import ZoneInfo

from itemadapter import ItemAdapter
from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from newsbot.errors import AddressRefusedError, PrivateAddress, Rejected
from newsbot.items import ArticleItem, CardItem, RateItem, RawArticle, RawCard, RawRate
from newsbot.normalize import articles, dates, excerpts, rates, text
from newsbot.normalize.content_hash import content_hash
from newsbot.normalize.headlines import whole_headline
from newsbot.run.context import run_context_of
from newsbot.urls import canonical


class NormalizePipeline:
    """One item in, one item out; an item of another stage passes as it is."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._stages: dict[type, Callable[[ItemAdapter], Any]] = {
            RawCard: self.normalize_card,
            RawArticle: self.normalize_article,
            RawRate: self.normalize_rate,
        }

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_item(self, item: Any) -> Any:
        normalize = self._stages.get(type(item))
        if normalize is None:
            return item
        try:
            return normalize(ItemAdapter(item))
        except Rejected as rejection:
            self._crawler.stats.inc_value(f"newsbot/rejected/{type(rejection).__name__}")
            raise DropItem(f"{type(rejection).__name__}: {rejection}") from None

    def normalize_card(self, card: ItemAdapter) -> CardItem:
        self._refuse_private(canonical.clean_url(card["url"]))
        return card_item(card.item)

    def _refuse_private(self, url: str) -> None:
        """Of an address that writes one itself; what a name leads to shows when it is asked for."""
        try:
            run_context_of(self._crawler).resolver.guard.refuse_literal(url)
        except AddressRefusedError as error:
            raise PrivateAddress(str(error)) from None

    def normalize_article(self, article: ItemAdapter) -> ArticleItem:
        site = canonical.site_of(article["card"].listing_url)
        return article_item(article.item, run_context_of(self._crawler).config.of(site).timezone)

    def normalize_rate(self, rate: ItemAdapter) -> RateItem:
        site = canonical.site_of(rate["source_url"])
        latest = run_context_of(self._crawler).latest_rates[site]
        item = rates.normalize_rate(rate.item, latest)
        latest[item.base_currency, item.quote_currency] = item.rate
        return item


def card_item(card: RawCard) -> CardItem:
    headline = text.normalize_line(card.headline)
    excerpt = excerpts.normalize_excerpt(card.excerpt)
    return CardItem(
        url=canonical.clean_url(card.url),
        url_key=canonical.url_key(card.url),
        headline=headline,
        excerpt=excerpt.text,
        excerpt_truncated=excerpt.truncated,
        content_hash=content_hash(headline, excerpt.text, None),
        card_hash=card.card_hash,
        listing_url=card.listing_url,
        position=card.position,
        followed=card.followed,
        seen_at=card.seen_at,
    )


def article_item(article: RawArticle, zone: ZoneInfo) -> ArticleItem:
    """The card gives headline and excerpt, the page the rest, and the headline where the card cuts
    it. What counts as a change is the page's own wording, which is the same whichever listing's
    card led to it. `zone`: the site's, for times that name none.
    """
    card = article.card
    page_headline = text.normalize_line(article.headline or "")
    headline = whole_headline(text.normalize_line(card.headline), page_headline)
    excerpt = excerpts.normalize_excerpt(card.excerpt)
    body = articles.normalize_body(article.article_body) or ""
    seen_at = article.seen_at
    return ArticleItem(
        url=canonical.clean_url(card.url),
        url_key=canonical.url_key(card.url),
        headline=headline,
        excerpt=excerpt.text,
        excerpt_truncated=excerpt.truncated or card.excerpt_truncated,
        article_body=body,
        authors=articles.normalize_authors(article.authors),
        section=articles.normalize_section(article.section),
        keywords=articles.normalize_keywords(article.keywords),
        date_published=dates.parse_timestamp(article.date_published, zone, seen_at),
        date_modified=dates.parse_timestamp(article.date_modified, zone, seen_at),
        in_language=articles.normalize_language(article.in_language),
        main_image=articles.normalize_image(article.main_image),
        content_hash=content_hash(page_headline or headline, "", body),
        page_headline=page_headline or None,
        card_hash=card.card_hash,
        listing_url=card.listing_url,
        etag=article.etag,
        last_modified=article.last_modified,
        seen_at=seen_at,
    )
