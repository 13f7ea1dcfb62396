"""One round: harm is done to real crawls, and the next plain one makes all whole again."""

import subprocess
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.crawling import ROOT, Workspace, crawl, crawl_command
from tests.site.site import Site
from tests.torture import ack_log
from tests.torture.ack_log import AckLog, acks_in, stored
from tests.torture.failpoints import Failpoint
from tests.torture.soundness import assert_sound, contents, has_tables
from tests.torture.syscalls import failing

KILLED = -9
STORAGE = 5
MAX_S = 900  # a crawl of a second, on a machine that is busy with others
MAX_DEATHS = 3  # in a row, before a run is left alone
# How often a crawl of a few articles comes by, about; beyond that nothing happens.
TIMES = {
    "begin": 25,
    "statement": 220,
    "executed": 220,
    "commit": 25,
    "acknowledgement": 30,
    "lock": 1,
    "folder": 4,
    "rename": 3,
    "clock": 1_500,
}
CALLS = {"pwrite64": 120, "fdatasync": 12, "ftruncate": 4, "fsync": 8, "rename": 3}
ERRORS = ("EIO", "ENOSPC")


@dataclass(frozen=True, slots=True)
class Harm:
    """`failpoint`: as the extension takes it. `inject`: a system call, how it fails, and when."""

    failpoint: str = ""
    inject: tuple[str, str, str] | None = None

    def __str__(self) -> str:
        return self.failpoint or " ".join(self.inject or ())


def kills(chance: Random) -> list[Harm]:
    points = (chance.choice(list(TIMES)) for _ in range(chance.randint(1, MAX_DEATHS)))
    return [Harm(f"{point} kill {chance.randint(1, TIMES[point])}") for point in points]


def locks(chance: Random) -> list[Harm]:
    return [Harm(f"begin lock {chance.randint(12, TIMES['begin'])}")]


def disconnects(chance: Random) -> list[Harm]:
    point = chance.choice(["statement", "executed", "commit"])
    return [Harm(f"{point} disconnect {chance.randint(60, TIMES['statement'])}")]


def failed_calls(chance: Random) -> list[Harm]:
    call = chance.choice(list(CALLS))
    when = f"{chance.randint(1, CALLS[call])}{chance.choice(['', '+'])}"
    return [Harm(inject=(call, chance.choice(ERRORS), when))]


@dataclass(frozen=True)
class Bench:
    """What every round on a kind of database has: the site, and what an undisturbed crawl of it
    makes, in the words of that database.
    """

    site: Site
    whole: str

    def run(self, workspace: Workspace, harms: list[Harm]) -> list[int]:
        """How the harmed runs ended. Raises AssertionError where anything is lost, doubled, half
        or not made whole by the next run.
        """
        log = workspace.folder / "acks"
        codes = [self._suffer(workspace, harm, log) for harm in harms]
        self._look(workspace, log)
        again = crawl(workspace, self.site.listing_url, seconds=MAX_S)
        assert again.exit_code == 0, again.log
        assert contents(workspace, self.site) == self.whole
        return codes

    def _suffer(self, workspace: Workspace, harm: Harm, log: Path) -> int:
        url, arguments = self.site.listing_url, ack_log.arguments(log, AckLog)
        if harm.failpoint:
            arguments = ack_log.arguments(log, AckLog, Failpoint)
            told = ("-s", f"TORTURE_FAILPOINT={harm.failpoint}")
            run = crawl(workspace, url, *arguments, *told, seconds=MAX_S)
            assert run.exit_code in {0, KILLED}, run.log
            return run.exit_code
        assert harm.inject
        done = subprocess.run(
            [*failing(*harm.inject), *crawl_command(workspace, url, *arguments)],
            cwd=ROOT,
            env=workspace.environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in {0, STORAGE}, done.stderr
        assert "Traceback" not in done.stderr
        return done.returncode

    def _look(self, workspace: Workspace, log: Path) -> None:
        if has_tables(workspace):
            assert_sound(workspace)
            lost = {*acks_in(log)} - stored(workspace)
            assert not lost, lost


def undisturbed(site: Site, workspace: Workspace) -> Bench:
    assert crawl(workspace, site.listing_url, seconds=MAX_S).exit_code == 0
    return Bench(site, contents(workspace, site))
