"""The site in a process of its own, so that no crawler waits for it or shares its interpreter."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.site.server import serve
from tests.site.site import Site

Log = list[tuple[str, float]]  # path and time in Unix seconds
PADDING = 50_000  # bytes of a page: a WordPress theme's 40 to 60 KB


@dataclass(frozen=True, slots=True)
class ServedSite:
    """`pages`: address of each listing page, with those of its articles."""

    listing_url: str
    pages: list[tuple[str, list[str]]]
    _connection: Connection

    @property
    def count(self) -> int:
        """Listing pages and articles."""
        return len(self.pages) + sum(len(articles) for _, articles in self.pages)

    def take_log(self) -> Log:
        """The requests for these pages since the last call."""
        self._connection.send("log")
        log: Log = self._connection.recv()
        return log

    def write_addresses(self, path: Path, share: int = 1) -> None:
        """`share`: every so many pages of the listing only."""
        path.write_text(json.dumps(self.pages[::share]), encoding="utf-8")


@contextmanager
def served_site(articles: int, padding: int = PADDING) -> Iterator[ServedSite]:
    """All pages are made before the first request: 50 KB of memory for each."""
    with beside(_serve, articles, padding) as connection:
        listing_url, pages = connection.recv()
        yield ServedSite(listing_url, pages, connection)


@contextmanager
def beside(serve: Callable[..., None], *arguments: Any) -> Iterator[Connection]:
    """`serve`, a function of some module, runs in a process of its own, until the connection that
    is its first argument says EOF.
    """
    context = get_context("spawn")
    here, there = context.Pipe()
    server = context.Process(target=serve, args=(there, *arguments), daemon=True)
    server.start()
    there.close()
    try:
        yield here
    finally:
        here.close()
        server.join()


def _serve(connection: Connection, articles: int, padding: int) -> None:
    with serve(Site(articles, padding=padding)) as site:
        pages = _make_pages(site)
        connection.send((site.listing_url, pages))
        urls = [url for page, articles in pages for url in (page, *articles)]
        paths = {url.removeprefix(site.options.base_url) for url in urls}
        while is_asked(connection):
            log = [(received.path, received.at) for received in site.log]
            connection.send([(path, at) for path, at in log if path in paths])
            site.log.clear()


def _make_pages(site: Site) -> list[tuple[str, list[str]]]:
    pages = []
    articles = site.articles
    for number, path in enumerate(site.page_paths()):
        start = number * site.options.per_page
        cards = articles[start : start + site.options.per_page]
        for asked in (path, *(article.path for article in cards)):
            site.respond(asked, {})
        pages.append((site.options.base_url + path, [site.url(article) for article in cards]))
    site.log.clear()
    return pages


def is_asked(connection: Connection) -> Any:
    """False once the bench has hung up."""
    try:
        return connection.recv()
    except EOFError:
        return False
