"""What the commands that work on the database have in common."""

import argparse
import logging
import signal
import sys
from abc import abstractmethod
from collections.abc import Iterable
from io import TextIOWrapper

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newsbot.config import Config, read_config
from newsbot.db.session import ReadOnlySession
from newsbot.errors import ArchiveError, ConfigError, LockedError, StorageError, escaped
from newsbot.run.exit_codes import ExitCode
from newsbot.terminal.log_records import OneLineRecord


class DatabaseCommand(ScrapyCommand):
    """A failure is one line and the exit code of its kind."""

    requires_project = True
    requires_crawler_process = False

    @abstractmethod
    def work(self, config: Config, args: list[str], opts: argparse.Namespace, /) -> None: ...

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        assert self.settings is not None
        logging.setLogRecordFactory(OneLineRecord)
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` ends it, as it ends any filter
        # A page's words may be none that the terminal has, or none at all (lone surrogates).
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="replace")
        try:
            self.work(read_config(self.settings), args, opts)
        except (ConfigError, ArchiveError) as error:
            self._fail(ExitCode.USAGE, error)
        except LockedError as error:
            self._fail(ExitCode.LOCKED, error)
        except (StorageError, OSError) as error:
            self._fail(ExitCode.STORAGE, error)

    def _fail(self, code: ExitCode, error: Exception) -> None:
        print(escaped(f"newsbot: {error}"), file=sys.stderr)
        self.exitcode = code


class ReadingCommand(DatabaseCommand):
    """Takes no arguments and changes nothing."""

    @abstractmethod
    def report(self, database: ReadOnlySession, opts: argparse.Namespace) -> None: ...

    def work(self, config: Config, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise UsageError(f"what is {args[0]!r}?", print_help=False)
        self.report(ReadOnlySession(config.database_url), opts)


def refuse_options(args: list[str]) -> None:
    """Scrapy takes options that it does not know for arguments. What follows `--` is none."""
    if "--" in args:
        args.remove("--")
    elif unknown := [word for word in args if word.startswith("--")]:
        raise UsageError(f"there is no option {unknown[0]}", print_help=False)


def print_lines(lines: Iterable[str]) -> None:
    """What sites or archives say cannot speak to the terminal."""
    for line in lines:
        print(escaped(line))
