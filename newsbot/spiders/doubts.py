"""What a page's reading is not sure of, for the log and the run's statistics."""

import logging

from scrapy.statscollectors import StatsCollector

from newsbot.pages.readings import ArticlePart, ArticleReading
from newsbot.spiders.keyed_listing import KeyedListing

logger = logging.getLogger(__name__)


def tell_doubts(
    read: KeyedListing | ArticleReading | ArticlePart, url: str, stats: StatsCollector
) -> None:
    if read.garbled:
        logger.warning("%s may be garbled: its encoding is doubtful", url)
        stats.inc_value("newsbot/garbled")
    if isinstance(read, ArticleReading) and read.looked_closer:
        stats.inc_value("newsbot/looked_closer")
