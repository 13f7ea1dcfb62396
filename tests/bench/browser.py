"""What a browser costs: one site of plain pages, read without and with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.bench.contenders import Contender, crawl_of
from tests.bench.measured import Start
from tests.bench.race import Race
from tests.bench.served import ServedSite


@dataclass(frozen=True, slots=True)
class Rendering(Contender):
    """Its name is the setting's value."""

    def start(self, site: ServedSite, folder: Path) -> Start:
        folder.mkdir()
        return crawl_of(site.listing_url, folder, NEWSBOT_RENDER=self.name)


MODES = tuple(Rendering(mode, "", "newsbot") for mode in ("never", "always"))


def browser_rows(site: ServedSite, short: ServedSite, rounds: int) -> Iterator[str]:
    race = Race(MODES)
    race.run(site, short, rounds)
    yield "| `NEWSBOT_RENDER` | pages/s | times as fast as `never` |"
    yield "|---|---|---|"
    for mode in MODES:
        speed, ratio = race.speed(mode), race.speed_ratio(mode, MODES[0])
        yield f"| `{mode.name}` | {speed.middle:.1f} | {ratio.middle:.3f} |"
