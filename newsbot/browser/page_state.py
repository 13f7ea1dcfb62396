"""What a page shows of what was expected of it, at one moment."""

from dataclasses import dataclass

from newsbot.pages.article.page import ArticlePage
from newsbot.pages.listing.page import ListingPage
from newsbot.walk.rendering import Expected


@dataclass(frozen=True, slots=True)
class Look:
    """`amount` is in cards, or characters of text. `whole`: all that the page itself announces is
    there. `goes_on`: more may come on this page, because no link leads to a next one.
    """

    amount: int = 0
    whole: bool = False
    goes_on: bool = False


def look(expected: Expected, body: bytes | str, url: str) -> Look:
    if expected.kind == "article":
        page = ArticlePage(body, url, excerpt=expected.excerpt)
        return Look(len(page.article_body or ""))
    return look_at_listing(ListingPage(body, url))


def look_at_listing(page: ListingPage) -> Look:
    first, last, total = page.counter or (None, None, None)
    cards = len(page.cards)
    announced = total if first is None or last is None else last - first + 1
    return Look(
        amount=cards,
        whole=cards > 0 and announced is not None and cards >= announced,
        goes_on=cards > 0
        and (total is None or cards < total)
        and not (page.next_url or page.page_links),
    )
