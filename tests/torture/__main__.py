"""`python -m tests.torture --hours 1`: harm of every kind to real crawls, for as long as wanted.

Each round draws a kind of harm by its seed: kills at failpoints and by the clock, failing system
calls, locks, lost connections, power cuts behind every call of a recorded crawl, every byte cut of
a feed's end. A round that fails prints its seed; `--seed SEED --rounds 1` does it again.
"""

import os
import sys
import time
import traceback
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from newsbot.urls.canonical import site_of
from tests import postgres
from tests.crawling import PACES, Workspace, crawl
from tests.site.server import serve
from tests.site.site import Site
from tests.torture import ack_log, rounds
from tests.torture.failpoints import Failpoint
from tests.torture.feed_tail import DeadFeed
from tests.torture.power_cut import Inspector, record
from tests.torture.rounds import MAX_S, Bench, Harm, undisturbed
from tests.torture.soundness import contents

ARTICLES = 8
PACE = PACES["no_delay"]
COMPLETED_CUTS = 3  # of a recording: those after which the next run completes the rest
Figures = Counter[str]


class Campaign:
    """`figures`: what was done so far."""

    def __init__(self, bench: Bench, on_server: Bench, server: str) -> None:
        self._bench = bench
        self._on_server = on_server
        self._server = server
        self.figures: Figures = Counter()
        self._kinds: dict[str, tuple[int, Callable[[Path, Random], None]]] = {
            "killed on SQLite": (6, self._harmed(rounds.kills)),
            "killed on PostgreSQL": (3, self._harmed(rounds.kills, on_server=True)),
            "disconnected from PostgreSQL": (2, self._harmed(rounds.disconnects, on_server=True)),
            "locked out of SQLite": (1, self._harmed(rounds.locks)),
            "locked out of PostgreSQL": (1, self._harmed(rounds.locks, on_server=True)),
            "failing system calls": (4, self._harmed(rounds.failed_calls)),
            "power cuts": (2, self._cut_power),
            "feeds cut at every byte": (1, self._cut_feeds),
        }

    def round(self, seed: int) -> bool:
        """Whether newsbot stood it."""
        chance = Random(seed)
        weights = [weight for weight, _ in self._kinds.values()]
        (kind,) = chance.choices(list(self._kinds), weights)
        with TemporaryDirectory(prefix="torture") as folder:
            try:
                self._kinds[kind][1](Path(folder), chance)
            except Exception:  # noqa: BLE001 - whatever it is, the campaign goes on
                self.figures["failed rounds"] += 1
                say(f"seed {seed}, {kind}:\n{traceback.format_exc()}")
                return False
        self.figures[kind] += 1
        return True

    def _harmed(
        self, draw: Callable[[Random], list[Harm]], *, on_server: bool = False
    ) -> Callable[[Path, Random], None]:
        def work(folder: Path, chance: Random) -> None:
            url = postgres.new_database(self._server) if on_server else ""
            bench = self._on_server if on_server else self._bench
            harms = draw(chance)
            try:
                codes = bench.run(Workspace(folder, PACE, url), harms)
            except Exception as error:
                error.add_note(f"after: {', '.join(map(str, harms))}")
                raise
            self.figures["runs harmed"] += len(codes)
            self.figures["runs that died of it"] += codes.count(rounds.KILLED)
            self.figures["runs that ended with exit 5"] += codes.count(rounds.STORAGE)

        return work

    def _cut_power(self, folder: Path, chance: Random) -> None:
        site, workspace = self._bench.site, Workspace(folder / "again" / "data", PACE)
        recording = record(Workspace(folder / "recorded" / "data", PACE), site.listing_url)
        inspector = Inspector(recording, workspace)
        cuts = list(recording.cuts("all", "none", "some", "some", seed=chance.random()))
        for cut in cuts:
            assert not inspector.lost(cut), (cut.after, cut.left)
        self.figures["places of power cuts"] += len(cuts)
        for cut in chance.sample(cuts, COMPLETED_CUTS):
            cut.restore(workspace)
            assert crawl(workspace, site.listing_url, seconds=MAX_S).exit_code == 0, (
                cut.after,
                cut.left,
            )
            assert contents(workspace, site) == self._bench.whole, (cut.after, cut.left)

    def _cut_feeds(self, folder: Path, _: Random) -> None:
        site, workspace = self._bench.site, Workspace(folder, PACE)
        arguments = ack_log.arguments(Path(os.devnull), Failpoint)
        told = ("-s", "TORTURE_FAILPOINT=rename kill 3")
        assert crawl(workspace, site.listing_url, *arguments, *told).exit_code == rounds.KILLED
        dead = DeadFeed(workspace, frozenset({site_of(site.listing_url)}))
        cuts = list(dead.cuts())
        whole = dead.rebuilt(*cuts[-1])
        for name, length in cuts:
            assert dead.rebuilt(name, length) == whole, (name, length)
        self.figures["bytes where a feed was cut"] += len(cuts)


@contextmanager
def campaign() -> Iterator[Campaign]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="torture")))
        site = stack.enter_context(serve(Site(ARTICLES)))
        (folder / "postgres").mkdir()
        server = stack.enter_context(postgres.server(folder / "postgres"))
        on_file = Workspace(folder / "sqlite", PACE)
        on_server = Workspace(folder / "server", PACE, postgres.new_database(server))
        yield Campaign(undisturbed(site, on_file), undisturbed(site, on_server), server)


def arguments() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--hours", type=float, default=0)
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--rounds", type=int, default=sys.maxsize, help="at most so many")
    parser.add_argument("--seed", type=int, help="of the first round; those after it count on")
    chosen = parser.parse_args()
    if not chosen.hours + chosen.minutes and chosen.rounds == sys.maxsize:
        parser.error("say for how long: --hours, --minutes or --rounds")
    return chosen


def main() -> None:
    chosen = arguments()
    seconds = 3600 * chosen.hours + 60 * chosen.minutes or float("inf")
    first = Random().randrange(10**6) if chosen.seed is None else chosen.seed
    started = time.monotonic()
    with campaign() as work:
        say(f"The first round's seed is {first}")
        for seed in range(first, first + chosen.rounds):
            if time.monotonic() > started + seconds:
                break
            work.round(seed)
        say(f"{(time.monotonic() - started) / 60:.0f} minutes")
        for name, count in sorted(work.figures.items()):
            say(f"{count:9,} {name}")
        sys.exit(work.figures["failed rounds"] > 0)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
