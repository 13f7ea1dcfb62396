"""What the commands on the cluster's queue have in common."""

import argparse
from abc import abstractmethod

from scrapy.utils.log import configure_logging

from newsbot import settings as project
from newsbot.cli.database_command import DatabaseCommand
from newsbot.config import Config
from newsbot.errors import ConfigError
from newsbot.listings_file import ListingsFile


class ClusterCommand(DatabaseCommand):
    """On PostgreSQL, with the extra `cluster`."""

    @abstractmethod
    def work_in_cluster(self, config: Config, args: list[str], opts: argparse.Namespace, /) -> None:
        """Imports of newsbot's `cluster` stand in here."""

    def work(self, config: Config, args: list[str], opts: argparse.Namespace) -> None:
        if config.database_url.get_backend_name() != "postgresql":
            raise ConfigError(
                "a cluster needs a PostgreSQL database in NEWSBOT_DATABASE_URL: an SQLite file is"
                " one machine's"
            )
        try:
            import procrastinate  # noqa: F401, PLC0415 - an extra
        except ImportError as error:
            raise ConfigError(f"{error}: pip install 'newsbot[cluster]'") from None
        self.work_in_cluster(config, args, opts)

    def log_as_a_service(self) -> None:
        """What happened, line by line, unless the user wants less."""
        assert self.settings is not None
        if self.settings["LOG_LEVEL"] == project.LOG_LEVEL:
            self.settings.set("LOG_LEVEL", "INFO", priority="project")
        configure_logging(self.settings)


def listings_file_of(config: Config) -> ListingsFile:
    """Raises ConfigError."""
    if config.listings_file is None:
        raise ConfigError("NEWSBOT_LISTINGS_FILE names no file: the cluster shares out its sites")
    return config.listings_file
