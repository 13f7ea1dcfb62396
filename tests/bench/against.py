"""`python -m tests.bench against REV`: this newsbot beside another commit of it, in turns."""

import logging
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from newsbot.parser_process.cores import count_cores
from tests.bench.contenders import Newsbot, crawl_of
from tests.bench.measured import Start, run, walls_in_turns
from tests.bench.other_commands import VERSION, new_folder, version_of
from tests.bench.page_instructions import KINDS, instructions_a_page, write_pages
from tests.bench.race import Race
from tests.bench.revision import OURS, Revision, checked_out
from tests.bench.served import ServedSite
from tests.bench.spread import paired

logger = logging.getLogger(__name__)
HEAD = "| against {name}, on {cores} cores | times | goal |"
CPU_GOAL, PAGE_GOAL, UPDATE_GOAL = "≤ 0.65", "≤ 0.80", "≤ 1.15"


@dataclass(frozen=True, slots=True)
class NewsbotOf(Newsbot):
    revision: Revision = OURS

    def start(self, site: ServedSite, folder: Path) -> Start:
        return self.revision.start(Newsbot.start(self, site, folder))


def against_rows(name: str, site: ServedSite, short: ServedSite, rounds: int) -> Iterator[str]:
    """Raises BenchError where there is no commit of that name."""
    with checked_out(name) as other, TemporaryDirectory() as place:
        yield HEAD.format(name=name, cores=count_cores())
        yield "|---|---|---|"
        yield from _crawl_rows(other, site, short, rounds)
        yield from _update_rows(other, site, Path(place), rounds)
        yield from _page_rows(other, Path(place))


def _crawl_rows(other: Revision, site: ServedSite, short: ServedSite, rounds: int) -> Iterator[str]:
    ours, theirs = (NewsbotOf(one.name, "", "newsbot", revision=one) for one in (OURS, other))
    race = Race((ours, theirs))
    race.run(site, short, rounds)
    cpu = race.cpu_ratio(ours, theirs)
    of_a_page = " against ".join(f"{race.cpu(one).middle * 1e3:.2f}" for one in (ours, theirs))
    yield f"| processor time a page, start excluded ({of_a_page} ms) | {cpu} | {CPU_GOAL} |"
    yield f"| full crawl, pages/s | {race.speed_ratio(ours, theirs)} |  |"


def _update_rows(other: Revision, site: ServedSite, place: Path, rounds: int) -> Iterator[str]:
    starts: dict[str, Start] = {}
    for number, one in enumerate((OURS, other)):
        update = crawl_of(site.listing_url, new_folder(place, f"known {number}"))
        starts[one.name] = one.start(update)
        run(starts[one.name])
    starts[VERSION] = version_of(update)
    walls = walls_in_turns(starts, rounds)
    against = paired(walls[OURS.name], walls[other.name])
    start = paired(walls[OURS.name], walls[VERSION])
    yield f"| update run of a quiet listing | {against} |  |"
    yield f"| update run of a quiet listing, against `scrapy version` | {start} | {UPDATE_GOAL} |"


def _page_rows(other: Revision, place: Path) -> Iterator[str]:
    if shutil.which("valgrind") is None:
        yield "| instructions of a page: valgrind is not installed |  |  |"
        return
    pages = place / "pages.json"
    write_pages(pages)
    for page, kind in KINDS.items():
        ours, theirs = (instructions_a_page(one, kind, pages) for one in (OURS, other))
        logger.info("%s: %.0f and %.0f instructions", page, ours, theirs)
        millions = f"{ours / 1e6:.2f} against {theirs / 1e6:.2f} million"
        yield f"| instructions of a `{page}` ({millions}) | {ours / theirs:.2f} | {PAGE_GOAL} |"
