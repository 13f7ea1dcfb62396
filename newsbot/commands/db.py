"""`scrapy db`: the schema and its migrations; old runs that nobody needs."""

import argparse
from collections.abc import Iterator

from scrapy.exceptions import UsageError

from newsbot.alerts.days import HISTORY
from newsbot.cli.database_command import DatabaseCommand, print_lines, refuse_options
from newsbot.config import Config
from newsbot.db.maintenance import check, current, prune, upgrade, vacuum

ACTIONS = {"upgrade": upgrade, "current": current, "check": check}
NAMES = (*ACTIONS, "prune")
MAX_DAYS = 36_500


class Command(DatabaseCommand):
    def short_desc(self) -> str:
        return "Upgrade, check or prune the database"

    def long_desc(self) -> str:
        return (
            "upgrade and check: the schema, and an SQLite file. prune: deletes the page receipts"
            " of runs that ended more than DAYS ago, and those runs. Articles, revisions and rates"
            " stay, and the runs that they name; so does what the next run needs."
        )

    def syntax(self) -> str:
        return "upgrade|current|check|prune --keep DAYS [--dry-run] [--vacuum]"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument("--keep", metavar="DAYS", help="prune: for how many days all stays")
        parser.add_argument(
            "--dry-run", action="store_true", help="prune: only say what would be deleted"
        )
        parser.add_argument(
            "--vacuum",
            action="store_true",
            help="prune: then rewrite an SQLite file without its free space, while no run is at"
            " work; takes up to twice the file's size on the disk meanwhile",
        )

    def work(self, config: Config, args: list[str], opts: argparse.Namespace) -> None:
        refuse_options(args)
        if len(args) != 1 or args[0] not in NAMES:
            raise UsageError(f"say one of {', '.join(NAMES)}", print_help=False)
        if args[0] == "prune":
            print_lines(_prune(config, opts))
            return
        if opts.keep is not None or opts.dry_run or opts.vacuum:
            words = "--keep, --dry-run and --vacuum are for scrapy db prune"
            raise UsageError(words, print_help=False)
        print_lines(ACTIONS[args[0]](config.database_url))


def _prune(config: Config, opts: argparse.Namespace) -> Iterator[str]:
    url, days = config.database_url, _days(opts.keep)
    if opts.vacuum and opts.dry_run:
        raise UsageError("--vacuum rewrites the file: it is no --dry-run", print_help=False)
    if opts.vacuum and url.get_backend_name() != "sqlite":
        words = "--vacuum is for SQLite files; PostgreSQL's autovacuum looks after its own"
        raise UsageError(words, print_help=False)
    history_days = HISTORY.days + 1 if config.has_alerts else 0
    yield prune(url, days, max(days, history_days), dry=opts.dry_run)
    if opts.vacuum:
        yield vacuum(url)


def _days(text: str | None) -> int:
    if text is None:
        raise UsageError("say how long all is to stay: --keep DAYS", print_help=False)
    if not (text.isascii() and text.isdigit() and len(text) < 9 and int(text) <= MAX_DAYS):
        words = f"--keep takes a whole number of days up to {MAX_DAYS:,}, not {text!r}"
        raise UsageError(words, print_help=False)
    return int(text)
