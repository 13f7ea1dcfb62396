"""Articles' pages: which are asked for, and what became of each."""

import logging
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from typing import Any

from scrapy.http import Request, Response

from newsbot.db.pending import asked_again
from newsbot.db.rows import RevisitRow
from newsbot.db.writer import Writer
from newsbot.items import (
    AddressItem,
    GoneItem,
    ListingItem,
    ListingPageItem,
    LostPageItem,
    RawArticle,
    RawCard,
    RawRate,
    UnchangedItem,
)
from newsbot.pages.parsed import ParsedArticle, parse_article
from newsbot.run.targets import Targets
from newsbot.spiders.content import name_foreign_content
from newsbot.spiders.failures import Loss, explain, is_cancelled
from newsbot.spiders.keyed_listing import KeyedCard
from newsbot.spiders.listing_crawl import ListingCrawl, Unread, unread_articles
from newsbot.spiders.parts import ParsePage, PartFetcher, Parts
from newsbot.spiders.raw import fetched_at, lost_article, raw_article, stored_card
from newsbot.spiders.recognition import Recognised, Recognition
from newsbot.spiders.validators import validators
from newsbot.urls.canonical import key_of, site_of, url_key
from newsbot.walk.rendering import Expected

# What a callback may yield: Scrapy tells them apart.
Output = (
    Request
    | RawCard
    | RawRate
    | RawArticle
    | ListingPageItem
    | ListingItem
    | LostPageItem
    | UnchangedItem
    | GoneItem
    | AddressItem
)

logger = logging.getLogger(__name__)


class ArticleFetcher:
    """Asks for each article once in a run."""

    def __init__(self, writer: Writer, parse: ParsePage, targets: Targets) -> None:
        self._writer = writer
        self._parse = parse
        self._sites = targets.sites
        self._recognition = Recognition(writer, targets.keys)
        self._parts = PartFetcher(parse)
        self._asked: set[str] = set()

    async def to_follow(self, crawl: ListingCrawl, cards: Sequence[KeyedCard]) -> dict[str, Unread]:
        """Keys of cards → articles."""
        ours = [card for card in cards if card.key and self._is_ours(card.url)]
        return await unread_articles(self._writer, crawl.listing_id, ours) if ours else {}

    def follow(self, card: RawCard, unread: Unread) -> Iterator[Request]:
        if self._ask_once(unread.key):
            yield self._request(replace(card, url=unread.url), again=unread.again)

    async def revisits(self, crawl: ListingCrawl, ids: Sequence[int]) -> list[Request]:
        """Of articles that the database knows by these numbers."""
        rows = await self._writer.read(partial(asked_again, listing_id=crawl.listing_id, ids=ids))
        return [
            self._revisit(crawl, row)
            for row in rows
            if self._is_ours(row.page_url) and self._ask_once(row.url_key)
        ]

    def _revisit(self, crawl: ListingCrawl, row: RevisitRow) -> Request:
        card = stored_card(row, crawl.url)
        request = self._request(card, again=row.was_asked)
        request.headers.update(validators(row))
        request.meta["handle_httpstatus_list"] = [HTTPStatus.NOT_MODIFIED]
        return request

    def _is_ours(self, url: str) -> bool:
        return site_of(url) in self._sites

    def _ask_once(self, key: str) -> bool:
        if key in self._asked:
            return False
        self._asked.add(key)
        return True

    def _request(self, card: RawCard, *, again: bool) -> Request:
        return Request(
            card.url,
            callback=self.parse,
            errback=self.lose,
            cb_kwargs={"card": card, "again": again},
            meta={"expected": Expected("article", site_of(card.url), card.excerpt)},
            dont_filter=True,
        )

    async def parse(
        self, response: Response, card: RawCard, *, again: bool
    ) -> AsyncIterator[Output]:
        """`again`: the page was there before, or was at least asked for."""
        if response.status == HTTPStatus.NOT_MODIFIED:
            # What another address led to has not been compared with what is stored.
            is_same = key_of(response.url) == url_key(card.url)
            unchanged = UnchangedItem(url_key=url_key(card.url), seen_at=fetched_at(response))
            yield unchanged if is_same else self._request(card, again=again)
            return
        found = await self._recognise(response, card, again=again)
        if isinstance(found, Loss):
            yield _missing(card, found, again=again)
            return
        page, recognised = found
        if recognised.address:
            yield recognised.address
        if recognised.gives_text:
            article = raw_article(page, response, recognised.card)
            yield self._parts.go_on(Parts(article, response.url, page.part_urls))

    async def _recognise(
        self, response: Response, card: RawCard, *, again: bool
    ) -> tuple[ParsedArticle, Recognised] | Loss:
        if foreign := name_foreign_content(response):
            return Loss("layout", f"the site shows {foreign} instead")
        page = await self._parse(parse_article, response, card.excerpt)
        if isinstance(page, Loss):
            return page
        recognised = await self._recognition.judge(page, response, card, again=again)
        return recognised if isinstance(recognised, Loss) else (page, recognised)

    def lose(self, failure: Any) -> Iterator[Output]:
        if not is_cancelled(failure):
            arguments = failure.request.cb_kwargs
            yield _missing(arguments["card"], explain(failure), again=arguments["again"])


def _missing(card: RawCard, loss: Loss, *, again: bool) -> GoneItem | LostPageItem:
    """Gone is only what was there: a new card's link may be wrong."""
    if not (again and loss.is_absence):
        return lost_article(card, loss)
    logger.info("%s is gone: %s", card.url, loss.reason)
    return GoneItem(url_key=url_key(card.url), at=datetime.now(UTC))
