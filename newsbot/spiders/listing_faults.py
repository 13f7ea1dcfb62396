"""What a listing's page must show to be believed; one that does not proves no end."""

from scrapy.http import HtmlResponse, Response

from newsbot.pages.parsed import ParsedListing
from newsbot.spiders.failures import Loss
from newsbot.spiders.first_page import FirstPage
from newsbot.spiders.listing_crawl import ListingCrawl
from newsbot.walk.decider import Walk
from newsbot.walk.intents import Fetch

NO_LISTING = "{url} is no listing: {why}"
ANOTHER_PAGE = Loss("lost page", "the address was guessed, and leads elsewhere", is_absence=True)
EMPTY = Loss("lost page", "the page is empty")


def find_fault(
    page: ParsedListing, response: Response, crawl: ListingCrawl, fetch: Fetch
) -> Loss | None:
    """Why the page cannot be believed. `crawl.first` has learnt from this pass's first page."""
    if fetch.page_no == 1:
        return first_page_fault(page, response.url)
    walk, first = crawl.walk, crawl.first
    if fetch.guessed and walk.progress[1] is None and not first.has_title_of(page):
        return ANOTHER_PAGE
    fault = _later_page_fault(page, response, fetch, walk, first)
    return fault or _find_half(page, fetch, walk, crawl.page_size)


def is_passing(fault: Loss, fetch: Fetch) -> bool:
    """A wall may be gone the next time; a browser has waited long enough."""
    return fault.cause == "lost page" and not (fault.is_absence or fetch.rendered)


def is_foreign(fault: Loss) -> bool:
    """What stands on the page is not the listing's; half a page has some of its articles."""
    return fault.cause == "layout" or fault.is_absence


def first_page_fault(page: ParsedListing, url: str) -> Loss | None:
    """Why the page is none that a listing begins with."""
    if page.is_article:
        return Loss("layout", NO_LISTING.format(url=url, why="the page is one article"))
    if not page.shows_a_listing:
        why = "the page shows neither articles nor a counter"
        return Loss("layout", NO_LISTING.format(url=url, why=why))
    return None


def _later_page_fault(
    page: ParsedListing, response: Response, fetch: Fetch, walk: Walk, first: FirstPage
) -> Loss | None:
    """Of a page that links lead to, one without articles is believed if it says that there are
    none; of one whose address was guessed, if it is at least a page of the site.
    """
    if page.cards or page.says_nothing or _is_beyond(page, walk):
        return None
    if not isinstance(response, HtmlResponse):
        kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
        return Loss("lost page", f"no page of the listing, but {kind or 'no text'}")
    if not response.body.strip():
        return EMPTY
    if fetch.guessed and page.title and first.has_template_of(page):
        return None
    return Loss("lost page", "the page shows no articles, and does not say that there are none")


def _is_beyond(page: ParsedListing, walk: Walk) -> bool:
    """The site's total, or the page's own range, says that nothing can be here."""
    seen, total = walk.progress
    counter = page.counter
    if counter and counter.first and counter.total is not None and counter.first > counter.total:
        return True
    return total is not None and seen == total


def _find_half(page: ParsedListing, fetch: Fetch, walk: Walk, page_size: int) -> Loss | None:
    """A page in the middle that leads nowhere, and shows fewer articles than the others; one whose
    own range counts what it shows is whole: the listing has lost articles since.
    """
    leads = page.next_url or page.way_on or page.farthest_url
    is_whole = len(page.cards) >= page_size or _counts_its_cards(page)
    if leads or is_whole or not walk.promises_more(fetch.page_no):
        return None
    return Loss("lost page", f"shows {len(page.cards)} of {page_size} articles, and no way on")


def _counts_its_cards(page: ParsedListing) -> bool:
    first, last, total = page.counter or (None, None, None)
    if first is None or last is None:
        return False
    end = last if total is None else min(last, total)
    return end - first + 1 == len(page.cards)


def is_no_page(loss: Loss, fetch: Fetch, walk: Walk) -> bool:
    """Whether a page that could not be read is as good as absent: nothing but a guess said that
    there is one.
    """
    if loss.is_absence:
        return fetch.page_no > 1
    alone = fetch.guessed and fetch.page_no == 2 and walk.progress[1] is None
    refused = loss.http_status is not None and 400 <= loss.http_status < 500
    is_refusal = loss.cause == "robots" or (refused and loss.cause != "rate limit")
    return alone and (is_refusal or loss == EMPTY)
