"""What a site shows in place of an article that it took back."""

from collections.abc import Container

from newsbot.items import RawCard
from newsbot.normalize.content_hash import OPENING_CHARS, fold, remove_cut_mark
from newsbot.pages.parsed import ParsedArticle
from newsbot.urls.canonical import key_of

Listings = Container[str]


def find_replacement(
    page: ParsedArticle, url: str, card: RawCard, listings: Listings
) -> str | None:
    """The address of the page that was shown instead: `url`, where a redirect led, or the one that
    the page itself states. None if it is the article. `listings` are the keys of the run's.

    The front page and a listing are never the article. What else stands above it may be: `/a/amp/`
    leads to `/a/`, and some themes name the front page on every page, so there the page's words
    decide.
    """
    if url != card.url and is_never_an_article(key_of(url), listings):
        return url
    for place in (url, page.stated_url):
        if place and place != card.url and is_above(key_of(place), key_of(card.url), listings):
            return None if _shows(page, card) else place
    return None


def is_never_an_article(key: str, listings: Listings) -> bool:
    is_front_page = bool(key) and "/" not in key and "?" not in key
    return is_front_page or key in listings


def is_above(key: str, article: str, listings: Listings) -> bool:
    """Whether the article's address only goes on where the other ends, or that is a listing's."""
    goes_on = "?" not in key and article.startswith((f"{key}/", f"{key}?"))
    return goes_on or key in listings


def _shows(page: ParsedArticle, card: RawCard) -> bool:
    """Whether the page has the card's headline or the beginning of its excerpt."""
    headline, excerpt = fold(card.headline), fold(remove_cut_mark(card.excerpt))[:OPENING_CHARS]
    if not headline and not excerpt:
        return True
    on_page = fold(page.headline or "")
    return bool(
        (headline and headline in on_page)
        or (on_page in headline and 2 * len(on_page) > len(headline))
        or (excerpt and excerpt in fold(page.article_body or ""))
    )
