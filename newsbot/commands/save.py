"""`scrapy save`: a page as a case for the pytest plugin, with today's reading."""

import argparse
from pathlib import Path

from scrapy.exceptions import UsageError
from scrapy.http import Response

from newsbot.cli.page_command import PageCommand
from newsbot.config import Config
from newsbot.errors import ConfigError, escaped
from newsbot.spiders.failures import Loss
from newsbot.spiders.raw import page_of


class Command(PageCommand):
    def short_desc(self) -> str:
        return "Write a page and what is read from it today into a folder, as a test case"

    def syntax(self) -> str:
        return "FILE|URL|- FOLDER [--url URL] [--as listing|article] [--force]"

    def add_options(self, parser: argparse.ArgumentParser) -> None:
        super().add_options(parser)
        parser.add_argument(
            "--force", action="store_true", help="write over a case that is there already"
        )

    def work(self, _config: Config, args: list[str], opts: argparse.Namespace) -> None:
        from newsbot.saved.page_reading import page_kind  # noqa: PLC0415

        if len(args) != 2 or not all(args):
            raise UsageError("name one page, and the folder of its case")
        folder = Path(args[1])
        _check_free(folder, force=opts.force)
        response = self.find_page(args[0], opts)
        if response is None:
            return
        kind = opts.kind or page_kind(response)
        if isinstance(kind, Loss):
            self.lose(args[0], kind)
            return
        _write(folder, kind, response)
        print(escaped(str(folder)))


def _check_free(folder: Path, *, force: bool) -> None:
    from newsbot.testing.page_case import EXPECTED, PAGE, pages_in  # noqa: PLC0415

    if folder.exists() and not folder.is_dir():
        raise ConfigError(f"{folder} is a file: name a folder")
    there = [name for name in (PAGE, EXPECTED) if (folder / name).exists()]
    if there and not force:
        raise ConfigError(f"{folder} has a {there[0]} already: --force writes over it")
    others = [path.name for path in pages_in(folder) if path.name != PAGE]
    if others:
        raise ConfigError(f"{folder} has a {others[0]}: a case has one page")


def _write(folder: Path, kind: str, response: Response) -> None:
    from newsbot.testing.json_text import written  # noqa: PLC0415
    from newsbot.testing.page_case import EXPECTED, PAGE, describe  # noqa: PLC0415

    body, url, encoding = page_of(response)
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / PAGE
    page.write_bytes(body)
    text = written(describe(page, kind, url, encoding))
    (folder / EXPECTED).write_text(text, "utf-8", newline="\n")
