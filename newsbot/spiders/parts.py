"""An article that its site shows in several pages, put together as they come in."""

from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, replace
from itertools import dropwhile
from typing import Any, Protocol, TypeVar

from scrapy.http import Request, Response

from newsbot.items import LostPageItem, RawArticle
from newsbot.normalize.content_hash import fold
from newsbot.pages.parsed import ParsedArticle, ParsedPart, parse_article_part
from newsbot.spiders.failures import Loss, explain, is_cancelled
from newsbot.spiders.keyed_listing import KeyedListing
from newsbot.spiders.raw import lost_article
from newsbot.urls.canonical import key_of, site_of
from newsbot.walk.rendering import Expected

MAX_PARTS = 50  # pages of one article: more are none, but a site that links round in a circle
# A shorter paragraph may come again: three stars, a refrain.
MIN_LONG_CHARS = 40

ENDLESS = Loss("lost page", f"the article has more than {MAX_PARTS} pages")
ANOTHER = Loss("lost page", "a further page of the article shows something else")

Page = TypeVar("Page", KeyedListing, ParsedArticle, ParsedPart)


@dataclass(frozen=True, slots=True)
class Parts:
    """The article as far as it was read. `url` is where its first page is, `number` that of the
    last page that was read; `urls`: number → address of others.

    No validators go with one of several pages: that the first is as it was says nothing of the
    others.
    """

    article: RawArticle
    url: str
    urls: dict[int, str]
    number: int = 1

    @property
    def next_url(self) -> str | None:
        return self.urls.get(self.number + 1)

    def is_part(self, part: ParsedPart, url: str) -> bool:
        """Whether the page at `url` says to be the next one, by its headline or its own address."""
        ours, theirs = fold(self.article.headline or ""), fold(part.headline or "")
        if theirs and (theirs in ours or (ours and ours in theirs)):
            return True
        stated = key_of(part.stated_url) if part.stated_url else None
        return stated in {key_of(url), key_of(self.url)}

    def joined(self, part: ParsedPart) -> "Parts":
        """Without what each page repeats from those before. A page that brings nothing else, as
        those of comments do, is no part, and the end.
        """
        known = (self.article.article_body or "").split("\n\n")
        blocks = list(filter(None, (part.article_body or "").split("\n\n")))
        if blocks and set(blocks) <= set(known):
            return replace(self, urls={})
        own = dropwhile(known.__contains__, blocks)
        new = (block for block in own if len(block) < MIN_LONG_CHARS or block not in known)
        body = "\n\n".join(filter(None, [*known, *new]))
        article = replace(self.article, article_body=body, etag=None, last_modified=None)
        return Parts(article, self.url, self.urls | part.part_urls, self.number + 1)


class ParsePage(Protocol):
    """What a function of `pages/parsed.py`, which takes `more`, too, makes of a page; or why there
    is nothing to parse.
    """

    async def __call__(
        self, parse: Callable[..., Page], response: Response, *more: object
    ) -> Page | Loss: ...


class PartFetcher:
    """Asks for one part after the other, as each may name the next."""

    def __init__(self, parse: ParsePage) -> None:
        self._parse = parse

    def go_on(self, parts: Parts) -> RawArticle | LostPageItem | Request:
        """The whole article, or what is to be asked for it."""
        url = parts.next_url
        if url is None:
            return parts.article
        if parts.number >= MAX_PARTS:
            return lost_article(parts.article.card, ENDLESS)
        return Request(
            url,
            callback=self.parse,
            errback=self.lose,
            cb_kwargs={"parts": parts},
            meta={"expected": Expected("article", site_of(url))},
            dont_filter=True,
        )

    async def parse(
        self, response: Response, parts: Parts
    ) -> AsyncIterator[RawArticle | LostPageItem | Request]:
        card = parts.article.card
        part = await self._parse(parse_article_part, response, parts.url, parts.number + 1)
        if isinstance(part, Loss):
            yield lost_article(card, part)
        elif key_of(response.url) == key_of(parts.url):
            yield parts.article  # led back to its first page: there is no such part
        elif parts.is_part(part, response.url):
            yield self.go_on(parts.joined(part))
        else:
            yield lost_article(card, ANOTHER)

    def lose(self, failure: Any) -> Iterator[LostPageItem]:
        """Half an article is none, whatever became of the rest."""
        if not is_cancelled(failure):
            yield lost_article(failure.request.cb_kwargs["parts"].article.card, explain(failure))
