"""`scrapy worker`: crawls the sites that stand in the cluster's queue."""

import argparse
import asyncio
import sys
from collections.abc import Iterator

from scrapy.exceptions import UsageError

from newsbot.cli.cluster_command import ClusterCommand, listings_file_of
from newsbot.cli.database_command import print_lines
from newsbot.config import Config

MIN_HEARTBEAT_S = 0.2


class Command(ClusterCommand):
    def short_desc(self) -> str:
        return "Crawl the sites in the queue, on any number of machines"

    def syntax(self) -> str:
        return "[--concurrency N] [--heartbeat SECONDS]"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--concurrency", metavar="N", type=int, default=2, help="sites at a time (2)"
        )
        parser.add_argument(
            "--heartbeat",
            metavar="SECONDS",
            type=float,
            default=10.0,
            help="how often it says that it lives (10); after three missed its sites are others'",
        )

    def work_in_cluster(self, config: Config, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise UsageError(f"what is {args[0]!r}?", print_help=False)
        if opts.concurrency < 1:
            raise UsageError("--concurrency is a number from 1 up", print_help=False)
        if not opts.heartbeat >= MIN_HEARTBEAT_S:
            raise UsageError("--heartbeat is a number of seconds", print_help=False)
        listings_file_of(config)
        # An extra, which is there by now.
        from newsbot.cluster.queue import make_app, open_session  # noqa: PLC0415
        from newsbot.cluster.worker import ClusterWorker, WorkerOptions  # noqa: PLC0415

        session = open_session(config.database_url)
        self.log_as_a_service()
        options = WorkerOptions(opts.concurrency, opts.heartbeat, [*_settings(opts)])
        app = make_app(config.database_url)
        worker = ClusterWorker(app, session, options, _print)
        asyncio.run(worker.run())


def _print(line: str) -> None:
    """At once: whoever reads the journal does not want it in blocks."""
    print_lines([line])
    sys.stdout.flush()


def _settings(opts: argparse.Namespace) -> Iterator[str]:
    """Those of this command line, for each crawl's."""
    for setting in opts.set:
        yield from ("-s", setting)
