"""What a page's reading is not sure of, for the log and the run's statistics."""

import logging

from scrapy.statscollectors import StatsCollector

from newsbot.pages.readings import ArticleReading, ListingReading

logger = logging.getLogger(__name__)


def tell_doubts(page: ListingReading | ArticleReading, url: str, stats: StatsCollector) -> None:
    if page.garbled:
        logger.warning("%s may be garbled: its encoding is doubtful", url)
        stats.inc_value("newsbot/garbled")
    if isinstance(page, ArticleReading) and page.looked_closer:
        stats.inc_value("newsbot/looked_closer")
