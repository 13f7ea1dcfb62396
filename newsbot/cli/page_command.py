"""What the commands that read one page have in common."""

import argparse
import sys
from pathlib import Path
from shutil import copyfileobj
from tempfile import NamedTemporaryFile

from scrapy.exceptions import UsageError
from scrapy.http import Response

from newsbot.cli.database_command import DatabaseCommand
from newsbot.errors import InvalidURL, escaped
from newsbot.pages.article.page import ArticlePage
from newsbot.run.exit_codes import CAUSES
from newsbot.saved.page_file import open_page
from newsbot.saved.page_reading import page_kind
from newsbot.spiders.failures import Loss
from newsbot.spiders.raw import page_of
from newsbot.urls.canonical import clean_url, key_of

STDIN = "-"
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
        if opts.url:
            opts.url = _address(opts.url)
        if args and _is_address(args[0]):
            if opts.url:
                raise UsageError("--url is for a file, not for an address", print_help=False)
            args[0] = _address(args[0])

    def page_named(self, source: str, opts: argparse.Namespace) -> Response | Loss:
        """`source`: a file, `-` for standard input, or an address. Raises ConfigError."""
        assert self.settings is not None
        if _is_address(source):
            # The engine takes its time to import.
            from newsbot.cli.page_fetch import fetch_page  # noqa: PLC0415

            return fetch_page(source, opts.kind, self.settings)
        if source != STDIN:
            return open_page(Path(source), escaped(source), opts.url, self.settings)
        with NamedTemporaryFile() as file:
            copyfileobj(sys.stdin.buffer, file)
            file.flush()
            return open_page(Path(file.name), "standard input", opts.url, self.settings)

    def lose(self, source: str, loss: Loss) -> None:
        """Says why there is nothing to show, and ends with the cause's exit code."""
        self.note(f"{source}: {loss.reason}")
        self.exitcode = CAUSES[loss.cause]

    @staticmethod
    def note(text: str) -> None:
        print(escaped(f"newsbot: {text}"), file=sys.stderr)

    def check(self, response: Response, opts: argparse.Namespace) -> None:
        """Says where the page contradicts its reader. Under another address than its own it may
        show no next page.
        """
        encoding = page_of(response)[2]
        own = ArticlePage(response.body, response.url, encoding=encoding).stated_url
        if opts.url and own and key_of(own) != key_of(response.url):
            self.note(f"the page calls itself {own}; it is read as {response.url}")
        looks = page_kind(response) if opts.kind else opts.kind
        if looks in KINDS and looks != opts.kind:
            self.note(f"the page looks like that of {KINDS[looks]}, not of {KINDS[opts.kind]}")


def _is_address(source: str) -> bool:
    return source.startswith(("http://", "https://"))


def _address(url: str) -> str:
    try:
        return clean_url(url)
    except InvalidURL as error:
        raise UsageError(f"{url} is no address of a page: {error}", print_help=False) from None
