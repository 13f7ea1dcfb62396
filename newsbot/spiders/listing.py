"""The main job: walks the listings, follows their articles, yields what the pages say."""

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from typing import Any, TypeVar

from scrapy import Spider, signals
from scrapy.http import Request, Response
from scrapy.settings import BaseSettings

from newsbot.archive.storage import WarcCacheStorage
from newsbot.config import Config, ConfigError, read_arguments
from newsbot.db.rates import LatestRates
from newsbot.db.reading import asked_again
from newsbot.db.runs import note_archive
from newsbot.db.writer import Writer
from newsbot.items import GoneItem, LostPageItem, RawCard, UnchangedItem
from newsbot.normalize.rejections import InvalidURL
from newsbot.normalize.urls import clean_url, key_of, site_of, url_key
from newsbot.pages.readings import (
    ArticlePart,
    ArticleReading,
    ListingReading,
    read_article,
)
from newsbot.reader.page_reader import PageReader
from newsbot.reader.reader_process import UnreadablePageError
from newsbot.spiders.backlog import overdue_slices
from newsbot.spiders.content import name_foreign_content
from newsbot.spiders.doubts import tell_doubts
from newsbot.spiders.failures import (
    Loss,
    explain,
    is_cancelled,
    unreadable,
)
from newsbot.spiders.keyed_listing import KeyedCard, KeyedListing, read_keyed_listing
from newsbot.spiders.listing_faults import (
    ANOTHER_PAGE,
    find_half,
    first_page_fault,
    is_no_page,
    later_page_fault,
)
from newsbot.spiders.parts import Parts, PartsReader
from newsbot.spiders.raw import (
    fetched_at,
    lost_article,
    page_of,
    page_receipt,
    raw_article,
    raw_card,
    raw_rates,
    stored_card,
    walk_receipt,
)
from newsbot.spiders.reading import Reading, Unread, open_reading, renamed, unread_articles
from newsbot.spiders.recognition import Recognised, Recognition
from newsbot.spiders.told_rates import ToldRates
from newsbot.spiders.validators import validators
from newsbot.spiders.wiring import wire
from newsbot.walk.intents import Fetch, Finish, Intents
from newsbot.walk.receipt import PageReceipt
from newsbot.walk.rendering import Expected, Rendering

R = TypeVar("R", KeyedListing, ArticleReading, ArticlePart)
Output = Any  # an item or a request: Scrapy tells them apart

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

    def __init__(self, **arguments: str) -> None:
        super().__init__()
        self.arguments = read_arguments(arguments)
        self._asked: set[str] = set()  # the articles whose pages this run has asked for
        self._told_rates = ToldRates()
        self._parts = PartsReader(self._read)

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
            self._listing_keys = frozenset(map(url_key, self.urls))
        except InvalidURL as error:
            raise ConfigError(f"a listing's address cannot be asked for: {error}") from None
        if not self.urls:
            raise ConfigError("no listing is named: use -a url=… or NEWSBOT_LISTING_URLS")
        return self.sites

    async def start(self) -> AsyncIterator[Output]:
        if self.archive:
            files = self.archive.files
            await self.writer.read(partial(note_archive, run_id=self.writer.run_id, files=files))
        later: list[tuple[Reading, list[int]]] = []
        for url in self.urls:
            full = self.arguments.full
            reading = await open_reading(self.writer, url, self.config, full=full)
            if reading.full:
                self.reader.start(read_keyed_listing, read_article)
            if self.arguments.follow:
                revisit = self.config.revisit
                slices = await overdue_slices(self.writer, reading.listing_id, revisit)
                later += ((reading, ids) for ids in slices[1:])
                for ids in slices[:1]:
                    for request in await self._revisits(reading, ids):
                        yield request
            for output in self._carry_out(reading, reading.walk.start()):
                yield output
        for reading, ids in later:
            await self.crawler.signals.wait_for(signals.scheduler_empty)
            for request in await self._revisits(reading, ids):
                yield request

    async def _revisits(self, reading: Reading, ids: Sequence[int]) -> list[Request]:
        rows = await self.writer.read(partial(asked_again, listing_id=reading.listing_id, ids=ids))
        return [
            self._revisit(reading, row)
            for row in rows
            if self._is_ours(row.page_url) and self._ask_once(row.url_key)
        ]

    def _revisit(self, reading: Reading, row: Any) -> Request:
        card = stored_card(row, reading.url)
        request = self._article_request(card, again=row.was_asked)
        request.headers.update(validators(row))
        request.meta["handle_httpstatus_list"] = [HTTPStatus.NOT_MODIFIED]
        return request

    async def parse_listing(
        self, response: Response, reading: Reading, fetch: Fetch, asked: int
    ) -> AsyncIterator[Output]:
        """`asked`: how often this page was asked for."""
        read = await self._read(read_keyed_listing, response)
        if isinstance(read, Loss):
            for output in self._lose_listing_page(reading, fetch, read):
                yield output
            return
        fault = self._fault(read.page, response, reading, fetch)
        if fault and self._may_ask_again(fetch, fault, asked):
            self.logger.info("%s is asked again: %s", response.url, fault.reason)
            yield self._listing_request(reading, fetch, asked + 1)
            return
        async for output in self._shown(read, response, reading, fetch, fault):
            yield output
        outputs = (
            self._lose_listing_page(reading, fetch, fault)
            if fault
            else self._take_listing_page(read, response, reading, fetch)
        )
        for output in [*outputs, *await self._renamed(reading)]:
            yield output

    def _fault(
        self, page: ListingReading, response: Response, reading: Reading, fetch: Fetch
    ) -> Loss | None:
        """Why the page cannot be believed."""
        walk = reading.walk
        if fetch.page_no == 1:
            reading.first.learn(page)
            return first_page_fault(page, response.url)
        if fetch.guessed and walk.progress[1] is None and not reading.first.has_title_of(page):
            return ANOTHER_PAGE
        fault = later_page_fault(page, response, fetch, walk, reading.first)
        return fault or find_half(page, fetch, walk, reading.page_size)

    def _may_ask_again(self, fetch: Fetch, fault: Loss, asked: int) -> bool:
        """A wall may be gone the next time."""
        is_lasting = fault.cause != "lost page" or fault.is_absence or fetch.rendered
        return not is_lasting and asked <= self.crawler.settings.getint("RETRY_TIMES")

    async def _shown(
        self,
        read: KeyedListing,
        response: Response,
        reading: Reading,
        fetch: Fetch,
        fault: Loss | None,
    ) -> AsyncIterator[Output]:
        """The page's rates and articles; half a page has some, and what is no listing has none."""
        seen_at = fetched_at(response)
        for rate in self._told_rates.news(raw_rates(read.page, response.url, seen_at)):
            yield rate
        if fault and (fault.cause == "layout" or fault.is_absence):
            return
        reading.page_size = max(reading.page_size, len(read.cards))
        followed = await self._to_follow(reading, read.cards)
        before = (fetch.page_no - 1) * reading.page_size
        for position, card in enumerate(read.cards, before + 1):
            raw = raw_card(card, reading.url, position, seen_at, followed=card.key in followed)
            yield raw
            unread = followed.get(card.key)
            if unread and self._ask_once(unread.key):
                asked = replace(raw, url=unread.url)
                yield self._article_request(asked, again=unread.again)

    def _take_listing_page(
        self, read: KeyedListing, response: Response, reading: Reading, fetch: Fetch
    ) -> Iterator[Output]:
        item = page_receipt(read.page, reading.url, fetch, response.url, fetched_at(response))
        yield item
        rendered = "playwright" in response.flags
        receipt = walk_receipt(read.page, item, read.cards, rendered=rendered)
        yield from self._carry_out(reading, reading.walk.read(receipt))

    async def _renamed(self, reading: Reading) -> list[Request]:
        """Articles that may only have changed their address; theirs tells."""
        ids = await renamed(self.writer, reading) if self.arguments.follow else []
        return await self._revisits(reading, ids) if ids else []

    async def _to_follow(self, reading: Reading, cards: Sequence[KeyedCard]) -> dict[str, Unread]:
        ours = [card for card in cards if card.key and self._is_ours(card.url)]
        if not self.arguments.follow or not ours:
            return {}
        return await unread_articles(self.writer, reading.listing_id, ours)

    def _is_ours(self, url: str) -> bool:
        return site_of(url) in self.sites

    def _ask_once(self, key: str) -> bool:
        if key in self._asked:
            return False
        self._asked.add(key)
        return True

    def _article_request(self, card: RawCard, *, again: bool) -> Request:
        return Request(
            card.url,
            callback=self.parse_article,
            errback=self.lose_article,
            cb_kwargs={"card": card, "again": again},
            meta={"expected": Expected("article", site_of(card.url), card.excerpt)},
            dont_filter=True,
        )

    async def parse_article(
        self, response: Response, card: RawCard, *, again: bool
    ) -> AsyncIterator[Output]:
        """`again`: the page was there before, or was at least asked for."""
        if response.status == HTTPStatus.NOT_MODIFIED:
            # What another address led to has not been compared with what is stored.
            is_same = key_of(response.url) == url_key(card.url)
            unchanged = UnchangedItem(url_key=url_key(card.url), seen_at=fetched_at(response))
            yield unchanged if is_same else self._article_request(card, again=again)
            return
        found = await self._recognise(response, card, again=again)
        if isinstance(found, Loss):
            yield self._missing(card, found, again=again)
            return
        page, recognised = found
        if recognised.address:
            yield recognised.address
        if recognised.gives_text:
            article = raw_article(page, response, recognised.card)
            yield self._parts.go_on(Parts(article, response.url, page.part_urls))

    async def _recognise(
        self, response: Response, card: RawCard, *, again: bool
    ) -> tuple[ArticleReading, Recognised] | Loss:
        if foreign := name_foreign_content(response):
            return Loss("layout", f"the site shows {foreign} instead")
        page = await self._read(read_article, response, card.excerpt)
        if isinstance(page, Loss):
            return page
        recognition = Recognition(self.writer, self._listing_keys)
        recognised = await recognition.judge(page, response, card, again=again)
        return recognised if isinstance(recognised, Loss) else (page, recognised)

    async def _read(self, read: Callable[..., R], response: Response, *more: Any) -> R | Loss:
        try:
            page = await self.reader.read(read, *page_of(response), *more)
        except UnreadablePageError as error:
            return unreadable(error)
        tell_doubts(page, response.url, self.crawler.stats)
        return page

    def lose_article(self, failure: Any) -> Iterator[Output]:
        if not is_cancelled(failure):
            arguments = failure.request.cb_kwargs
            yield self._missing(arguments["card"], explain(failure), again=arguments["again"])

    def _missing(self, card: RawCard, loss: Loss, *, again: bool) -> GoneItem | LostPageItem:
        if not (again and loss.is_absence):
            return lost_article(card, loss)
        self.logger.info("%s is gone: %s", card.url, loss.reason)
        return GoneItem(url_key=url_key(card.url), at=datetime.now(UTC))

    async def lose_listing(self, failure: Any) -> AsyncIterator[Output]:
        if is_cancelled(failure):
            return
        asked = failure.request.cb_kwargs
        reading, fetch, loss = asked["reading"], asked["fetch"], explain(failure)
        outputs = self._lose_listing_page(reading, fetch, loss)
        for output in [*outputs, *await self._renamed(reading)]:
            yield output

    def _lose_listing_page(self, reading: Reading, fetch: Fetch, loss: Loss) -> Iterator[Output]:
        """By the address that was asked for, wherever a redirect led."""
        if fetch.rendered:
            self.logger.info("No browser helps with %s: %s", fetch.url, loss.reason)
            yield from self._carry_out(reading, reading.walk.go_without())
            return
        if is_no_page(loss, fetch, reading.walk):
            receipt = PageReceipt(fetch.pass_no, fetch.page_no, fetch.url, "absent")
            yield from self._carry_out(reading, reading.walk.read(receipt))
            return
        yield LostPageItem(
            url=fetch.url,
            kind="listing",
            cause=loss.cause,
            reason=loss.reason,
            http_status=loss.http_status,
            listing_url=reading.url,
            url_key=None,
            at=datetime.now(UTC),
        )
        receipt = PageReceipt(fetch.pass_no, fetch.page_no, fetch.url, "lost")
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
