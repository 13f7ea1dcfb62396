"""The page that a command names, and what is doubtful about it."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfileobj
from tempfile import NamedTemporaryFile

from scrapy.http import Response
from scrapy.settings import Settings

from newsbot.cli.page_command import KINDS, is_address
from newsbot.errors import escaped
from newsbot.pages.article.page import ArticlePage
from newsbot.saved.page_file import open_page
from newsbot.saved.page_reading import page_kind
from newsbot.spiders.failures import Loss
from newsbot.spiders.raw import page_of
from newsbot.urls.canonical import key_of

STDIN = "-"


def page_named(source: str, opts: argparse.Namespace, settings: Settings) -> Response | Loss:
    """`source`: a file, `-` for standard input, or an address. Raises ConfigError."""
    if is_address(source):
        # The engine takes its time to import.
        from newsbot.cli.page_fetch import fetch_page  # noqa: PLC0415

        return fetch_page(source, opts.kind, settings)
    if source != STDIN:
        return open_page(Path(source), escaped(source), opts.url, settings)
    with NamedTemporaryFile() as file:
        copyfileobj(sys.stdin.buffer, file)
        file.flush()
        return open_page(Path(file.name), "standard input", opts.url, settings)


def doubts(response: Response, opts: argparse.Namespace) -> Iterator[str]:
    """Where the page contradicts its reader. Under another address than its own it may show no next
    page.
    """
    encoding = page_of(response)[2]
    own = ArticlePage(response.body, response.url, encoding=encoding).stated_url
    if opts.url and own and key_of(own) != key_of(response.url):
        yield f"the page calls itself {own}; it is read as {response.url}"
    looks = page_kind(response) if opts.kind else None
    if looks in KINDS and looks != opts.kind:
        yield f"the page looks like that of {KINDS[looks]}, not of {KINDS[opts.kind]}"
