"""The main job: walks the listings, follows their articles, yields what the pages say."""

from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from typing import Any, TypeVar

from scrapy import Spider, signals
from scrapy.http import Request, Response
from scrapy.settings import BaseSettings

from newsbot.archive.storage import WarcCacheStorage
from newsbot.config import Config, ConfigError, read_arguments
from newsbot.db.rates import LatestRates
from newsbot.db.runs import note_archive
from newsbot.db.writer import Writer
from newsbot.errors import InvalidURL
from newsbot.items import ListingPageItem
from newsbot.pages.parsed import ArticlePart, ArticleReading, read_article
from newsbot.parser_process.parser_pool import PageReader
from newsbot.parser_process.parser_process import UnreadablePageError
from newsbot.spiders.articles import ArticlesReader, Output
from newsbot.spiders.backlog import overdue_slices
from newsbot.spiders.failures import Loss, explain, is_cancelled, unreadable
from newsbot.spiders.keyed_listing import KeyedListing, read_keyed_listing
from newsbot.spiders.listing_crawl import Reading, open_reading, renamed
from newsbot.spiders.listing_faults import find_fault, is_foreign, is_no_page, is_passing
from newsbot.spiders.page_warnings import tell_doubts
from newsbot.spiders.rate_dedup import ToldRates
from newsbot.spiders.raw import (
    fetched_at,
    lost_listing_page,
    page_of,
    page_receipt,
    raw_card,
    raw_rates,
    walk_receipt,
)
from newsbot.spiders.wiring import wire
from newsbot.urls.canonical import clean_url, site_of, url_key
from newsbot.walk.intents import Fetch, Finish, Intents
from newsbot.walk.receipt import Outcome, PageReceipt
from newsbot.walk.rendering import Expected, Rendering

R = TypeVar("R", KeyedListing, ArticleReading, ArticlePart)

# The pages of a listing are asked for before its articles, so that it moves little meanwhile; of
# a very long one only these, so that the articles' requests do not pile up in memory.
AHEAD_OF_ARTICLES = 200
# The page is asked of the browser alone.
BROWSER = {"playwright": True, "autothrottle_dont_adjust_delay": True, "dont_retry": True}


class ListingSpider(Spider):
    """The Run extension calls `configure` and sets `writer`, `reader` and `latest_rates` before the
    first request.
    """

    name = "listing"
    config: Config
    urls: tuple[str, ...]
    writer: Writer
    reader: PageReader
    latest_rates: LatestRates
    archive: WarcCacheStorage | None
    sites: frozenset[str]
    rendering: Rendering
    _articles: ArticlesReader

    def __init__(self, **arguments: str) -> None:
        super().__init__()
        self.arguments = read_arguments(arguments)
        self._told_rates = ToldRates()

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        super().update_settings(settings)
        wire(settings)

    def configure(self, config: Config) -> frozenset[str]:
        """Takes the settings; returns the sites to visit. Raises ConfigError."""
        self.config = config
        self.rendering = Rendering(config.render)
        try:
            urls = map(clean_url, self.arguments.urls or config.listing_urls)
            self.urls = tuple(dict.fromkeys(urls))
            self.sites = frozenset(map(site_of, self.urls))
            self._listings = frozenset(map(url_key, self.urls))
        except InvalidURL as error:
            raise ConfigError(f"a listing's address cannot be asked for: {error}") from None
        if not self.urls:
            raise ConfigError("no listing is named: use -a url=… or NEWSBOT_LISTING_URLS")
        return self.sites

    async def start(self) -> AsyncIterator[Output]:
        await self._note_archive()
        self._articles = ArticlesReader(self.writer, self._read, self.sites, self._listings)
        later: list[tuple[Reading, list[int]]] = []
        for url in self.urls:
            reading = await open_reading(self.writer, url, self.config, full=self.arguments.full)
            if reading.full:
                self.reader.start(read_keyed_listing, read_article)
            slices = await self._overdue(reading)
            later += ((reading, ids) for ids in slices[1:])
            for ids in slices[:1]:
                for request in await self._articles.revisits(reading, ids):
                    yield request
            for output in self._carry_out(reading, reading.walk.start()):
                yield output
        for reading, ids in later:
            await self.crawler.signals.wait_for(signals.scheduler_empty)
            for request in await self._articles.revisits(reading, ids):
                yield request

    async def _note_archive(self) -> None:
        if self.archive:
            files = self.archive.files
            await self.writer.read(partial(note_archive, run_id=self.writer.run_id, files=files))

    async def _overdue(self, reading: Reading) -> list[list[int]]:
        if not self.arguments.follow:
            return []
        return await overdue_slices(self.writer, reading.listing_id, self.config.revisit)

    async def parse_listing(
        self, response: Response, reading: Reading, fetch: Fetch, asked: int
    ) -> AsyncIterator[Output]:
        """`asked`: how often this page was asked for."""
        read = await self._read(read_keyed_listing, response)
        if isinstance(read, Loss):
            for output in self._lose_listing_page(reading, fetch, read):
                yield output
            return
        if fetch.page_no == 1:
            reading.first.learn(read.page)
        fault = find_fault(read.page, response, reading, fetch)
        again = asked <= self.crawler.settings.getint("RETRY_TIMES")
        if fault and again and is_passing(fault, fetch):
            self.logger.info("%s is asked again: %s", response.url, fault.reason)
            yield self._listing_request(reading, fetch, asked + 1)
            return
        receipt = page_receipt(read.page, reading.url, fetch, response.url, fetched_at(response))
        async for output in self._shown(read, receipt, reading, fetch, fault):
            yield output
        rendered = "playwright" in response.flags
        outputs = (
            self._lose_listing_page(reading, fetch, fault)
            if fault
            else self._take_listing_page(read, receipt, reading, rendered=rendered)
        )
        for output in [*outputs, *await self._renamed(reading)]:
            yield output

    async def _shown(
        self,
        read: KeyedListing,
        receipt: ListingPageItem,
        reading: Reading,
        fetch: Fetch,
        fault: Loss | None,
    ) -> AsyncIterator[Output]:
        """The page's rates and articles; half a page has some, and what is no listing has none."""
        seen_at = receipt.fetched_at
        for rate in self._told_rates.news(raw_rates(read.page, receipt.url, seen_at)):
            yield rate
        if fault and is_foreign(fault):
            return
        reading.page_size = max(reading.page_size, len(read.cards))
        follow = self.arguments.follow
        followed = await self._articles.to_follow(reading, read.cards) if follow else {}
        before = (fetch.page_no - 1) * reading.page_size
        for position, card in enumerate(read.cards, before + 1):
            raw = raw_card(card, reading.url, position, seen_at, followed=card.key in followed)
            yield raw
            if unread := followed.get(card.key):
                for request in self._articles.follow(raw, unread):
                    yield request

    def _take_listing_page(
        self, read: KeyedListing, receipt: ListingPageItem, reading: Reading, *, rendered: bool
    ) -> Iterator[Output]:
        yield receipt
        told = walk_receipt(read.page, receipt, read.cards, rendered=rendered)
        yield from self._carry_out(reading, reading.walk.read(told))

    async def _renamed(self, reading: Reading) -> list[Request]:
        """Articles that may only have changed their address; theirs tells."""
        ids = await renamed(self.writer, reading) if self.arguments.follow else []
        return await self._articles.revisits(reading, ids) if ids else []

    async def _read(self, read: Callable[..., R], response: Response, *more: Any) -> R | Loss:
        try:
            page = await self.reader.read(read, *page_of(response), *more)
        except UnreadablePageError as error:
            return unreadable(error)
        tell_doubts(page, response.url, self.crawler.stats)
        return page

    async def lose_listing(self, failure: Any) -> AsyncIterator[Output]:
        if is_cancelled(failure):
            return
        asked = failure.request.cb_kwargs
        reading, fetch, loss = asked["reading"], asked["fetch"], explain(failure)
        outputs = self._lose_listing_page(reading, fetch, loss)
        for output in [*outputs, *await self._renamed(reading)]:
            yield output

    def _lose_listing_page(self, reading: Reading, fetch: Fetch, loss: Loss) -> Iterator[Output]:
        if fetch.rendered:
            self.logger.info("No browser helps with %s: %s", fetch.url, loss.reason)
            yield from self._carry_out(reading, reading.walk.go_without())
            return
        outcome: Outcome = "absent" if is_no_page(loss, fetch, reading.walk) else "lost"
        if outcome == "lost":
            yield lost_listing_page(reading.url, fetch, loss)
        receipt = PageReceipt(fetch.pass_no, fetch.page_no, fetch.url, outcome)
        yield from self._carry_out(reading, reading.walk.read(receipt))

    def _carry_out(self, reading: Reading, intents: Intents) -> Iterator[Output]:
        for intent in intents:
            if isinstance(intent, Fetch):
                yield self._listing_request(reading, intent)
            elif isinstance(intent, Finish):
                yield reading.ended(intent)
            else:
                self.logger.info("%s: pass %d, %s", reading.url, intent.pass_no, intent.reason)

    def _listing_request(self, reading: Reading, fetch: Fetch, asked: int = 1) -> Request:
        return Request(
            fetch.url,
            callback=self.parse_listing,
            errback=self.lose_listing,
            cb_kwargs={"reading": reading, "fetch": fetch, "asked": asked},
            meta={"expected": Expected("listing", reading.url)}
            | (BROWSER if fetch.rendered else {}),
            priority=1 if fetch.page_no <= AHEAD_OF_ARTICLES else -1,
            dont_filter=True,
        )
