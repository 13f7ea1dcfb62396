"""What a page shows of what was expected of it, at one moment."""

from dataclasses import dataclass

from newsbot.pages.listing.page import ListingPage
from newsbot.walk.rendering import Expected


@dataclass(frozen=True, slots=True)
class PageState:
    """`count` is in cards, or characters of text. `complete`: all that the page itself announces is
    there. `may_grow`: more may come on this page, because no link leads to a next one.
    """

    count: int = 0
    complete: bool = False
    may_grow: bool = False


def state_of(expected: Expected, body: bytes | str, url: str) -> PageState:
    if expected.kind == "article":
        from newsbot.pages.article.page import ArticlePage  # noqa: PLC0415 - most runs read none

        page = ArticlePage(body, url, excerpt=expected.excerpt)
        return PageState(len(page.article_body or ""))
    return _state_of_listing(ListingPage(body, url))


def _state_of_listing(page: ListingPage) -> PageState:
    first, last, total = page.counter or (None, None, None)
    cards = len(page.cards)
    announced = total if first is None or last is None else last - first + 1
    return PageState(
        count=cards,
        complete=cards > 0 and announced is not None and cards >= announced,
        may_grow=cards > 0
        and (total is None or cards < total)
        and not (page.next_url or page.page_links),
    )
