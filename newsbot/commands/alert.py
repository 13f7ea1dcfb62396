"""`scrapy alert`: tells people of what no run's end can tell, for cron."""

import argparse
import sys

from scrapy.exceptions import UsageError

from newsbot.alerts.alerts import tell, try_addresses, undelivered_words
from newsbot.cli.database_command import DatabaseCommand, print_lines
from newsbot.config import Config
from newsbot.errors import ConfigError
from newsbot.run.exit_codes import ExitCode


class Command(DatabaseCommand):
    def short_desc(self) -> str:
        return "Tell people what is old, out of its rhythm, dead, or well again"

    def syntax(self) -> str:
        return "[--test]"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--test", action="store_true", help="send a word to each address")

    def work(self, config: Config, args: list[str], opts: argparse.Namespace) -> None:
        if not config.has_alerts:
            raise ConfigError("NEWSBOT_ALERTS names nobody to tell, nor does the listings file")
        if args:
            raise UsageError(f"what is {args[0]!r}?", print_help=False)
        if opts.test:
            self._test(config)
            return
        for name in tell(config):
            print(f"newsbot: {undelivered_words(name)}", file=sys.stderr)
            self.exitcode = ExitCode.PARTIAL

    def _test(self, config: Config) -> None:
        for name, took in try_addresses(config).items():
            print_lines([f"{name}: {'delivered' if took else 'NOT delivered'}"])
            if not took:
                self.exitcode = ExitCode.PARTIAL
