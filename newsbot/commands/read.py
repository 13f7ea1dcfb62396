"""`scrapy read`: one page as the feed would have it."""

import argparse
import sys

from scrapy.exceptions import UsageError

from newsbot.cli.page_command import PageCommand
from newsbot.config import Config
from newsbot.feeds.lines import encode
from newsbot.spiders.failures import Loss
from newsbot.urls.canonical import site_of


class Command(PageCommand):
    def short_desc(self) -> str:
        return "Print what one page gives, as lines of the feed: without a run or a database"

    def syntax(self) -> str:
        return "FILE|URL|- [--url URL] [--as listing|article] [--explain]"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--explain", action="store_true", help="with each line, where its values came from"
        )

    def work(self, config: Config, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.saved.page_reading import read_page  # noqa: PLC0415
        from newsbot.saved.page_sources import explained  # noqa: PLC0415

        if len(args) != 1 or not args[0]:
            raise UsageError("name one page: a file, an address, or - for standard input")
        response = self.find_page(args[0], opts)
        if response is None:
            return
        reading = read_page(response, opts.kind, config.of(site_of(response.url)).timezone)
        if isinstance(reading, Loss):
            self.lose(args[0], reading)
            return
        for words in reading.warnings:
            self.note(words)
        for line in explained(reading, response) if opts.explain else reading.lines:
            sys.stdout.buffer.write(encode(line))
        sys.stdout.buffer.flush()
