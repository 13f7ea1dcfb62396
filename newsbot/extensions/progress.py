"""Progress bars on a terminal, plain lines without one."""

import logging
import sys
from collections import Counter
from typing import TYPE_CHECKING, Self

from scrapy import signals
from scrapy.crawler import Crawler

from newsbot.items import CardItem, ListingPageItem, LostPageItem
from newsbot.run.context import context_of
from newsbot.run.signals import item_stored
from newsbot.terminal.screen import can_show_bars

if TYPE_CHECKING:
    from newsbot.extensions.bars import RunBars

logger = logging.getLogger(__name__)


class Progress:
    """Counts what is committed."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._cards: Counter[str] = Counter()
        self._bars: RunBars | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        progress = cls(crawler)
        crawler.signals.connect(progress.opened, signal=signals.spider_opened)
        crawler.signals.connect(progress.item_stored, signal=item_stored)
        crawler.signals.connect(progress.closed, signal=signals.spider_closed)
        return progress

    def opened(self) -> None:
        if can_show_bars(sys.stderr):
            # When this is sent, the run may not be open yet.
            self._crawler.signals.connect(self.begin, signal=signals.request_scheduled)

    def begin(self) -> None:
        # What no run of cron's needs.
        from newsbot.extensions.bars import RunBars  # noqa: PLC0415

        self._crawler.signals.disconnect(self.begin, signal=signals.request_scheduled)
        self._bars = RunBars(context_of(self._crawler).targets.urls)

    def item_stored(self, item: object) -> None:
        if isinstance(item, CardItem):
            self._cards[item.listing_url] += 1
        elif isinstance(item, ListingPageItem):
            self._page_read(item)
        elif isinstance(item, LostPageItem):
            logger.warning("Lost %s: %s", item.url, item.reason)
        if self._bars is not None:
            self._bars.note(item)

    def _page_read(self, page: ListingPageItem) -> None:
        logger.info(
            "%s: page %d, %d of %s results",
            page.listing_url,
            page.page_no,
            self._cards[page.listing_url],
            "?" if page.total is None else page.total,
        )

    def closed(self) -> None:
        if self._bars is not None:
            self._bars.close()
