"""A progress bar on a terminal, plain lines without one."""

import logging
import sys
from collections import Counter
from typing import Never, Self

from scrapy import signals
from scrapy.crawler import Crawler
from tqdm import tqdm

from newsbot.items import ArticleItem, CardItem, ListingPageItem, LostPageItem, UnchangedItem
from newsbot.run.signals import item_stored

logger = logging.getLogger(__name__)


class Progress:
    """Counts what is committed. An article is done when its page is, or, if its page is not asked
    for, with its card; the site's own totals say how many there will be.
    """

    def __init__(self) -> None:
        self._totals: dict[str, int] = {}
        self._cards: Counter[str] = Counter()
        self._bar: tqdm[Never] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        progress = cls()
        crawler.signals.connect(progress.opened, signal=signals.spider_opened)
        crawler.signals.connect(progress.item_stored, signal=item_stored)
        crawler.signals.connect(progress.closed, signal=signals.spider_closed)
        return progress

    def opened(self) -> None:
        if sys.stderr.isatty():
            self._bar = tqdm(unit=" articles", leave=False)

    def item_stored(self, item: object) -> None:
        if isinstance(item, CardItem):
            self._cards[item.listing_url] += 1
        elif isinstance(item, ListingPageItem):
            self._page_read(item)
        elif isinstance(item, LostPageItem):
            logger.warning("Lost %s: %s", item.url, item.reason)
        if self._bar is not None and _settles_an_article(item):
            self._bar.update()

    def _page_read(self, page: ListingPageItem) -> None:
        if page.total is not None:
            self._totals[page.listing_url] = page.total
        if self._bar is not None:
            self._bar.total = sum(self._totals.values()) or None
        logger.info(
            "%s: page %d, %d of %s results",
            page.listing_url,
            page.page_no,
            self._cards[page.listing_url],
            "?" if page.total is None else page.total,
        )

    def closed(self) -> None:
        if self._bar is not None:
            self._bar.close()


def _settles_an_article(item: object) -> bool:
    if isinstance(item, CardItem):
        return not item.followed
    if isinstance(item, LostPageItem):
        return item.kind == "article"
    return isinstance(item, (ArticleItem, UnchangedItem))
