"""`scrapy report`: what is stored, as one HTML page for people."""

import argparse
import sys
from pathlib import Path

from scrapy.exceptions import UsageError

from newsbot.cli.database_command import DatabaseCommand
from newsbot.config import Config
from newsbot.db.session import ReadOnlySession
from newsbot.errors import ConfigError
from newsbot.folders import write_file

DEFAULT = "data/report.html"


class Command(DatabaseCommand):
    def short_desc(self) -> str:
        return "Make one HTML page of rates, completeness, articles, edits and runs"

    def syntax(self) -> str:
        return "[-o FILE]"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "-o", "--output", metavar="FILE", help=f"{DEFAULT} if not given; - is standard output"
        )

    def work(self, config: Config, args: list[str], opts: argparse.Namespace) -> None:
        if args:
            raise UsageError(f"what is {args[0]!r}?", print_help=False)
        path = Path(opts.output) if opts.output else config.root / DEFAULT
        if path.is_dir():
            raise UsageError(f"-o {path}: it is a folder; name a file", print_help=False)
        page = _make_page(config)
        if opts.output == "-":
            sys.stdout.buffer.write(page)
            return
        write_file(path, page)
        print(f"report  {path.resolve()}")


def _make_page(config: Config) -> bytes:
    """Its libraries are an extra."""
    try:
        from newsbot.report.content import read_content  # noqa: PLC0415
        from newsbot.report.page import render_page  # noqa: PLC0415
    except ImportError as error:
        raise ConfigError(f"{error.name} is not installed: pip install 'newsbot[report]'") from None
    content = ReadOnlySession(config.database_url).execute(read_content)
    return render_page(content).encode("utf-8", "replace")
