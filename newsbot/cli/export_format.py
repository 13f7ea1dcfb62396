"""In which format `scrapy export` writes: what is asked for, else what the file's name says."""

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any

from scrapy.exceptions import UsageError

from newsbot.feeds.compression import OPENERS
from newsbot.feeds.csv_file import write_csv
from newsbot.feeds.lines import encode

ENDINGS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jl": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
    ".atom": "atom",
}
FORMATS = tuple(dict.fromkeys(ENDINGS.values()))

Write = Callable[[IO[bytes], str, Iterable[Mapping[str, Any]]], None]


def chosen_format(opts: argparse.Namespace) -> str:
    """Raises UsageError for a name that says none, and for what the format cannot hold."""
    chosen: str = opts.format or _by_name(opts.output)
    if chosen in {"csv", "parquet"} and opts.type is None:
        raise UsageError(
            f"a {chosen} file holds one kind of line: --type article or --type rate",
            print_help=False,
        )
    if chosen == "parquet":
        _check_parquet(opts.output)
    return chosen


def _by_name(output: str | None) -> str:
    if output is None or output == "-" or _is_stream(Path(output)):
        return "jsonl"
    path = Path(output.lower())
    ending = (path.with_suffix("") if path.suffix in OPENERS else path).suffix
    if ending not in ENDINGS:
        raise UsageError(
            f"-o {output}: which format? Its name ends in none of {', '.join(ENDINGS)}"
            f" (with {' or '.join(OPENERS)} compressed); say --format",
            print_help=False,
        )
    return ENDINGS[ending]


def _is_stream(path: Path) -> bool:
    return path.exists() and not path.is_file() and not path.is_dir()


def _check_parquet(output: str | None) -> None:
    if find_spec("pyarrow") is None:
        raise UsageError("parquet needs pyarrow: pip install 'newsbot[parquet]'", print_help=False)
    if output in {None, "-"} and sys.stdout.isatty():
        raise UsageError("parquet is nothing to read on a terminal: -o FILE", print_help=False)
    if output and Path(output.lower()).suffix in OPENERS:
        raise UsageError(f"-o {output}: parquet is compressed by itself", print_help=False)


def writer_of(chosen: str) -> Write:
    """For jsonl, csv and parquet."""
    if chosen == "csv":
        return write_csv
    if chosen == "parquet":
        from newsbot.feeds.parquet_file import write_parquet  # noqa: PLC0415 - an extra

        return write_parquet
    return _write_jsonl


def _write_jsonl(file: IO[bytes], _kind: str, lines: Iterable[Mapping[str, Any]]) -> None:
    for line in lines:
        file.write(encode(line))
