"""`scrapy db`: the schema and its migrations."""

import argparse

from scrapy.exceptions import UsageError

from newsbot.cli.database_command import DatabaseCommand, print_lines
from newsbot.config import Config
from newsbot.db.maintenance import check, current, upgrade

ACTIONS = {"upgrade": upgrade, "current": current, "check": check}


class Command(DatabaseCommand):
    def short_desc(self) -> str:
        return "Upgrade or check the database"

    def syntax(self) -> str:
        return "upgrade|current|check"

    def work(self, config: Config, args: list[str], _opts: argparse.Namespace) -> None:
        if len(args) != 1 or args[0] not in ACTIONS:
            raise UsageError(f"say one of {', '.join(ACTIONS)}", print_help=False)
        print_lines(ACTIONS[args[0]](config.database_url))
