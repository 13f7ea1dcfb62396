"""The bars of a run, and the lines above them."""

import logging
import sys
from collections.abc import Sequence
from typing import Any

from newsbot.errors import escaped
from newsbot.items import (
    ArticleItem,
    CardItem,
    GoneItem,
    ListingItem,
    ListingPageItem,
    LostPageItem,
    UnchangedItem,
)
from newsbot.run.overview import MAX_LISTINGS_IN_FULL
from newsbot.run.workload import Advance, Workload
from newsbot.terminal.bars import AboveBars, Bar, write_above
from newsbot.walk.receipt import PROVEN


class RunBars:
    """A bar for each listing; of more than MAX_LISTINGS_IN_FULL one for all, and a line for each
    that ended badly.
    """

    def __init__(self, urls: Sequence[str]) -> None:
        self._loads = {url: Workload(url) for url in urls}
        self._listing_of: dict[str, Workload] = {}  # articles that are asked for, by key
        self._are_many = len(urls) > MAX_LISTINGS_IN_FULL
        if self._are_many:
            bar = Bar((f"{len(urls)} listings",), Advance(tuple(self._loads.values())))
            self._bars = dict.fromkeys(urls, bar)
        else:
            titles = _titles(urls)
            self._bars = {
                url: Bar(titles[url], Advance((load,))) for url, load in self._loads.items()
            }
        self._redirected = [
            (handler, handler.setStream(AboveBars(sys.stderr)))
            for handler in logging.root.handlers
            if isinstance(handler, logging.StreamHandler) and handler.stream is sys.stderr
        ]

    def note(self, item: object) -> None:
        load = self._load_of(item)
        if load is None:
            return
        load.note(item)
        if isinstance(item, ListingItem) and self._are_many and item.verdict not in PROVEN:
            write_above(escaped(_bad_end(item, load)))
        self._bars[load.url].show()

    def _load_of(self, item: Any) -> Workload | None:
        if isinstance(item, (CardItem, ListingPageItem, ArticleItem, LostPageItem)):
            load = self._loads.get(item.listing_url or "")
            if load and isinstance(item, CardItem) and item.followed:
                self._listing_of[item.url_key] = load
            return load
        if isinstance(item, ListingItem):
            return self._loads[item.url]
        if isinstance(item, (UnchangedItem, GoneItem)):  # of a revisit, perhaps, without a card
            first = next(iter(self._loads.values()))
            return self._listing_of.get(item.url_key, first)
        return None

    def close(self) -> None:
        for handler, stream in self._redirected:
            handler.setStream(stream)
        # The first one last: tqdm leaves the cursor at the line's beginning behind that alone.
        for bar in reversed(dict.fromkeys(self._bars.values())):
            bar.close()


def _titles(urls: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Whole, and for narrow terminals as much of it as no other listing has: its host or path."""
    whole = {url: url.partition("://")[2] for url in urls}
    for part in (_host, _path, str):
        brief = {url: part(title) for url, title in whole.items()}
        if len({*brief.values()}) == len(urls) > 1:
            return {url: (whole[url], brief[url]) for url in urls}
    return {url: (title, title) for url, title in whole.items()}


def _host(title: str) -> str:
    return title.partition("/")[0]


def _path(title: str) -> str:
    return title.removeprefix(_host(title))


def _bad_end(item: ListingItem, load: Workload) -> str:
    lost = f", {load.lost} lost" if load.lost else ""
    pages = f"{load.pages} {'page' if load.pages == 1 else 'pages'}"
    return f"{item.verdict}  {item.url}  {pages}{lost}"
