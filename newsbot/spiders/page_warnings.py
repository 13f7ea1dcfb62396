"""What a page's reading is not sure of, for the log and the run's statistics."""

import logging
from collections.abc import Sequence

from scrapy.http import Response
from scrapy.statscollectors import StatsCollector

from newsbot.errors import Rejected
from newsbot.normalize.rates import parse_pair, parse_rate
from newsbot.pages.listing.ticker import Rate
from newsbot.pages.parsed import ParsedArticle, ParsedPart
from newsbot.run.causes import Causes, listing_of
from newsbot.spiders.keyed_listing import KeyedListing

logger = logging.getLogger(__name__)


def report_warnings(
    page: KeyedListing | ParsedArticle | ParsedPart,
    response: Response,
    stats: StatsCollector,
    causes: Causes,
) -> None:
    url = response.url
    if page.garbled:
        logger.warning("%s may be garbled: its encoding is doubtful", url)
        stats.inc_value("newsbot/garbled")
    if isinstance(page, ParsedArticle) and page.body_fallback:
        stats.inc_value("newsbot/body_fallback")
    if isinstance(page, KeyedListing) and is_bad_as_a_whole(page.page.ticker):
        logger.warning("%s has a ticker of which no rate can be read", url)
        causes.note("ticker", listing_of(response))


def is_bad_as_a_whole(ticker: Sequence[Rate]) -> bool:
    """No entry is a rate, and some would be one by their currencies: `Sat/Sun: 10-18` is none."""
    if any(_is_rate(entry.pair, entry.rate) for entry in ticker):
        return False
    return any(_is_rate(entry.pair.upper(), "1") for entry in ticker)


def _is_rate(pair: str, rate: str) -> bool:
    try:
        parse_pair(pair)
        parse_rate(rate)
    except Rejected:
        return False
    return True
