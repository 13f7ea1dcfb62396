"""`scrapy crawl`, with an exit code that tells cron the truth."""

import argparse
import logging
from functools import partial

from scrapy import Spider
from scrapy.commands import ScrapyHelpFormatter
from scrapy.commands.crawl import Command as ScrapyCrawl
from scrapy.crawler import Crawler
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings, Settings
from scrapy.spiderloader import get_spider_loader
from scrapy.utils.log import configure_logging

from newsbot import settings as project
from newsbot.cli.run_end import tell_end
from newsbot.config import Config, read_arguments, read_config
from newsbot.errors import ConfigError, StorageError
from newsbot.extensions.feed_exports import check_feeds
from newsbot.extensions.run import Run
from newsbot.gc_tuning import raise_gc_threshold
from newsbot.items import ArticleItem, CardItem, RateItem
from newsbot.process_signals import PROCESS_SIGNALS
from newsbot.run.exit_codes import ExitCode
from newsbot.run.open_files import allow_open_files
from newsbot.spiders.listing import ListingSpider
from newsbot.terminal.log_records import OneLineRecord, quieten

logger = logging.getLogger(__name__)

ARGUMENTS = """\
  -a url=ADDRESS,...    the listings to walk, in place of NEWSBOT_LISTING_URLS
  -a listing=NAME,...   listings of NEWSBOT_LISTINGS_FILE, by their names
  -a full=1             read every page again, whatever is known
  -a follow=0           keep what the listings' cards give, and read no article
"""


class HelpAsWritten(argparse.RawDescriptionHelpFormatter, ScrapyHelpFormatter):
    """Scrapy's, with descriptions in the lines that they have."""


class Command(ScrapyCrawl):
    """Scrapy's own command calls any end a good one; this one asks the Run extension."""

    _config: Config | None = None  # of the listing spider's run

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.formatter_class = HelpAsWritten
        parser.add_argument_group("Arguments of the spider listing", ARGUMENTS)

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        logging.setLogRecordFactory(OneLineRecord)
        quieten()
        assert self.settings is not None
        if self.settings["LOG_FILE"] and self.settings["LOG_LEVEL"] == project.LOG_LEVEL:
            # No terminal is to be spared.
            self.settings.set("LOG_LEVEL", "INFO", priority="project")
        if not issubclass(_find_spider(args[:1], self.settings), ListingSpider):
            PROCESS_SIGNALS.uninstall()
            raise_gc_threshold()  # as a run of ours would
            return
        PROCESS_SIGNALS.install()
        try:
            arguments = read_arguments(opts.spargs)
            self._config = read_config(self.settings)
            check_feeds(self.settings)
        except ConfigError as error:
            _log_refusal(error, self.settings)
            raise UsageError(str(error), print_help=False) from None
        # What -o and -O take are articles and rates, not our books.
        classes = [ArticleItem if arguments.follow else CardItem, RateItem]
        feeds = self.settings.getdict("FEEDS")
        for feed in feeds.values():
            feed.setdefault("item_classes", classes)
        self.settings.set("FEEDS", feeds, priority="cmdline")

    def _create_crawler(self, spidercls: type[Spider] | str) -> Crawler:
        # Scrapy makes a record of every page and item, and only its handlers look at the level.
        # It resets the levels when it configures logging, which is done by now.
        assert self.settings is not None
        logging.getLogger("scrapy.core").setLevel(self.settings["LOG_LEVEL"])
        self._crawler = super()._create_crawler(spidercls)
        return self._crawler

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if self._config:
            try:
                allow_open_files()
            except StorageError as error:
                self.exitcode = ExitCode.STORAGE
                print(f"exit {self.exitcode:d}  {error}")
                return
            self._leave_signals_alone()
        super().run(args, opts)
        run = self._crawler.get_extension(Run)
        if self.exitcode or run is None or not self._config:
            return
        self.exitcode = run.exit_code
        assert self.settings is not None
        tell_end(run, self._config, read_arguments(opts.spargs), self.settings)

    def _leave_signals_alone(self) -> None:
        """Scrapy's own handlers would be there until the run is open, and stop it without us."""
        process = self.crawler_process
        assert process
        start = partial(process.start, install_signal_handlers=False)
        process.start = start  # type: ignore[method-assign]


def _log_refusal(error: ConfigError, settings: Settings) -> None:
    """Into a file, where whoever started the crawl will look: Scrapy has not opened it yet."""
    if settings["LOG_FILE"]:
        configure_logging(settings)
        logger.error("exit %d  %s", ExitCode.USAGE, error)


def _find_spider(named: list[str], settings: BaseSettings) -> type[Spider]:
    if named in ([], [ListingSpider.name]):  # to load all of them takes its time
        return ListingSpider if named else Spider
    loader = get_spider_loader(settings)
    if named[0] not in (known := loader.list()):
        raise UsageError(
            f"unknown spider {named[0]}; there is {', '.join(known)}", print_help=False
        )
    return loader.load(named[0])
