"""Whether a page is a listing's or an article's, where nobody asked for it as one of them."""

from typing import Literal

from newsbot.pages.parsed import ParsedArticle, ParsedListing

Kind = Literal["listing", "article"]
# Of text that is on no card, in bytes of UTF-8, in which a text of any script is about as long.
MIN_OWN_TEXT_BYTES = 120


def tell_kind(listing: ParsedListing, article: ParsedArticle) -> Kind:
    """Of one page, read as either. A crawl knows what it asked for, so this decides nothing there:
    of a short article above a box of others, and of a listing with one card, it may be wrong.
    """
    if listing.is_article or not listing.shows_a_listing:
        return "article"
    if listing.counter or listing.next_url or listing.way_on:
        return "listing"
    if article.states_article or len(listing.cards) == 1:
        return "article"
    shown = sum(_bytes(f"{card.headline}{card.excerpt}") for card in listing.cards)
    return "article" if _own_text(listing, article) >= max(shown, MIN_OWN_TEXT_BYTES) else "listing"


def _own_text(listing: ParsedListing, article: ParsedArticle) -> int:
    """How much of the article's text, in bytes, is no card's."""
    cards = "\n".join(f"{card.headline}\n{card.excerpt}" for card in listing.cards)
    excerpts = [card.excerpt for card in listing.cards if card.excerpt]
    paragraphs = (article.article_body or "").split("\n\n")
    return sum(
        _bytes(text)
        for text in paragraphs
        if text not in cards and not any(excerpt in text for excerpt in excerpts)
    )


def _bytes(text: str) -> int:
    return len(text.encode(errors="replace"))
