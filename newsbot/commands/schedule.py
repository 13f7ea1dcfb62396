"""`scrapy schedule`: puts sites into the cluster's queue, when they are due or now."""

import argparse
import asyncio
import logging

from scrapy.exceptions import UsageError

from newsbot.cli.cluster_command import ClusterCommand, listings_file_of
from newsbot.cli.database_command import print_lines
from newsbot.config import Config, read_config
from newsbot.errors import ConfigError
from newsbot.listings_file import ListingsFile

logger = logging.getLogger(__name__)


class Command(ClusterCommand):
    def short_desc(self) -> str:
        return "Put sites into the workers' queue when they are due"

    def syntax(self) -> str:
        return "[--now [SITE or pattern]...]"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--now", action="store_true", help="these sites, or all, and end")

    def work_in_cluster(self, config: Config, args: list[str], opts: argparse.Namespace) -> None:
        file = listings_file_of(config)
        if args and not opts.now:
            raise UsageError(f"to queue {args[0]} now say --now", print_help=False)
        # Procrastinate, an extra, is there by now.
        from newsbot.cluster.queue import make_app, open_session, queue_sites  # noqa: PLC0415
        from newsbot.cluster.sites import find_sites  # noqa: PLC0415

        if not opts.now:
            self._schedule(config, file)
            return
        sites = find_sites(file, args)
        open_session(config.database_url).close()
        for site, is_new in asyncio.run(queue_sites(make_app(config.database_url), sites)).items():
            print_lines([f"{site}  {'queued' if is_new else 'waits in the queue already'}"])

    def _schedule(self, config: Config, file: ListingsFile) -> None:
        from newsbot.cluster.current_sites import CurrentSites  # noqa: PLC0415
        from newsbot.cluster.queue import make_app, open_session  # noqa: PLC0415
        from newsbot.cluster.scheduler import Scheduler  # noqa: PLC0415

        assert self.settings is not None
        settings = self.settings
        sites = CurrentSites(file, lambda: listings_file_of(read_config(settings)))
        if not sites.scheduled():
            raise ConfigError(f"{file.path} gives no site a schedule")
        session = open_session(config.database_url)
        self.log_as_a_service()
        logger.info("sites with a schedule: %d", len(sites.scheduled()))
        scheduler = Scheduler(make_app(config.database_url), session, sites.scheduled)
        asyncio.run(scheduler.run())
