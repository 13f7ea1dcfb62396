"""All contenders on the same sites, round after round, the order turned round each time."""

import logging
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from newsbot.parser_process.cores import count_cores
from tests.bench.contenders import NEWSBOT, Contender
from tests.bench.measured import BenchError, Crawl, crawl
from tests.bench.served import ServedSite
from tests.bench.spread import Spread, paired, spread

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Lap:
    """A contender's crawl of the whole site, and of a short one for what its start costs."""

    whole: Crawl
    short: Crawl

    @property
    def cpu_per_page(self) -> float:
        """Seconds of processor time, of all its processes, without what it does once."""
        more = self.whole.pages - self.short.pages
        return (self.whole.process.cpu - self.short.process.cpu) / more


class Race:
    """The laps of each contender, one a round. Of those in `may_fail`, one that does is left out
    from then on, with its last words.
    """

    def __init__(
        self, contenders: Sequence[Contender], may_fail: Collection[Contender] = ()
    ) -> None:
        self._laps: dict[Contender, list[Lap]] = {contender: [] for contender in contenders}
        self._may_fail = may_fail
        self.left_out: dict[Contender, str] = {}

    def run(self, site: ServedSite, short: ServedSite, rounds: int) -> None:
        for number in range(rounds):
            for contender in [*self._laps][:: -1 if number % 2 else 1]:
                self._run_one(contender, site, short, f"{number + 1} of {rounds}")

    def _run_one(
        self, contender: Contender, site: ServedSite, short: ServedSite, number: str
    ) -> None:
        try:
            lap = Lap(_crawl(contender, site), _crawl(contender, short))
        except BenchError as error:
            if contender not in self._may_fail:
                raise
            logger.warning("%s. %s is left out: %s", number, contender.name, error.reason)
            self.left_out[contender] = error.reason
            del self._laps[contender]
            return
        self._laps[contender].append(lap)
        logger.info("%s. %s: %.0f pages/s", number, contender.name, lap.whole.pages_per_second)

    def speed(self, contender: Contender) -> Spread:
        """Pages a second."""
        return spread(lap.whole.pages_per_second for lap in self._laps[contender])

    def peak(self, contender: Contender) -> Spread:
        """Bytes of memory."""
        return spread(lap.whole.process.peak for lap in self._laps[contender])

    def cpu(self, contender: Contender) -> Spread:
        """Seconds of processor time for a page."""
        return spread(lap.cpu_per_page for lap in self._laps[contender])

    def speed_ratio(self, contender: Contender, other: Contender) -> Spread:
        mine, others = self._laps[contender], self._laps[other]
        return paired(
            (lap.whole.pages_per_second for lap in mine),
            (lap.whole.pages_per_second for lap in others),
        )

    def cpu_ratio(self, contender: Contender, other: Contender) -> Spread:
        """Of the processor's time for a page."""
        mine, others = self._laps[contender], self._laps[other]
        return paired((lap.cpu_per_page for lap in mine), (lap.cpu_per_page for lap in others))

    def rows(self) -> Iterator[str]:
        heads = ("pages/s", "CPU a page, ms", "memory", "newsbot is … times as fast", "goal")
        yield f"| on {count_cores()} cores | {' | '.join(heads)} |"
        yield "|---|---|---|---|---|---|"
        for one in self._laps:
            goal = f"≥ {one.goal:.2f}" if one.goal else ""
            memory = f"{self.peak(one).middle / 1e6:.0f} MB"
            yield (
                f"| {one.name} | {self.speed(one).middle:.0f} | {self.cpu(one).middle * 1e3:.2f} "
                f"| {memory} | {self.speed_ratio(NEWSBOT, one)} | {goal} |"
            )


def _crawl(contender: Contender, site: ServedSite) -> Crawl:
    with TemporaryDirectory() as place:
        folder = Path(place) / "output"
        done = crawl(contender.start(site, folder), site.take_log, folder)
    if done.pages < contender.least_pages(site):
        raise BenchError(f"asked for {done.pages} pages only")
    return done
