"""Saved pages read by several processes, each of which opens the archive's files by itself."""

import asyncio
import pickle
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from newsbot.archive.captures import Capture
from newsbot.errors import UnparsablePageError
from newsbot.parser_process.parser_pool import ParserPool
from newsbot.saved.pages import SavedPages

# So many pages wait for each process, so that it never waits for us.
WAITING = 4
# What pickle says of an archive whose pages are in memory or in a file without a name.
NOT_TO_BE_SHARED = (pickle.PicklingError, TypeError, AttributeError)

Answer = tuple[Any, dict[Capture, str]]

# What a file of `_shared` holds, in whichever process asks.
opened: dict[Path, SavedPages] = {}


class Job(NamedTuple):
    """`function(pages, *arguments)`, a function of some module, reads `capture`."""

    capture: Capture
    function: Callable[..., Any]
    arguments: tuple[Any, ...]


def read_all(pages: SavedPages, jobs: Iterable[Job], processes: int) -> list[Any]:
    """What the jobs' functions return, in the order of the jobs. A page that kills the process that
    reads it gives None and is then in `pages.unread`. An archive that only this process can read is
    read by it alone, and so are a few pages.
    """
    shared = _shared(pages) if processes > 1 else None
    if shared is None:
        return [job.function(pages, *job.arguments) for job in jobs]
    with TemporaryDirectory(prefix="newsbot-") as folder:
        file = Path(folder) / "pages.pickle"
        file.write_bytes(shared)
        opened[file] = pages
        try:
            answers = asyncio.run(_read(file, jobs, processes))
        finally:
            del opened[file]
    for _, unread in answers:
        pages.unread.update(unread)
    return [result for result, _ in answers]


def _shared(pages: SavedPages) -> bytes | None:
    try:
        return pickle.dumps(pages, pickle.HIGHEST_PROTOCOL)
    except NOT_TO_BE_SHARED:
        return None


async def _read(file: Path, jobs: Iterable[Job], processes: int) -> list[Answer]:
    parsers = [ParserPool() for _ in range(processes)]
    answers: dict[int, Answer] = {}
    numbered = enumerate(jobs)

    async def work(parser: ParserPool) -> None:
        for number, job in numbered:  # of which each takes the next
            try:
                answers[number] = await parser.call(_answer, file, job.function, job.arguments)
            except UnparsablePageError as error:
                answers[number] = None, {job.capture: str(error)}

    try:
        await asyncio.gather(*(work(parser) for parser in parsers * WAITING))
    finally:
        for parser in parsers:
            await parser.close()
    return [answers[number] for number in range(len(answers))]


def _answer(file: Path, function: Callable[..., Any], arguments: tuple[Any, ...]) -> Answer:
    if file not in opened:
        opened[file] = pickle.loads(file.read_bytes())  # noqa: S301 - our own
    pages = opened[file]
    return function(pages, *arguments), pages.take_unread()
