"""`scrapy explore`: the database in the browser, by Datasette."""

import argparse
import signal
import sys
from contextlib import suppress

from scrapy.exceptions import UsageError

from newsbot.cli.database_command import DatabaseCommand, print_lines
from newsbot.cli.indexing import told_on_terminal
from newsbot.config import Config
from newsbot.db.search import open_index
from newsbot.errors import ConfigError


class Command(DatabaseCommand):
    def short_desc(self) -> str:
        return "Look at the database in the browser, read-only"

    def syntax(self) -> str:
        return "[--port N] [--host NAME --public]"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--port", metavar="N", type=int, default=8001, help="where it listens (8001)"
        )
        parser.add_argument(
            "--host", metavar="NAME", default="127.0.0.1", help="on which address (127.0.0.1)"
        )
        parser.add_argument(
            "--public", action="store_true", help="for an address that other machines can reach"
        )

    def work(self, config: Config, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise UsageError(f"what is {args[0]!r}?", print_help=False)
        url = config.database_url
        if url.get_backend_name() != "sqlite":
            raise ConfigError(
                "scrapy explore opens SQLite files; a PostgreSQL database has the same views for"
                " any client: articles_listed, articles_flat, latest_rates, rates_numeric"
            )
        try:
            # Datasette is an extra, and takes long to import.
            from newsbot.explore.server import listen, serve  # noqa: PLC0415
        except ImportError as error:
            raise ConfigError(f"{error}: pip install 'newsbot[explore]'") from None
        with (
            listen(opts.host, opts.port, public=opts.public) as listening,
            open_index(url) as index,
        ):
            with told_on_terminal() as tell:
                index.bring_up_to_date(tell)
            host, port = listening.getsockname()[:2]
            print_lines(
                [f"http://{f'[{host}]' if ':' in host else host}:{port}/  (Ctrl-C ends it)"]
            )
            sys.stdout.flush()
            signal.signal(signal.SIGPIPE, signal.SIG_IGN)  # a browser may hang up
            with suppress(KeyboardInterrupt):
                serve(url, index, listening)
