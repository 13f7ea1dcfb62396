"""What a run has, for the spider and each of Scrapy's components."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from scrapy.crawler import Crawler

from newsbot.archive.storage import WarcCacheStorage
from newsbot.config import Config
from newsbot.db.rates import LatestRates
from newsbot.db.writer import Writer
from newsbot.network.resolver import GuardedResolver
from newsbot.parser_process.parser_pool import ParserPool
from newsbot.run.causes import Causes
from newsbot.run.exit_codes import ExitCode
from newsbot.run.hosts import Hosts
from newsbot.run.targets import Targets
from newsbot.walk.rendering import Rendering


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchContext:
    """What it takes to ask for pages. `archive`: of a run that records or replays. `resolver`: what
    every client of the network asks, with the run's address guard.
    """

    config: Config
    targets: Targets
    resolver: GuardedResolver
    rendering: Rendering
    hosts: Hosts
    archive: WarcCacheStorage | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunContext(FetchContext):
    """`latest_rates`: by site and pair, kept up by the pipeline."""

    causes: Causes
    writer: Writer
    parsers: ParserPool
    latest_rates: LatestRates


CONTEXTS: WeakKeyDictionary[Crawler, FetchContext] = WeakKeyDictionary()


def open_context(crawler: Crawler, context: FetchContext) -> None:
    """Before the first request: by the extension Run, or by whoever fetches a page alone."""
    CONTEXTS[crawler] = context


def context_of(crawler: Crawler) -> FetchContext:
    """Raises KeyError before the run is open, and where it was refused."""
    return CONTEXTS[crawler]


def run_context_of(crawler: Crawler) -> RunContext:
    """The same, of a run that stores what it reads."""
    context = CONTEXTS[crawler]
    assert isinstance(context, RunContext)
    return context


EXIT_CODES: WeakKeyDictionary[Crawler, ExitCode] = WeakKeyDictionary()


def end_run(crawler: Crawler, exit_code: ExitCode) -> None:
    """By the extension Run, when all is stored."""
    EXIT_CODES[crawler] = exit_code


def exit_code_of(crawler: Crawler) -> ExitCode:
    """That of a bug until the run has come to its end."""
    return EXIT_CODES.get(crawler, ExitCode.BUG)
