"""`scrapy runspider`, which ends a listing spider's run as `scrapy crawl` does."""

import argparse

from scrapy import Spider
from scrapy.commands.runspider import Command as ScrapyRunspider
from scrapy.crawler import Crawler
from scrapy.exceptions import UsageError

from newsbot.cli.run_end import tell_end
from newsbot.config import Arguments, Config, read_arguments, read_config
from newsbot.errors import ConfigError
from newsbot.extensions.run import Run
from newsbot.spiders.listing import ListingSpider


class Command(ScrapyRunspider):
    _asked: tuple[Config, Arguments] | None = None  # of a listing spider

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        self._spargs: dict[str, str] = opts.spargs
        super().run(args, opts)
        if self.exitcode or not self._asked:
            return
        run = self._crawler.get_extension(Run)
        if run is None:
            return
        self.exitcode = run.exit_code
        assert self.settings is not None
        tell_end(run, *self._asked, self.settings)

    def _create_crawler(self, spidercls: type[Spider] | str) -> Crawler:
        assert self.settings is not None
        if _is_listing_spider(spidercls):
            try:
                self._asked = read_config(self.settings), read_arguments(self._spargs)
            except ConfigError as error:
                raise UsageError(str(error), print_help=False) from None
        self._crawler = super()._create_crawler(spidercls)
        return self._crawler


def _is_listing_spider(spidercls: type[Spider] | str) -> bool:
    """Scrapy imports the spider's own file once more: its class is another one, by that name."""
    assert not isinstance(spidercls, str)
    return issubclass(spidercls, ListingSpider) or spidercls.name == ListingSpider.name
