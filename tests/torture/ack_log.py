"""What newsbot calls stored, written down in the moment it says so.

Both classes are Scrapy extensions, as a user's own would be; the setting TORTURE_ACK_LOG names
their file.
"""

import json
import os
from pathlib import Path
from typing import Self

from scrapy.crawler import Crawler

from newsbot.items import (
    ArticleItem,
    CardItem,
    ListingItem,
    ListingPageItem,
    LostPageItem,
    RateItem,
)
from newsbot.run.signals import item_stored
from tests.crawling import Workspace

# What each kind of item is known by, and where all that is stored of its kind is found.
KINDS: dict[type, tuple[tuple[str, ...], str]] = {
    CardItem: (("url_key",), "SELECT url_key FROM articles"),
    ArticleItem: (("url_key",), "SELECT url_key FROM articles WHERE article_body IS NOT NULL"),
    RateItem: (
        ("base_currency", "quote_currency", "rate", "as_of"),
        "SELECT base_currency, quote_currency, rate, as_of FROM rates",
    ),
    ListingPageItem: (("url",), "SELECT url FROM listing_pages"),
    ListingItem: (("url",), "SELECT url FROM listings WHERE verdict IS NOT NULL"),
    LostPageItem: (("url",), "SELECT url FROM lost_pages"),
}
Ack = tuple[str, ...]


class AckLog:
    """A line for each item that is stored."""

    def __init__(self, crawler: Crawler) -> None:
        path = crawler.settings["TORTURE_ACK_LOG"]
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        log = cls(crawler)
        crawler.signals.connect(log.item_stored, signal=item_stored)
        return log

    def item_stored(self, item: object) -> None:
        self.note(ack_of(item))

    def note(self, ack: Ack) -> None:
        os.write(self._file, json.dumps(ack).encode() + b"\n")


class Witness(AckLog):
    """A line for each item that is called stored and that nobody else can see in the database."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        url = crawler.settings["NEWSBOT_DATABASE_URL"]
        self._workspace = (
            Workspace(Path(url.removeprefix("sqlite:///")).parent)
            if url.startswith("sqlite")
            else Workspace(Path(), (), url)
        )

    def item_stored(self, item: object) -> None:
        if ack_of(item) not in stored(self._workspace, type(item)):
            self.note(ack_of(item))


def arguments(path: Path, *extensions: type) -> tuple[str, ...]:
    """Of a crawl with these extensions, one of which writes there."""
    names = {f"{extension.__module__}.{extension.__name__}": 0 for extension in extensions}
    return "-s", f"TORTURE_ACK_LOG={path}", "-s", f"EXTENSIONS={json.dumps(names)}"


def ack_of(item: object) -> Ack:
    fields, _ = KINDS[type(item)]
    return (type(item).__name__, *(str(getattr(item, name)) for name in fields))


def acks_in(path: Path) -> list[Ack]:
    return [tuple(json.loads(line)) for line in path.read_bytes().splitlines()]


def stored(workspace: Workspace, *kinds: type) -> set[Ack]:
    """What a plain look into the database finds."""
    return {
        (kind.__name__, *map(str, row.values()))
        for kind in kinds or KINDS
        for row in workspace.rows(KINDS[kind][1])
    }
