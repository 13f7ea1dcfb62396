"""What the commands that only read the database have in common."""

import argparse
import sys
from abc import abstractmethod

from scrapy.commands import ScrapyCommand
from scrapy.exceptions import UsageError

from newsbot.config import ConfigError, read_config
from newsbot.db.errors import StorageError
from newsbot.db.session import ReadingSession
from newsbot.exit_codes import ExitCode


class ReadingCommand(ScrapyCommand):
    """Opens the configured database; a failure is one line and the exit code of its kind."""

    requires_project = True
    requires_crawler_process = False

    @abstractmethod
    def report(self, database: ReadingSession, opts: argparse.Namespace) -> None: ...

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise UsageError(f"what is {args[0]!r}?", print_help=False)
        assert self.settings is not None
        try:
            config = read_config(self.settings)
            self.report(ReadingSession(config.database_url), opts)
        except ConfigError as error:
            self._fail(ExitCode.USAGE, error)
        except (StorageError, OSError) as error:
            self._fail(ExitCode.STORAGE, error)

    def _fail(self, code: ExitCode, error: Exception) -> None:
        print(f"newsbot: {error}", file=sys.stderr)
        self.exitcode = code
