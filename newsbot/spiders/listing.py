"""The main job: walks the listings, follows their articles, yields what the pages say."""

from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from typing import Any

from scrapy import Spider, signals
from scrapy.http import Request, Response
from scrapy.settings import BaseSettings

from newsbot.config import read_arguments
from newsbot.db.runs import note_archive
from newsbot.errors import AddressRefusedError, UnparsablePageError
from newsbot.items import ListingPageItem
from newsbot.pages.parsed import parse_article
from newsbot.run.context import RunContext, exit_code_of, run_context_of
from newsbot.run.exit_codes import ExitCode
from newsbot.spiders.articles import ArticleFetcher, Output
from newsbot.spiders.backlog import overdue_slices
from newsbot.spiders.failures import Loss, explain, is_cancelled, private, unparsable
from newsbot.spiders.keyed_listing import KeyedListing, parse_keyed_listing
from newsbot.spiders.listing_crawl import ListingCrawl, open_crawl, renamed
from newsbot.spiders.listing_faults import find_fault, is_foreign, is_no_page, is_passing
from newsbot.spiders.page_warnings import report_warnings
from newsbot.spiders.parts import Page
from newsbot.spiders.rate_dedup import RecentRates
from newsbot.spiders.raw import (
    fetched_at,
    lost_listing_page,
    page_of,
    page_receipt,
    raw_card,
    raw_rates,
    walk_receipt,
)
from newsbot.spiders.walks_at_once import Held, WalksAtOnce
from newsbot.spiders.wiring import wire
from newsbot.urls.canonical import site_of
from newsbot.walk.intents import AnotherPass, Fetch, Finish, Intents
from newsbot.walk.receipt import Outcome, PageReceipt
from newsbot.walk.rendering import Expected

# The pages of a listing are asked for before its articles, so that it moves little meanwhile; of
# a very long one only these, so that the articles' requests do not pile up in memory.
MAX_PAGES_BEFORE_ARTICLES = 200
# The page is asked of the browser alone.
BROWSER = {"playwright": True, "autothrottle_dont_adjust_delay": True, "dont_retry": True}


class ListingSpider(Spider):
    """What it has besides its arguments, the extension Run opens before the first request."""

    name = "listing"
    _run: RunContext
    _articles: ArticleFetcher

    def __init__(self, **arguments: str) -> None:
        super().__init__()
        self.arguments = read_arguments(arguments)
        self._recent_rates = RecentRates()
        self._walks = WalksAtOnce()

    @property
    def exit_code(self) -> ExitCode:
        """Of its run, as `scrapy crawl` ends with it: for programs that run crawls themselves, when
        they are over.
        """
        return exit_code_of(self.crawler)

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        super().update_settings(settings)
        wire(settings)

    async def start(self) -> AsyncIterator[Output]:
        self._run = run = run_context_of(self.crawler)
        await self._note_archive()
        self._articles = ArticleFetcher(run.writer, self._parse_page, run.targets)
        self.crawler.signals.connect(self._go_on, signal=signals.spider_idle)
        later: list[tuple[ListingCrawl, list[int]]] = []
        for url in run.targets.urls:
            crawl = await open_crawl(run.writer, url, run.config, full=self.arguments.full)
            if crawl.full:
                run.parsers.start(parse_keyed_listing, parse_article)
            slices = await self._overdue(crawl)
            later += ((crawl, ids) for ids in slices[1:])
            for ids in slices[:1]:
                for request in await self._articles.revisits(crawl, ids):
                    yield request
            for output in self._carry_out(crawl, crawl.walk.start()):
                yield output
        for crawl, ids in later:
            await self._wait_for_requests_to_end()
            for request in await self._articles.revisits(crawl, ids):
                yield request

    async def _wait_for_requests_to_end(self) -> None:
        """All that were scheduled are under way; a host that waits keeps some from it."""
        scheduler: Any = self.crawler.engine.scheduler
        await self.crawler.signals.wait_for(signals.scheduler_empty)
        while scheduler.has_pending_requests():
            await self.crawler.signals.wait_for(signals.scheduler_empty)

    async def _note_archive(self) -> None:
        writer, archive = self._run.writer, self._run.archive
        if archive:
            noted = partial(note_archive, run_id=writer.run_id, files=archive.files)
            await writer.read(noted)

    async def _overdue(self, crawl: ListingCrawl) -> list[list[int]]:
        if not self.arguments.follow:
            return []
        revisit = self._run.config.of(site_of(crawl.url)).revisit
        return await overdue_slices(self._run.writer, crawl.listing_id, revisit)

    async def parse_listing(
        self, response: Response, crawl: ListingCrawl, fetch: Fetch, asked: int
    ) -> AsyncIterator[Output]:
        """`asked`: how often this page was asked for."""
        listing = await self._parse_page(parse_keyed_listing, response)
        if isinstance(listing, Loss):
            for output in self._lose_listing_page(crawl, fetch, listing):
                yield output
            return
        if fetch.page_no == 1:
            crawl.first.learn(listing.page)
        fault = find_fault(listing.page, response, crawl, fetch)
        again = asked <= self.crawler.settings.getint("RETRY_TIMES")
        if fault and again and is_passing(fault, fetch):
            self.logger.info("%s is asked again: %s", response.url, fault.reason)
            yield self._listing_request(crawl, fetch, asked + 1)
            return
        receipt = page_receipt(listing.page, crawl.url, fetch, response.url, fetched_at(response))
        async for output in self._shown(listing, receipt, crawl, fetch, fault):
            yield output
        rendered = "playwright" in response.flags
        outputs = (
            self._lose_listing_page(crawl, fetch, fault)
            if fault
            else self._take_listing_page(listing, receipt, crawl, rendered=rendered)
        )
        for output in [*outputs, *await self._renamed(crawl)]:
            yield output

    async def _shown(
        self,
        listing: KeyedListing,
        receipt: ListingPageItem,
        crawl: ListingCrawl,
        fetch: Fetch,
        fault: Loss | None,
    ) -> AsyncIterator[Output]:
        """The page's rates and articles; half a page has some, and what is no listing has none."""
        seen_at = receipt.fetched_at
        for rate in self._recent_rates.new_of(raw_rates(listing.page, receipt.url, seen_at)):
            yield rate
        if fault and is_foreign(fault):
            return
        crawl.page_size = max(crawl.page_size, len(listing.cards))
        follow = self.arguments.follow
        followed = await self._articles.to_follow(crawl, listing.cards) if follow else {}
        before = (fetch.page_no - 1) * crawl.page_size
        for position, card in enumerate(listing.cards, before + 1):
            raw = raw_card(card, crawl.url, position, seen_at, followed=card.key in followed)
            yield raw
            if unread := followed.get(card.key):
                for request in self._articles.follow(raw, unread):
                    yield request

    def _take_listing_page(
        self,
        listing: KeyedListing,
        receipt: ListingPageItem,
        crawl: ListingCrawl,
        *,
        rendered: bool,
    ) -> Iterator[Output]:
        yield receipt
        for url in filter(None, (listing.page.next_url, *listing.page.next_elsewhere)):
            if refusal := self._refusal(url):
                yield lost_listing_page(crawl.url, url, refusal)
        told = walk_receipt(listing.page, receipt, listing.cards, rendered=rendered)
        yield from self._carry_out(crawl, crawl.walk.record(told))

    def _refusal(self, url: str) -> Loss | None:
        """Of a next page in a private network, which is not even asked for."""
        try:
            self._run.resolver.guard.refuse_literal(url)
        except AddressRefusedError as error:
            return private(url, error)
        except ValueError:
            return None
        return None

    async def _renamed(self, crawl: ListingCrawl) -> list[Request]:
        """Articles that may only have changed their address; theirs tells."""
        ids = await renamed(self._run.writer, crawl) if self.arguments.follow else []
        return await self._articles.revisits(crawl, ids) if ids else []

    async def _parse_page(
        self, parse: Callable[..., Page], response: Response, *more: object
    ) -> Page | Loss:
        try:
            page = await self._run.parsers.call(parse, *page_of(response), *more)
        except UnparsablePageError as error:
            return unparsable(error)
        report_warnings(page, response, self.crawler.stats, self._run.causes)
        return page

    async def lose_listing(self, failure: Any) -> AsyncIterator[Output]:
        if is_cancelled(failure):
            return
        asked = failure.request.cb_kwargs
        crawl, fetch, loss = asked["crawl"], asked["fetch"], explain(failure)
        outputs = self._lose_listing_page(crawl, fetch, loss)
        for output in [*outputs, *await self._renamed(crawl)]:
            yield output

    def _lose_listing_page(self, crawl: ListingCrawl, fetch: Fetch, loss: Loss) -> Iterator[Output]:
        if fetch.rendered:
            self.logger.info("No browser helps with %s: %s", fetch.url, loss.reason)
            yield from self._carry_out(crawl, crawl.walk.go_without())
            return
        outcome: Outcome = "absent" if is_no_page(loss, fetch, crawl.walk) else "lost"
        if outcome == "lost":
            yield lost_listing_page(crawl.url, fetch.url, loss)
        receipt = PageReceipt(fetch.pass_no, fetch.page_no, fetch.url, outcome)
        yield from self._carry_out(crawl, crawl.walk.record(receipt))

    def _carry_out(self, crawl: ListingCrawl, intents: Intents) -> Iterator[Output]:
        pages = [intent for intent in intents if isinstance(intent, Fetch)]
        for intent in intents:
            if isinstance(intent, Finish):
                yield crawl.ended(intent)
                yield from self._ask_for(self._walks.end(crawl))
            elif isinstance(intent, AnotherPass):
                self.logger.info("%s: pass %d, %s", crawl.url, intent.pass_no, intent.reason)
        yield from self._ask_for((crawl, self._walks.admit(crawl, pages)))

    def _ask_for(self, held: Held | None) -> Iterator[Request]:
        if held is not None:
            crawl, pages = held
            yield from (self._listing_request(crawl, page) for page in pages)

    def _go_on(self) -> None:
        """Where a bug has ended a walk, those that wait for its place must not wait for ever."""
        for request in self._ask_for(self._walks.give_up()):
            self.crawler.engine.crawl(request)

    def _listing_request(self, crawl: ListingCrawl, fetch: Fetch, asked: int = 1) -> Request:
        return Request(
            fetch.url,
            callback=self.parse_listing,
            errback=self.lose_listing,
            cb_kwargs={"crawl": crawl, "fetch": fetch, "asked": asked},
            meta={"expected": Expected("listing", crawl.url)} | (BROWSER if fetch.rendered else {}),
            priority=1 if fetch.page_no <= MAX_PAGES_BEFORE_ARTICLES else -1,
            dont_filter=True,
        )
