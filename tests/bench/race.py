"""All contenders on the same site, round after round, the order turned round each time."""

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.contenders import BARE, NEWSBOT, Contender
from tests.bench.measured import Crawl, crawl
from tests.bench.served import ServedSite
from tests.bench.spread import Spread, paired, spread

logger = logging.getLogger(__name__)


class Race:
    """The crawls of each contender, one a round."""

    def __init__(self, contenders: Sequence[Contender]) -> None:
        self._crawls: dict[Contender, list[Crawl]] = {contender: [] for contender in contenders}

    def run(self, site: ServedSite, rounds: int) -> None:
        for number in range(rounds):
            order = list(self._crawls)[:: -1 if number % 2 else 1]
            for contender in order:
                done = _crawl(contender, site)
                self._crawls[contender].append(done)
                logger.info(
                    "%d. %s: %.0f pages/s", number + 1, contender.name, done.pages_per_second
                )

    def speed(self, contender: Contender) -> Spread:
        """Pages a second."""
        return spread(done.pages_per_second for done in self._crawls[contender])

    def peak(self, contender: Contender) -> Spread:
        """Bytes of memory."""
        return spread(done.process.peak for done in self._crawls[contender])

    def speed_ratio(self, contender: Contender, other: Contender) -> Spread:
        mine, others = self._crawls[contender], self._crawls[other]
        return paired((c.pages_per_second for c in mine), (c.pages_per_second for c in others))

    def cpu_ratio(self, contender: Contender, other: Contender) -> Spread:
        """Of the processor's time for a page, the programs' start included."""
        mine, others = self._crawls[contender], self._crawls[other]
        return paired((c.cpu_per_page for c in mine), (c.cpu_per_page for c in others))

    def rows(self) -> Iterator[str]:
        yield "| program | pages/s | CPU a page | memory | newsbot is … times as fast | goal |"
        yield "|---|---|---|---|---|---|"
        for one in self._crawls:
            goal = f"≥ {one.goal:.2f}" if one.goal else ""
            memory = f"{self.peak(one).middle / 1e6:.0f} MB"
            yield (
                f"| {one.name} | {self.speed(one).middle:.0f} | {self.cpu_ratio(one, BARE)} "
                f"| {memory} | {self.speed_ratio(NEWSBOT, one)} | {goal} |"
            )


def _crawl(contender: Contender, site: ServedSite) -> Crawl:
    with TemporaryDirectory() as place:
        folder = Path(place) / "output"
        start = contender.start(site, folder)
        return crawl(start.command, start.environment, site.take_log, folder)
