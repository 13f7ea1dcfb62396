"""One schedule from its first run to the plain one at its end."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.crawling import PACES, Crawl, Workspace, crawl, start
from tests.site.server import serve
from tests.world.judge import faults_at_the_end, faults_of
from tests.world.schedule import RunPlan, Schedule, draw_schedule, plans_of
from tests.world.troubled_site import Machine, TroubledSite

NETWORK = "tests.world.network.SimulatedNetwork"
SIMULATION = (
    *("-s", f"DOWNLOAD_HANDLERS={json.dumps({'http': NETWORK, 'https': NETWORK})}"),
    *("-s", f"EXTENSIONS={json.dumps({'tests.world.clock.Clock': -1})}"),
)
MAX_RUN_S = 120
# One run of a plan on a machine: the crawl, and the site as it was before.
Runner = Callable[[int, RunPlan, Path], tuple[Crawl, TroubledSite]]


def live(seed: int, folder: Path, *, sockets: bool = False) -> list[str]:
    """What was found wrong, each with the number of its run; what the runs said is left in
    `folder`. `sockets`: over real ones, by the machine's clock; else inside the crawls' processes.
    """
    schedule = draw_schedule(seed, silence=not sockets)
    workspace = Workspace(folder, PACES["no_delay"])
    found: list[str] = []
    with (_over_sockets if sockets else _in_process)(schedule, workspace) as run_once:
        for number, plan in enumerate(plans_of(schedule)):
            log = folder / f"faults-{number}.jsonl"
            done, before = run_once(number, plan, log)
            (folder / f"run-{number}.txt").write_text(done.output + done.log)
            faults = faults_of(done, plan, before, log)
            found += [f"run {number}: {fault}" for fault in faults]
        return found + faults_at_the_end(done, before)


@contextmanager
def _in_process(schedule: Schedule, workspace: Workspace) -> Iterator[Runner]:
    def run_once(number: int, plan: RunPlan, log: Path) -> tuple[Crawl, TroubledSite]:
        site = TroubledSite(schedule, number)
        world: dict[str, Any] = {
            "seed": schedule.seed,
            "run": number,
            "log": str(log),
            "database": str(workspace.folder / "newsbot.db"),
        }
        done = crawl(
            workspace,
            site.listing_url,
            *SIMULATION,
            *_arguments(plan),
            seconds=MAX_RUN_S,
            WORLD=json.dumps(world),
        )
        return done, site

    yield run_once


@contextmanager
def _over_sockets(schedule: Schedule, workspace: Workspace) -> Iterator[Runner]:
    with serve(TroubledSite(schedule, 0)) as site:
        assert isinstance(site, TroubledSite)

        def run_once(number: int, plan: RunPlan, log: Path) -> tuple[Crawl, TroubledSite]:
            before = TroubledSite(schedule, number)
            before.change(base_url=site.options.base_url)
            process = start(workspace, site.listing_url, *_arguments(plan))
            site.trouble(
                plan,
                Machine(process.send_signal, workspace.folder / "newsbot.db", log),
            )
            output, words = process.communicate(timeout=MAX_RUN_S)
            site.end_run()
            return Crawl(workspace, process.returncode, output, words), before

        yield run_once


def _arguments(plan: RunPlan) -> list[str]:
    return ["-a", "full=1"] if plan.full else []
