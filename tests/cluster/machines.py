"""Workers as the processes of several machines, on sites of which they ask together."""

import os
import signal
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.crawling import ROOT, Workspace, command
from tests.site.server import serve
from tests.site.site import Site

QUEUE = "newsbot_cluster"
SHORT_HEARTBEAT = ("--heartbeat", "0.5")  # a worker that is killed is missed after 1.5 s, not 30


@dataclass
class Cluster:
    """`listings`: the file's own name for each site. Each worker has a contact of its own, by which
    the servers tell who asked.
    """

    workspace: Workspace
    sites: dict[str, Site]
    file: Path
    processes: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(self, *arguments: str, contact: str = "") -> subprocess.Popen[str]:
        settings = {"NEWSBOT_LISTINGS_FILE": str(self.file), "NEWSBOT_CONTACT": contact}
        log = self.workspace.folder / f"{len(self.processes)}.log"
        with log.open("w") as file:
            process = subprocess.Popen(
                command(*arguments),
                cwd=ROOT,
                env=self.workspace.environment(**settings),
                stdout=file,
                stderr=subprocess.STDOUT,
                text=True,
            )
        self.processes.append(process)
        return process

    def worker(self, name: str, *arguments: str) -> subprocess.Popen[str]:
        contact = f"desk@{name}.example"
        return self.start(
            "worker", *SHORT_HEARTBEAT, *self.workspace.pace, *arguments, contact=contact
        )

    def log_of(self, process: subprocess.Popen[str]) -> str:
        number = self.processes.index(process)
        return (self.workspace.folder / f"{number}.log").read_text("utf-8")

    def schedule(self, *arguments: str) -> str:
        process = self.start("schedule", *arguments)
        assert process.wait(60) == 0, self.log_of(process)
        return self.log_of(process)

    def jobs(self) -> Counter[str]:
        """Those of each status."""
        sql = f"SELECT status::text, count(*) AS jobs FROM {QUEUE}.procrastinate_jobs GROUP BY 1"
        return Counter({row["status"]: row["jobs"] for row in self.workspace.rows(sql)})

    def results(self) -> list[tuple[str, int | None]]:
        sql = f"SELECT site, exit_code FROM {QUEUE}.newsbot_crawls ORDER BY job_id"
        return [(row["site"], row["exit_code"]) for row in self.workspace.rows(sql)]

    def stop(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in self.processes:
            process.wait(60)


@contextmanager
def cluster_of(workspace: Workspace, names: Sequence[str], settings: str = "") -> Iterator[Cluster]:
    """Of sites with two listings each, of 12 and 4 articles."""
    with ExitStack() as stack:
        sites = {name: stack.enter_context(serve(Site(12, seed=len(name)))) for name in names}
        for site in sites.values():
            site.add_listing("/tag/other/", site.articles[2:6])
        file = workspace.folder / "listings.toml"
        file.write_text("".join(described(name, site, settings) for name, site in sites.items()))
        cluster = Cluster(workspace, sites, file)
        stack.callback(cluster.stop)
        yield cluster


def described(name: str, site: Site, settings: str) -> str:
    return (
        f"[{name}]\n{settings}\nlistings.serimov = '{site.listing_url}'\n"
        f"listings.other = '{site.options.base_url}/tag/other/'\n"
    )


def was_asked_by_one_at_a_time(site: Site) -> bool:
    """A crawl begins with robots.txt: whoever asks for anything else has asked before."""
    askers = [received.headers["user-agent"] for received in site.log]
    return all(
        asker == before or received.path == "/robots.txt"
        for before, asker, received in zip(askers, askers[1:], site.log[1:], strict=False)
    )


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
