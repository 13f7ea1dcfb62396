"""The project's own news site, as a value that tests can change while it is served."""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime
from http import HTTPStatus
from threading import RLock
from time import time
from typing import Any

from tests.site.addresses import page_path, parse_page_path
from tests.site.articles import NEWEST, PACE, Article, make_article, make_path
from tests.site.options import SiteOptions
from tests.site.pages import Listing, article_html, listing_html
from tests.site.replies import Reply, entity_tag, error_reply, html_reply, is_fresh, not_modified
from tests.site.visits import Appointment, Received


class Site:
    """`listings` maps a listing's path to its article numbers, first card first."""

    def __init__(self, articles: int = 56, *, seed: int = 2026, **options: Any) -> None:
        self.seed = seed
        self.options = SiteOptions(**options)
        self.log: list[Received] = []
        self.changed: dict[int, Article] = {}
        self.listings: dict[str, list[int]] = {self.options.listing: []}
        self._numbers: dict[str, int] = {}
        self._published = 0
        self._first = NEWEST - (articles - 1) * PACE
        self._lock = RLock()
        self._replies: dict[str, Reply] = {}
        self._scripted: dict[str, deque[Reply]] = {}
        self._appointments: list[Appointment] = []
        self.publish(articles)

    # What there is

    @property
    def listing_url(self) -> str:
        return self.options.base_url + self.options.listing

    @property
    def articles(self) -> list[Article]:
        """Those of the main listing, first card first."""
        return [self.article(number) for number in self.listings[self.options.listing]]

    def article(self, number: int) -> Article:
        known = self.changed.get(number)
        return known or make_article(self.seed, number, self._first, self.options.oddities)

    def url(self, article: Article) -> str:
        return self.options.base_url + article.path

    def page_paths(self, listing: str | None = None) -> list[str]:
        listing = listing or self.options.listing
        pages = self._pages(listing)
        return [page_path(self.options, listing, n + 1, pages) for n in range(pages)]

    def expected_articles(self) -> list[dict[str, Any]]:
        """The main listing's articles in plain values, the texts with single spaces."""
        return [
            {
                "url": self.url(article),
                "headline": article.headline,
                "excerpt": article.excerpt,
                "clean_excerpt": article.clean_excerpt,
                "excerpt_truncated": article.truncated,
                "article_body": article.body,
                "authors": list(article.authors),
                "section": article.section,
                "keywords": list(article.keywords),
                "date_published": article.published,
                "date_modified": article.modified,
                "in_language": "en",
                "main_image": self.options.base_url + article.image,
            }
            for article in self.articles
        ]

    def expected_rates(self) -> list[tuple[str, str, str]]:
        """Pair, rate and change as printed, each once."""
        return [(rate.pair, rate.rate, rate.change) for rate in self.options.rates]

    # What can happen to it

    def change(self, **options: Any) -> None:
        with self._lock:
            self.options = replace(self.options, **options)
            self._replies.clear()

    def publish(self, count: int = 1) -> list[str]:
        """Puts `count` new articles before all others of every listing; their URLs."""
        with self._lock:
            numbers = range(self._published, self._published + count)
            self._published += count
            paths = {make_path(self.seed, number): number for number in numbers}
            self._numbers.update(paths)
            for listing in self.listings.values():
                listing[:0] = reversed(numbers)
            self._replies.clear()
            return [self.options.base_url + path for path in paths]

    def remove(self, url: str) -> None:
        with self._lock:
            number = self._numbers.pop(self._path(url))
            for listing in self.listings.values():
                listing[:] = [other for other in listing if other != number]
            self._replies.clear()

    def edit(self, url: str, *, body: str | None = None, **fields: Any) -> None:
        """`body` in paragraphs separated by a blank line; `fields` are those of Article."""
        with self._lock:
            article = self.article(self._numbers[self._path(url)])
            if body is not None:
                fields["paragraphs"] = tuple(body.split("\n\n"))
            fields.setdefault("modified", article.modified + timedelta(hours=1))
            self.changed[article.number] = replace(article, **fields)
            self._replies.clear()

    def rename(self, url: str, path: str, **fields: Any) -> str:
        """The article's new address; nothing is at the old one any more."""
        with self._lock:
            number = self._numbers.pop(self._path(url))
            self._numbers[path] = number
            self.changed[number] = replace(self.article(number), path=path, **fields)
            self._replies.clear()
            return self.options.base_url + path

    def reorder(self, urls: Sequence[str]) -> None:
        """These articles come first in the main listing, in this order."""
        with self._lock:
            first = [self._numbers[self._path(url)] for url in urls]
            listing = self.listings[self.options.listing]
            listing[:] = first + [number for number in listing if number not in first]
            self._replies.clear()

    def add_listing(self, path: str, articles: Iterable[Article]) -> None:
        with self._lock:
            self.listings[path] = [article.number for article in articles]
            self._replies.clear()

    def answer(self, path: str, reply: Reply, times: int = 1) -> None:
        """The next `times` requests for `path` get `reply`."""
        with self._lock:
            self._scripted.setdefault(path, deque()).extend([reply] * times)

    def forget_answers(self) -> None:
        """It answers as itself again."""
        with self._lock:
            self._scripted.clear()

    def heal(self) -> None:
        """Nothing that `answer`, `fail` and `hang` have announced comes any more."""
        with self._lock:
            self._scripted.clear()

    def fail(self, path: str, status: int = 503, times: int = 1, **headers: str) -> None:
        named = ((name.replace("_", "-"), value) for name, value in headers.items())
        self.answer(path, error_reply(status, *named), times)

    def hang(self, path: str, times: int = 1) -> None:
        self.answer(path, Reply(silent=True), times)

    def before(self, count: int, act: Callable[[], object], prefix: str = "/") -> None:
        """Does `act` just before the `count`-th request from now under `prefix` is answered."""
        self._appointments.append(Appointment(count, act, prefix))

    # What it answers

    def respond(self, path: str, headers: Mapping[str, str], method: str = "GET") -> Reply:
        """`path` with its query; header names in lower case."""
        with self._lock:
            self.log.append(Received(time(), method, path, headers))
            for appointment in tuple(self._appointments):
                appointment.notice(path)
            if self._scripted.get(path):
                return self._scripted[path].popleft()
            reply = self._replies.get(path)
            if reply is None:
                reply = self._replies[path] = self._reply(path)
            return not_modified(reply) if is_fresh(reply, headers) else reply

    def _reply(self, path: str) -> Reply:
        if path == "/robots.txt":
            return Reply(self.options.robots.encode(), headers=(("Content-Type", "text/plain"),))
        if path in self._numbers:
            return self._article_reply(self.article(self._numbers[path]))
        if f"{path}/" in self._numbers or f"{path}/" in self.listings:
            return error_reply(301, ("Location", f"{self.options.base_url}{path}/"))
        listing, page = parse_page_path(self.options, path)
        if listing in self.listings:
            page = page if page > 0 else self._pages(listing) + 1 + page
            return self._listing_reply(listing, page)
        return error_reply(HTTPStatus.NOT_FOUND)

    def _article_reply(self, article: Article) -> Reply:
        text = article_html(self.options, article, self._latest())
        return html_reply(
            text,
            ETag=entity_tag(text.encode()),
            Last_Modified=format_datetime(article.modified, usegmt=True),
        )

    def _listing_reply(self, path: str, page: int) -> Reply:
        pages = self._pages(path)
        if page > pages:
            return self._beyond_reply(path)
        numbers = self.listings[path]
        start = (page - 1) * self.options.per_page
        cards = [self.article(n) for n in numbers[start : start + self.options.per_page]]
        shown = Listing(path, page, pages, len(numbers), cards, self._latest())
        return html_reply(listing_html(self.options, shown))

    def _beyond_reply(self, path: str) -> Reply:
        match self.options.beyond:
            case "last":
                return self._listing_reply(path, self._pages(path))
            case "first":
                return self._listing_reply(path, 1)
            case "redirect":
                return error_reply(301, ("Location", self.options.base_url + path))
            case _:
                return error_reply(404)

    def _latest(self) -> list[Article]:
        return [self.article(number) for number in self.listings[self.options.listing][:8]]

    def _pages(self, path: str) -> int:
        return max(1, -(-len(self.listings[path]) // self.options.per_page))

    def _path(self, url: str) -> str:
        return url.removeprefix(self.options.base_url)
