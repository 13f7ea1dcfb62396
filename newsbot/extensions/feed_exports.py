"""Scrapy's feed exports (FEEDS, -o, -O): lines of the default feed, and no failure in silence."""

import logging
import os
import re
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.extensions.feedexport import FeedExporter, FeedSlot, FileFeedStorage, ItemFilter
from scrapy.settings import BaseSettings
from scrapy.utils.conf import feed_complete_default_values_from_settings
from scrapy.utils.defer import ensure_awaitable
from scrapy.utils.misc import load_object

from newsbot.db.feed import exported_row
from newsbot.db.rows import RateRow
from newsbot.errors import ConfigError, LockedError, StorageError
from newsbot.feeds.columns import TYPES
from newsbot.feeds.lines import article_line, rate_line
from newsbot.items import RateItem
from newsbot.run.context import run_context_of

logger = logging.getLogger(__name__)

# What a scheme needs that Scrapy does not bring along: a module, and the package that has it.
REMOTE = {
    "ftp": ("", ""),
    "s3": ("boto3", "boto3"),
    "gs": ("google.cloud.storage", "google-cloud-storage"),
}
BATCH = re.compile(r"%\(batch_(id|time)\)")
LOGIN = re.compile(r"//[^/@\s]*@")


class FeedLine(dict[str, Any]):
    """A line, and the item that it tells of: a feed chooses by the classes of items."""

    def __init__(self, line: dict[str, Any], item: object) -> None:
        super().__init__(line)
        self.item = item


class LineFilter:
    """A feed's own filter, asked of the item behind a line."""

    def __init__(self, chosen: ItemFilter) -> None:
        self.accepts_item = chosen.accepts

    def accepts(self, line: FeedLine) -> bool:
        return self.accepts_item(line.item)


class FeedExports(FeedExporter):
    """The Run extension opens and closes it, so that a feed that cannot be written has its say in
    the run's exit code. `failures`: feed → why it is not whole.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.failures: dict[str, str] = {}
        self.filters: dict[str, Any] = {
            uri: LineFilter(chosen) for uri, chosen in self.filters.items()
        }
        for options in self.feeds.values():
            if options["format"] == "csv" and not options["fields"]:
                # Scrapy takes the columns of the first item for those of all.
                options["fields"] = _columns(options.get("item_classes", ()))
        logging.getLogger(FeedExporter.__module__).addFilter(_tell_ours_alone)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        exports = cls(crawler)
        crawler.signals.connect(exports.export, signal=signals.item_scraped)
        return exports

    def open(self) -> None:
        """Raises ConfigError or StorageError for a feed that cannot be written."""
        assert self.crawler.spider
        try:
            self.open_spider(self.crawler.spider)
        except (KeyError, TypeError, ValueError) as error:
            raise ConfigError(f"a feed's name has a field that is not known: {error}") from None
        for slot in self.slots:
            if isinstance(slot.storage, FileFeedStorage):
                check_writable(Path(slot.storage.path))

    async def export(self, item: object, spider: Spider) -> None:
        """After the item's commit."""
        if not any(chosen.accepts_item(item) for chosen in self.filters.values()):
            return
        try:
            row = await run_context_of(self.crawler).writer.read(partial(exported_row, item=item))
        except (LockedError, StorageError) as error:
            self._fail_all(error)
            return
        if row is None:
            return
        line = FeedLine(rate_line(row) if isinstance(row, RateRow) else article_line(row), item)
        whole, self.slots = self.slots, []
        for slot in whole:
            self.slots += self._export_to(slot, line, spider)

    def _export_to(self, slot: FeedSlot, line: FeedLine, spider: Spider) -> list[FeedSlot]:
        """The slot, or the next one where it is full; none where it failed."""
        others, self.slots = self.slots, [slot]
        try:
            self.item_scraped(line, spider)
        except Exception as error:  # noqa: BLE001 - storages and formats are anybody's
            self._fail(slot, error)
            return []
        else:
            return self.slots
        finally:
            self.slots = others

    async def close(self) -> None:
        assert self.crawler.spider
        await self.close_spider(self.crawler.spider)

    async def _close_slot(self, slot: FeedSlot, spider: Spider) -> None:
        store = slot.storage.store

        async def store_or_tell(file: Any) -> None:
            try:
                await ensure_awaitable(store(file))
            except Exception as error:
                self._fail(slot, error)
                raise

        slot.storage.store = store_or_tell  # type: ignore[assignment, method-assign]
        try:
            await super()._close_slot(slot, spider)
        except Exception as error:  # noqa: BLE001 - as above
            self._fail(slot, error)

    def _fail_all(self, error: Exception) -> None:
        whole, self.slots = self.slots, []
        for slot in whole:
            self._fail(slot, error)

    def _fail(self, slot: FeedSlot, error: Exception) -> None:
        uri, words = LOGIN.sub("//", slot.uri), " ".join(f"{error}".split())
        self.failures[uri] = words or type(error).__name__
        logger.error("The feed %s is not written: %s", uri, self.failures[uri])


def check_feeds(settings: BaseSettings) -> None:
    """Raises ConfigError for a feed that could be written nowhere: Scrapy would do without any."""
    for uri, options in settings.getdict("FEEDS").items():
        try:
            _check_feed(str(uri), options, settings)
        except ConfigError as error:
            raise ConfigError(f"the feed {LOGIN.sub('//', str(uri))} {error}") from None


def _check_feed(uri: str, options: dict[str, Any], settings: BaseSettings) -> None:
    formats = [name for name, found in settings.getwithbase("FEED_EXPORTERS").items() if found]
    whole = feed_complete_default_values_from_settings(options, settings, uri)
    if whole["format"] not in formats:
        raise ConfigError(f"has the format {whole['format']!r}: there are {', '.join(formats)}")
    if whole["batch_item_count"] and not BATCH.search(uri):
        raise ConfigError("comes in batches: put %(batch_id)d or %(batch_time)s into its name")
    address = urlsplit(uri)
    if not settings.getwithbase("FEED_STORAGES").get(address.scheme):
        raise ConfigError(f"has a scheme that is not known: {address.scheme}")
    if address.scheme in REMOTE and not address.hostname:
        raise ConfigError("names no host")
    module, package = REMOTE.get(address.scheme, ("", ""))
    if module and not _is_installed(module):
        raise ConfigError(f"needs {package}: pip install {package}")
    for item_class in options.get("item_classes") or ():
        try:
            load_object(item_class)
        except (ImportError, NameError, ValueError):
            raise ConfigError(f"names no class of items: {item_class}") from None


def _is_installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ImportError:  # not even the package that it is in
        return False


def _columns(item_classes: Any) -> list[str]:
    """Of one kind of line, or of both, side by side."""
    named = [getattr(item_class, "__name__", str(item_class)) for item_class in item_classes]
    rates = [name.endswith(RateItem.__name__) for name in named]
    kinds = [kind for kind in TYPES if not rates or (kind == "rate") in rates]
    return list(dict.fromkeys(name for kind in kinds for name in TYPES[kind]))


def check_writable(path: Path) -> None:
    """Raises StorageError, and leaves no file that was not there."""
    there = path.exists()
    if there and not (path.is_file() or path.is_dir()):
        return  # to open a pipe would wait for its reader
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.open("ab").close()
        if not there:
            Path(os.path.realpath(path)).unlink()  # not the link to a file that is to come
    except OSError as error:
        cause = f"{error.strerror}: {error.filename}"
        raise StorageError(f"the feed {path} cannot be written: {cause}") from None


def _tell_ours_alone(record: logging.LogRecord) -> bool:
    """What failed is told above, in one line; a feed's address may hold a password."""
    record.msg, record.args = LOGIN.sub("//", record.getMessage()), ()
    return not record.exc_info
