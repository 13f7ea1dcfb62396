"""What the commands that read one page have in common.

Scrapy imports every command to run one of them, or to list them: what these read pages with is
imported when a page is read.
"""

import argparse
import sys

from scrapy.exceptions import UsageError
from scrapy.http import Response

from newsbot.cli.database_command import DatabaseCommand, refuse_options
from newsbot.errors import InvalidURL, escaped
from newsbot.run.exit_codes import CAUSES
from newsbot.spiders.failures import Loss
from newsbot.urls.canonical import clean_url

KINDS = {"listing": "a listing", "article": "an article"}


class PageCommand(DatabaseCommand):
    """Nothing is stored. What is no page, or not the one that is wanted, is one line and the exit
    code that a crawl has for it.
    """

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--url", help="a file's address, or which of its pages, where it holds several"
        )
        parser.add_argument("--as", dest="kind", choices=list(KINDS), help="else told by the page")

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        super().process_options(args, opts)
        refuse_options(args)
        if opts.url:
            opts.url = _address(opts.url)
        if args and is_address(args[0]):
            if opts.url:
                raise UsageError("--url is for a file, not for an address", print_help=False)
            args[0] = _address(args[0])

    def find_page(self, source: str, opts: argparse.Namespace) -> Response | None:
        """Says what is doubtful about it, or why there is none."""
        from newsbot.cli.page_source import doubts, page_named  # noqa: PLC0415

        assert self.settings is not None
        page = page_named(source, opts, self.settings)
        if isinstance(page, Loss):
            self.lose(source, page)
            return None
        for words in doubts(page, opts):
            self.note(words)
        return page

    def lose(self, source: str, loss: Loss) -> None:
        """Says why there is nothing to show, and ends with the cause's exit code."""
        self.note(f"{source}: {loss.reason}")
        self.exitcode = CAUSES[loss.cause]

    @staticmethod
    def note(text: str) -> None:
        print(escaped(f"newsbot: {text}"), file=sys.stderr)


def is_address(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def _address(url: str) -> str:
    try:
        return clean_url(url)
    except InvalidURL as error:
        raise UsageError(f"{url} is no address of a page: {error}", print_help=False) from None
