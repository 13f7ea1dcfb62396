"""The listing spider of commands that look at one page, and have no run to put it in."""

from collections.abc import Iterator
from typing import Any

from scrapy import Spider
from scrapy.commands import ScrapyCommand
from scrapy.http import Request, Response
from scrapy.spiderloader import SpiderLoader

from newsbot.items import RawArticle, RawCard, RawRate
from newsbot.pages.parsed import parse_article
from newsbot.spiders.keyed_listing import KeyedListing, parse_keyed_listing
from newsbot.spiders.listing import ListingSpider
from newsbot.spiders.raw import fetched_at, no_card, page_of, raw_article, raw_card, raw_rates

Output = RawArticle | RawCard | RawRate | Request


class PageSpider(Spider):
    """What a page says, as raw items, and where it leads: by Scrapy's own parts, and not stored."""

    name = ListingSpider.name

    def parse(self, response: Response, **_: Any) -> Iterator[Output]:
        """Of a listing's page, or an article's."""
        listing = parse_keyed_listing(*page_of(response))
        if listing.page.is_article or not listing.page.cards:
            yield from self.parse_article(response)
        else:
            yield from self._read_listing(response, listing)

    def parse_listing(self, response: Response, **_: Any) -> Iterator[Output]:
        yield from self._read_listing(response, parse_keyed_listing(*page_of(response)))

    def parse_article(self, response: Response, card: RawCard | None = None) -> Iterator[Output]:
        page = parse_article(*page_of(response), card.excerpt if card else "")
        yield raw_article(page, response, card or no_card(response))

    def _read_listing(self, response: Response, listing: KeyedListing) -> Iterator[Output]:
        seen_at = fetched_at(response)
        yield from raw_rates(listing.page, response.url, seen_at)
        for position, card in enumerate(listing.cards, 1):
            raw = raw_card(card, response.url, position, seen_at, followed=True)
            yield raw
            yield Request(card.url, self.parse_article, cb_kwargs={"card": raw})
        if listing.page.next_url:
            yield Request(listing.page.next_url, self.parse_listing)


class PageSpiderLoader(SpiderLoader):
    """A spider of the user's own stays what it is, unless it is a listing spider, too."""

    def load(self, spider_name: str) -> type[Spider]:
        spider = super().load(spider_name)
        return PageSpider if issubclass(spider, ListingSpider) else spider


class RunlessCommand(ScrapyCommand):
    """A command of Scrapy's that may be told `--spider listing`."""

    def process_options(self, args: list[str], opts: Any) -> None:
        super().process_options(args, opts)
        assert self.settings is not None
        self.settings.set("SPIDER_LOADER_CLASS", PageSpiderLoader, priority="cmdline")
