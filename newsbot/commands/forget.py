"""`scrapy forget`: a listing that nobody wants walked any more."""

import argparse
import sys
from functools import partial

from scrapy.exceptions import UsageError

from newsbot.cli.database_command import DatabaseCommand, print_lines
from newsbot.config import Config
from newsbot.db.engine import DatabaseConnection
from newsbot.db.forget import Forgettable, find_listing, forget_listing
from newsbot.db.session import ReadOnlySession, Session
from newsbot.errors import ConfigError, InvalidURL
from newsbot.urls.canonical import clean_url, site_of


class Command(DatabaseCommand):
    def short_desc(self) -> str:
        return "Forget a mistyped listing"

    def long_desc(self) -> str:
        return "Forgets a listing; its articles, their revisions and the rates stay."

    def syntax(self) -> str:
        return "[--yes] URL"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--yes", action="store_true", help="do not ask")

    def work(self, config: Config, args: list[str], opts: argparse.Namespace) -> None:
        if len(args) != 1:
            raise UsageError("say which listing: scrapy forget URL", print_help=False)
        url = _clean(args[0])
        listing = ReadOnlySession(config.database_url).execute(partial(_find, url=url))
        if not (opts.yes or (sys.stdin.isatty() and sys.stdout.isatty())):
            raise UsageError("nobody is there to be asked: use --yes", print_help=False)
        print_lines([f"listing  {listing.url}", f"forgets  {_words(listing)}", _kept(listing)])
        if not (opts.yes or _agrees()):
            print("nothing is forgotten")
            return
        session = Session(config.database_url, frozenset({site_of(listing.url)}))
        try:
            session.execute(partial(_forget, url=listing.url))
        finally:
            session.close()
        print_lines([f"forgotten {listing.url}"])


def _clean(url: str) -> str:
    try:
        return clean_url(url)
    except InvalidURL as error:
        raise UsageError(f"{url} is no listing's address: {error}", print_help=False) from None


def _find(connection: DatabaseConnection, url: str) -> Forgettable:
    listing = find_listing(connection, url)
    if listing is None:
        raise ConfigError(f"there is no listing {url}; see scrapy status --all")
    return listing


def _forget(connection: DatabaseConnection, url: str) -> None:
    forget_listing(connection, _find(connection, url))


def _words(listing: Forgettable) -> str:
    return (
        f"its part in {listing.runs} runs, {listing.pages} page receipts, {listing.places} places"
        f" of articles, {listing.lost} lost pages"
    )


def _kept(listing: Forgettable) -> str:
    alone = f"{listing.only_here} stand in no other listing, and are visited no more"
    return f"keeps    all articles ({alone}), all rates"


def _agrees() -> bool:
    try:
        return input("Forget it? [y/N] ").strip().lower() in {"y", "yes"}
    except (EOFError, KeyboardInterrupt):
        print()
        return False
