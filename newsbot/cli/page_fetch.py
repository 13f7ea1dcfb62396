"""One page from its site, as politely and as safely as a crawl asks for it."""

from collections.abc import AsyncIterator
from time import monotonic
from typing import Any, Self

from scrapy import Spider
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.http import Request, Response
from scrapy.settings import SETTINGS_PRIORITIES, BaseSettings, Settings

from newsbot.archive.storage import WarcCacheStorage
from newsbot.config import Arguments, read_config
from newsbot.errors import ArchiveError, ConfigError
from newsbot.network.guard import AddressGuard
from newsbot.network.resolver import GuardedResolver
from newsbot.run.context import FetchContext, open_context
from newsbot.run.hosts import Hosts
from newsbot.run.targets import find_targets
from newsbot.saved.page_kind import Kind
from newsbot.spiders.failures import Loss, explain
from newsbot.spiders.wiring import wire
from newsbot.terminal.log_records import quieten
from newsbot.walk.rendering import Expected, Rendering

STOPPED = Loss("stopped", "stopped before the page was there")
# Parts of the listing spider that are a run's.
OF_A_RUN = (
    "newsbot.extensions.run.",
    "newsbot.extensions.feed_exports.",
    "newsbot.extensions.progress.",
    "newsbot.pipelines.",
)


class PageSpider(Spider):
    """Not in SPIDER_MODULES: nobody can crawl by it."""

    name = "page"

    def __init__(self, url: str, expected: Expected | None) -> None:
        super().__init__()
        self._url = url
        self._meta = {"expected": expected} if expected else {}
        self.found: Response | Loss = STOPPED

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        open_context(crawler, kwargs.pop("context"))
        return super().from_crawler(crawler, *args, **kwargs)

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        super().update_settings(settings)
        wire(settings)
        for name in ("EXTENSIONS_BASE", "ITEM_PIPELINES_BASE"):
            parts = settings.getdict(name).items()
            kept = {part: order for part, order in parts if not str(part).startswith(OF_A_RUN)}
            settings.set(name, kept, "spider")

    async def start(self) -> AsyncIterator[Request]:
        yield Request(
            self._url, callback=self.take, errback=self.lose, meta=self._meta, dont_filter=True
        )

    async def take(self, response: Response) -> None:
        self.found = response

    async def lose(self, failure: Any) -> None:
        self.found = explain(failure)


def fetch_page(url: str, kind: Kind | None, settings: Settings) -> Response | Loss:
    """`kind`: what is expected, so that a browser can be asked where the plain page does not show
    it. Once in a process. Raises ConfigError.
    """
    settings = _of_one_page(settings)
    context = _context(url, settings)
    if kind is None and context.config.mode_of(url) == "always":
        kind = "article"
    expected = Expected(kind, url) if kind else None
    quieten()
    process = AsyncCrawlerProcess(settings)
    crawler = process.create_crawler(PageSpider)
    process.crawl(crawler, url=url, expected=expected, context=context)
    process.start()
    assert isinstance(crawler.spider, PageSpider)
    return crawler.spider.found


def _of_one_page(settings: Settings) -> Settings:
    """Its log has nothing to say but warnings, unless the user wants it to."""
    settings = settings.copy()
    if (settings.getpriority("LOG_LEVEL") or 0) < SETTINGS_PRIORITIES["cmdline"]:
        settings.set("LOG_LEVEL", "WARNING", "cmdline")
    settings.set("NEWSBOT_RECORD", "", "cmdline")
    return settings


def _context(url: str, settings: Settings) -> FetchContext:
    config = read_config(settings)
    targets = find_targets(Arguments((url,), (), full=False, follow=False), config)
    try:
        archive = WarcCacheStorage(settings) if settings["NEWSBOT_REPLAY"] else None
    except ArchiveError as error:
        raise ConfigError(str(error)) from None
    max_wait_s = settings.getfloat("RETRY_AFTER_MAX")
    return FetchContext(
        config=config,
        targets=targets,
        resolver=GuardedResolver(AddressGuard(targets.urls)),
        rendering=Rendering(config.mode_of),
        hosts=Hosts((), max_wait_s, monotonic() + config.deadline_s),
        archive=archive,
    )
