"""What an article's page turned out to be: the article, here or elsewhere, or something else."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus

from scrapy.http import Response, TextResponse

from newsbot.db.history import find_article
from newsbot.db.rows import ArticleRow
from newsbot.db.writer import Writer
from newsbot.items import AddressItem, RawCard
from newsbot.normalize.likeness import common_wording, has_same_words
from newsbot.pages.interstitials import REFUSALS, asks_to_log_in
from newsbot.pages.parsed import ParsedArticle, parse_listing
from newsbot.spiders.failures import NO_ARTICLE, Loss
from newsbot.spiders.identity import (
    HALF,
    KnownArticle,
    find_put_before,
    is_article,
    is_moved,
    is_plainly,
    known_by_card,
    known_by_row,
    may_be_cut,
)
from newsbot.spiders.raw import page_of
from newsbot.spiders.soft_404 import Listings, find_replacement, is_above, is_never_an_article
from newsbot.urls.canonical import clean_url, key_of, same_site, url_key

PERMANENT = {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT}
# What sites put after or before an article's address for another view of the same.
VIEW = re.compile(
    r"/(?:amp|print|index\.\w+|default\.\w+|comment-page-\d+|page/\d+|feed|embed)?/*(?:\?.*)?|\?.*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """`card`: under the address that the article has. `address`: another one that leads to it, to
    be told first. `gives_text`: what the page says is the article's text, and no other page's.
    """

    card: RawCard
    address: AddressItem | None = None
    gives_text: bool = True


@dataclass(frozen=True, slots=True)
class Recognition:
    """`listings`: the keys of the run's."""

    writer: Writer
    listings: Listings

    async def judge(
        self, page: ParsedArticle, response: Response, card: RawCard, *, again: bool
    ) -> Recognised | Loss:
        """`again`: what is stored of the article may be longer than its card."""
        if stand_in := find_replacement(page, response.url, card, self.listings):
            return _absence(stand_in)
        if not (page.article_body or page.headline):
            return NO_ARTICLE
        led_on = key_of(response.url) != url_key(card.url)
        if led_on or again or not is_plainly(page, card):
            # What is stored of an article that was never read is its card.
            row = await self._find(url_key(card.url)) if led_on or again else None
            known = known_by_row(card, row) if row else known_by_card(card)
            if loss := find_loss(page, response, known, led_on=led_on):
                return loss
            if led_on:
                return await self._by_redirect(page, response, card, known, row)
        return await self._by_canonical(page, card)

    async def _find(self, key: str) -> ArticleRow | None:
        return await self.writer.read(partial(find_article, key=key))

    async def _by_redirect(
        self,
        page: ParsedArticle,
        response: Response,
        card: RawCard,
        known: KnownArticle,
        row: ArticleRow | None,
    ) -> Recognised | Loss:
        """`row`: what is stored under the card's address."""
        other = await self._find(key_of(response.url))
        is_other = other is not None and (row is None or other.id != row.id)
        moved = is_moved(page, known, is_known_elsewhere=is_other)
        if not moved or _is_only_listed(response, known):
            return _absence(response.url)
        reasons = response.meta.get("redirect_reasons", ())
        if not is_other and not PERMANENT.issuperset(reasons):
            return Recognised(card)
        address = _address(card, response.url, moved=True)
        return Recognised(replace(card, url=response.url), address)

    async def _by_canonical(self, page: ParsedArticle, card: RawCard) -> Recognised:
        """The page names another address of its own site as its own: if that article is known and
        the same, it is one, and its own page gives the text.
        """
        stated = page.stated_url
        key = key_of(stated or "")
        if not stated or not key or key == url_key(card.url) or not same_site(stated, card.url):
            return Recognised(card)
        if is_never_an_article(key, self.listings):
            return Recognised(card)
        other = await self._find(key)
        if other is None:
            is_view = _is_view(card.url, stated) or not is_above(
                key, url_key(card.url), self.listings
            )
            return Recognised(card, _address(card, stated, moved=False) if is_view else None)
        if other.url_key == key and _is_same(page, card, other):
            address = _address(card, stated, moved=True)
            return Recognised(replace(card, url=stated), address, gives_text=False)
        return Recognised(card)


ERRORS = {"not found": "a page that is not there", "error": "an error of the server"}
TEXTLESS = Loss("layout", "the page shows no text, and the article had one")
UNLIKE = Loss("layout", "the page shows neither the headline nor the text of its card")


def find_loss(
    page: ParsedArticle, response: Response, known: KnownArticle, *, led_on: bool
) -> Loss | None:
    """Why the page is not the article, as far as it tells itself. What a redirect led to may be
    another one, or none: that is no loss yet.
    """
    kind = find_put_before(page, known)
    is_lost = not (kind or led_on) and (
        _has_lost_its_text(page, known) or not is_article(page, known)
    )
    # A wall's only line may be no text: `Sign in to read on` is an invitation.
    if (is_lost or may_be_cut(page, known)) and asks_to_log_in(_text(response)):
        kind = "login wall"
    if kind in REFUSALS:
        return Loss("forbidden", f"the site shows a {kind} instead")
    if led_on:
        return None
    if kind:
        return Loss("layout", f"the page is no article, but speaks of {ERRORS[kind]}")
    if not is_lost:
        return None
    return TEXTLESS if _has_lost_its_text(page, known) else UNLIKE


def _has_lost_its_text(page: ParsedArticle, known: KnownArticle) -> bool:
    """A page without text never replaces one that had a text."""
    return bool(known.article_body) and not page.article_body


def _text(response: Response) -> str:
    return response.text if isinstance(response, TextResponse) else ""


def _is_only_listed(response: Response, known: KnownArticle) -> bool:
    """Whether the page is a section's or a search's, which shows the article as a card."""
    page = parse_listing(*page_of(response))
    return not page.is_article and any(
        key_of(card.url) == key_of(known.url)
        or any(has_same_words(card.headline, headline) for headline in known.headlines)
        for card in page.cards
    )


def _absence(url: str) -> Loss:
    return Loss("lost page", f"the site shows {url} instead", is_absence=True)


def _address(card: RawCard, url: str, *, moved: bool) -> AddressItem:
    return AddressItem(
        url_key=url_key(card.url),
        other_url=clean_url(url),
        other_key=url_key(url),
        moved=moved,
        at=datetime.now(UTC),
    )


def _is_view(url: str, canonical: str) -> bool:
    """Whether the address only asks for another view of the canonical one."""
    shown, own = url.partition("://")[2].removeprefix("www."), key_of(canonical)
    return shown.startswith(own) and VIEW.fullmatch(shown.removeprefix(own)) is not None


def _is_same(page: ParsedArticle, card: RawCard, other: ArticleRow) -> bool:
    """Whether the article of that row is the one on the page."""
    if other.article_body:
        return common_wording(other.article_body, page.article_body or "") >= HALF
    mine = (*page.headings, page.headline or "", card.headline)
    return any(has_same_words(text, other.headline) for text in mine)
