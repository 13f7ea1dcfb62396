"""`scrapy parse`: what a page says, of which nothing is stored."""

import argparse

from scrapy.commands.parse import Command as ScrapyParse
from scrapy.exceptions import UsageError

from newsbot.cli.page_spider import PageSpider, RunlessCommand


class Command(RunlessCommand, ScrapyParse):
    def set_spidercls(self, url: str, opts: argparse.Namespace) -> None:
        super().set_spidercls(url, opts)
        if self.spidercls is not PageSpider:
            return
        if opts.rules:
            raise UsageError(f"the spider {PageSpider.name} has no rules", print_help=False)
        if opts.callback and not callable(getattr(PageSpider, opts.callback, None)):
            raise UsageError(
                f"the spider {PageSpider.name} has no callback {opts.callback}:"
                " there are parse, parse_listing and parse_article",
                print_help=False,
            )
